"""The papers (policy documents) and the passages that can be quoted from them, as frozen values."""

from dataclasses import dataclass

JOINT = " > "
"""Between the headings above a passage where they stand in one cell."""
ID = "doc:"
"""What ids of passages begin with."""
LEADS = "牵头"
"""Before the unit in charge, where all that a passage says stands in one text."""
TITLE = 20
"""Characters of a passage's beginning that stand for its name where it has none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: ``key`` as ``hz-2022-6``, title, number (文号, may be ''), ISO date (may end early: 2018), issuer.

    ``printed_in`` is the book that it was taken from, as 杭州市人民政府公报 2017年第2期(总第218期).
    """

    key: str
    title: str
    number: str
    date: str
    issuer: str
    printed_in: str

    @property
    def of_district(self) -> bool:
        """Does it hold in one district only (上城区), whose papers' keys begin with sc-?"""
        return self.key.startswith("sc-")


@dataclass(frozen=True, slots=True)
class Passage:
    """What can be quoted at once: a few sentences of an item, or a row of a table with its columns named.

    ``place`` tells it from the others of its paper and follows the printed numbering (``a1-50-3``: annex 1, row 50,
    measure 3); ``path`` holds the headings above it from the top, as printed; ``name`` is the title of its own item or
    row ('' for none); ``text`` the printed words without the blanks of line breaks.  ``lead`` is the unit in charge,
    ``units`` the others that work on it, ``due`` the date, each as printed or ''.  ``page`` is the printed page or ''.
    """

    paper: str
    place: str
    path: tuple[str, ...]
    name: str
    text: str
    lead: str = ""
    units: str = ""
    due: str = ""
    page: str = ""

    @property
    def title(self) -> str:
        """Its name, else the heading it stands under, else its first words."""
        return self.name or (self.path[-1] if self.path else self.text[:TITLE])

    @property
    def said(self) -> str:
        """All that it says: headings, name, words, who leads (牵头：市民政局) and by when."""
        lead = f"{LEADS}：{self.lead}" if self.lead else ""
        return " ".join(filter(None, (*self.path, self.name, self.text, lead, self.due)))

    @property
    def id(self) -> str:
        """Paper and place, as ``doc:hz-2022-6:a1-50-3``."""
        return f"{ID}{self.paper}:{self.place}"


@dataclass(frozen=True, slots=True)
class Story:
    """What became of an entry later: the passage that says so, and why it is about this entry."""

    entry_id: str
    passage_id: str
    reason: str
