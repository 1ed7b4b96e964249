"""Guides over several matters: life events (一件事) in stages, and which errand comes before which."""

from dataclasses import dataclass
from typing import ClassVar

from knowledge.source import Source


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a life event: its name and the ids of the entries that belong to it, likeliest first."""

    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A life event of the 2019 work plan: ``who`` is 个人 or 企业, ``about`` says in plain words what it covers.

    ``missing`` says what people expect of it and the books do not hold ('' for nothing of weight); ``phrasings`` are
    ways in which people name the whole of it; ``source`` is where its name stands, stages and entries are ours.
    """

    no: int
    name: str
    who: str
    about: str
    missing: str
    stages: tuple[Stage, ...]
    phrasings: tuple[str, ...]
    source: Source

    PREFIX: ClassVar[str] = "event:"
    """What the ids of life events begin with."""

    @property
    def id(self) -> str:
        """Its place in the plan's order, as ``event:3``."""
        return f"{self.PREFIX}{self.no}"

    @property
    def title(self) -> str:
        """Its name."""
        return self.name

    @property
    def shown(self) -> str:
        """The name as it stands among other entries."""
        return f"{self.name}“一件事”"

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of all its entries: the first of each stage, then the second of each, and so on."""
        longest = max((len(stage.entries) for stage in self.stages), default=0)
        return tuple(stage.entries[at] for at in range(longest) for stage in self.stages if at < len(stage.entries))


@dataclass(frozen=True, slots=True)
class Errand:
    """Matters in whose unit or title one of ``marks`` stands, and why they come before those further down."""

    marks: tuple[str, ...]
    reason: str
