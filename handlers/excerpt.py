"""Of a long text, the stretch of whole clauses nearest to a question."""

import re

_CLAUSE = re.compile(r"[^。；！？]*(?:[。；！？]+[”’）]*)+|[^。；！？]+")
"""Every text is the sum of its clauses."""


def excerpt(text: str, question: str, most: int) -> str:
    """The text, or of one longer than ``most`` characters the stretch that shares most with the question.

    Single clauses longer than that stay whole.
    """
    clauses = _CLAUSE.findall(text)
    if len(text) <= most or len(clauses) < 2:
        return text
    first, last = _stretch(clauses, question, most)
    before, after = "……" if first else "", "……" if last < len(clauses) - 1 else ""
    return f"{before}{''.join(clauses[first : last + 1])}{after}"


def _stretch(clauses: list[str], question: str, most: int) -> tuple[int, int]:
    """The first and last of the clauses around the likest that fit into ``most`` characters."""
    pairs = {question[at : at + 2] for at in range(len(question) - 1)}
    shared = [sum(pair in clause for pair in pairs) for clause in clauses]
    first = last = shared.index(max(shared))
    while True:
        wider = ((first, last + 1), (first - 1, last))
        inside = ((start, end) for start, end in wider if start >= 0 and end < len(clauses))
        fitting = [(start, end) for start, end in inside if len("".join(clauses[start : end + 1])) <= most]
        if not fitting:
            return first, last
        first, last = fitting[0]
