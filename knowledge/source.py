"""Where a fact stands in print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands in print: document, its issue, ISO date of publication, printed page, place on it."""

    document: str
    issue: str
    published: str
    page: str
    item: str
