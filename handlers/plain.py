"""A reply as plain text: for programs, for the terminal, for copying."""

from handlers.reply import Reply, Style

_PREFIX = {Style.TITLE: "【", Style.QUOTE: "  "}
_SUFFIX = {Style.TITLE: "】"}


def plain(reply: Reply) -> str:
    """The paragraphs line by line, steps numbered."""
    lines, step = [], 0
    for paragraph in reply.paragraphs:
        step = step + 1 if paragraph.style is Style.STEP else 0
        number = f"{step}. " if step else ""
        lines.append(f"{_PREFIX.get(paragraph.style, '')}{number}{paragraph.text}{_SUFFIX.get(paragraph.style, '')}")
    return "\n".join(lines)
