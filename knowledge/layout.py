"""Where each knowledge file lies under the data folder."""

from pathlib import Path


class Layout:
    """The knowledge files below one folder: ``official`` is written by the importer, the rest by people."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.about = root / "about.toml"  # when the knowledge was last edited
        self.absent = root / "absent.csv"  # what people ask for and the books do not hold

        official = root / "official"
        self.matters = official / "matters.csv"
        self.units = official / "units.csv"
        self.faq = official / "faq.toml"
        self.places = official / "places.csv"
        self.facts = official / "gazette.csv"
        self.announcement = official / "announcement.toml"

        self.papers = official / "papers.toml"  # the policy papers
        self.passages_folder = official / "papers"  # their passages, a table a paper

        editorial = root / "editorial"
        self.unit_names = editorial / "unit_names.csv"  # what people call the units, and what they are called today
        self.district_names = editorial / "district_names.csv"
        self.place_notes = editorial / "place_notes.csv"  # everyday names, kinds, remarks and coordinates
        self.contexts = editorial / "contexts.csv"  # what a bare title is about
        self.faq_short = editorial / "faq_short.toml"  # our short names and answers in steps
        self.faq_added = editorial / "faq_added.toml"  # whole questions and answers of maintainers
        self.corrections = editorial / "corrections.csv"  # misprints, which the importer puts beside what is printed
        self.life_events = editorial / "life_events.toml"  # guided menus over several matters
        self.errands = editorial / "errands.csv"  # what comes before what when several matters are planned
        self.stories = editorial / "stories.csv"  # what the papers say has become of matters
        self.usual = editorial / "usual.csv"  # entries to show to somebody who has not asked yet

        self.not_units = root / "language" / "not_units.csv"  # words in which a unit's name is not that unit
        self.frames = root / "language" / "frames.csv"  # words that carry the wish to ask, not its subject
        self.courtesies = root / "language" / "courtesies.csv"  # what is said without asking anything
        self.story = root / "language" / "story.csv"  # words that tell a story and are not what is asked about
        self.aspects = root / "language" / "aspects.csv"  # what is asked about an entry that is at hand
        self.facets = root / "language" / "facets.csv"  # what tells near twins apart, and how one asks for it
        self.bundles = root / "language" / "bundles.csv"  # words that name several things at once
        self.place_names = root / "language" / "places.csv"  # places that not every paper speaks of
        self.foreign = root / "language" / "foreign.csv"  # other languages' and regions' words in plain Mandarin

    @property
    def phrasings(self) -> tuple[Path, ...]:
        """How people ask, any number of tables."""
        return tuple(sorted(path for path in (self.root / "phrasings").glob("*.csv") if _is_ours(path)))

    @property
    def passages(self) -> tuple[Path, ...]:
        """The tables of passages."""
        return tuple(sorted(path for path in self.passages_folder.glob("*.csv") if _is_ours(path)))

    @property
    def asks(self) -> tuple[Path, ...]:
        """How people ask for what stands in the papers, any number of tables."""
        return tuple(sorted(path for path in (self.root / "asks").glob("*.csv") if _is_ours(path)))

    def files(self) -> tuple[Path, ...]:
        """Every knowledge file that exists, in a fixed order."""
        return tuple(
            sorted(path for path in self.root.rglob("*") if path.suffix in (".csv", ".toml") and _is_ours(path))
        )


def _is_ours(path: Path) -> bool:
    """Is it a file, and none that a spreadsheet lays beside the one it has open (~$表.csv, ._表.csv)?"""
    return path.is_file() and not path.name.startswith(("~$", "."))
