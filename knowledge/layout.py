"""Where each knowledge file lies under the data folder, and the columns of each table."""

from dataclasses import dataclass
from pathlib import Path

MATTERS = ("序号", "单位序号", "单位", "事项名称", "跑窗口次数", "备注", "页码", "更正后名称", "更正理由")
UNITS = ("序号", "单位", "汇总表写法", "零上门", "跑一次", "小计", "页码")
PLACES = ("序号", "名称", "地址", "更正后地址", "更正理由")
FACTS = ("项目", "内容", "页码")
UNIT_NAMES = ("单位序号", "单位", "类别", "俗称", "现名", "变更日期", "变更说明", "变更来源")
DISTRICT_NAMES = ("原名", "现名", "变更日期", "变更说明", "来源")
PLACE_NOTES = ("编号", "俗称", "现属区", "说明", "说明来源", "纬度", "经度", "坐标精度", "坐标来源")
CORRECTIONS = ("编号", "字段", "原文", "更正", "理由")
FRAMES = ("说法", "说明")
PHRASINGS = ("编号", "名称", "说法")


@dataclass(frozen=True, slots=True)
class Layout:
    """The knowledge files below one folder: ``official`` is written by the importer, the rest by people."""

    root: Path

    @property
    def matters(self) -> Path:
        """The 642 matters."""
        return self.root / "official" / "matters.csv"

    @property
    def units(self) -> Path:
        """The 48 units with their printed figures."""
        return self.root / "official" / "units.csv"

    @property
    def faq(self) -> Path:
        """The 13 questions with their official answers."""
        return self.root / "official" / "faq.toml"

    @property
    def places(self) -> Path:
        """The 24 pick-up places."""
        return self.root / "official" / "places.csv"

    @property
    def facts(self) -> Path:
        """The gazette's own facts."""
        return self.root / "official" / "gazette.csv"

    @property
    def announcement(self) -> Path:
        """The announcement of the list."""
        return self.root / "official" / "announcement.toml"

    @property
    def unit_names(self) -> Path:
        """What people call the units, and what they are called today."""
        return self.root / "editorial" / "unit_names.csv"

    @property
    def district_names(self) -> Path:
        """Districts that changed."""
        return self.root / "editorial" / "district_names.csv"

    @property
    def place_notes(self) -> Path:
        """Everyday names, remarks and coordinates of the places."""
        return self.root / "editorial" / "place_notes.csv"

    @property
    def faq_short(self) -> Path:
        """Our short answers in steps."""
        return self.root / "editorial" / "faq_short.toml"

    @property
    def faq_added(self) -> Path:
        """Questions and answers that maintainers added."""
        return self.root / "editorial" / "faq_added.toml"

    @property
    def corrections(self) -> Path:
        """Misprints of the source, which the importer puts beside what is printed."""
        return self.root / "editorial" / "corrections.csv"

    @property
    def frames(self) -> Path:
        """Words that carry the wish to ask, not its subject."""
        return self.root / "language" / "frames.csv"

    @property
    def about(self) -> Path:
        """When the knowledge was last edited."""
        return self.root / "about.toml"

    @property
    def phrasings(self) -> tuple[Path, ...]:
        """How people ask, any number of tables."""
        return tuple(sorted((self.root / "phrasings").glob("*.csv")))

    def files(self) -> tuple[Path, ...]:
        """Every knowledge file that exists, in a fixed order."""
        return tuple(sorted(path for path in self.root.rglob("*") if path.suffix in (".csv", ".toml")))
