"""Where each knowledge file lies under the data folder, and the columns of each table."""

from pathlib import Path

MATTERS = ("序号", "单位序号", "单位", "事项名称", "跑窗口次数", "备注", "页码", "更正后名称", "更正理由")
UNITS = ("序号", "单位", "汇总表写法", "零上门", "跑一次", "小计", "页码")
PLACES = ("序号", "名称", "地址", "更正后地址", "更正理由")
FACTS = ("项目", "内容", "页码")
UNIT_NAMES = ("单位序号", "单位", "类别", "俗称", "现名", "变更日期", "变更说明", "变更来源")
DISTRICT_NAMES = ("原名", "现名", "变更日期", "变更说明", "来源")
PLACE_NOTES = ("编号", "俗称", "现属区", "说明", "说明来源", "已停用", "纬度", "经度", "坐标精度", "坐标来源")
CORRECTIONS = ("编号", "字段", "原文", "更正", "理由")
USUAL = ("编号", "名称")
NOT_UNITS = ("说法", "说明")
FRAMES = ("说法", "说明")
PHRASINGS = ("编号", "名称", "说法")


class Layout:
    """The knowledge files below one folder: ``official`` is written by the importer, the rest by people."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.about = root / "about.toml"  # when the knowledge was last edited

        official = root / "official"
        self.matters = official / "matters.csv"
        self.units = official / "units.csv"
        self.faq = official / "faq.toml"
        self.places = official / "places.csv"
        self.facts = official / "gazette.csv"
        self.announcement = official / "announcement.toml"

        editorial = root / "editorial"
        self.unit_names = editorial / "unit_names.csv"  # what people call the units, and what they are called today
        self.district_names = editorial / "district_names.csv"
        self.place_notes = editorial / "place_notes.csv"  # everyday names, remarks and coordinates
        self.faq_short = editorial / "faq_short.toml"  # our short answers in steps
        self.faq_added = editorial / "faq_added.toml"  # whole questions and answers of maintainers
        self.corrections = editorial / "corrections.csv"  # misprints, which the importer puts beside what is printed
        self.usual = editorial / "usual.csv"  # entries to show to somebody who has not asked yet

        self.not_units = root / "language" / "not_units.csv"  # words in which a unit's name is not that unit
        self.frames = root / "language" / "frames.csv"  # words that carry the wish to ask, not its subject

    @property
    def phrasings(self) -> tuple[Path, ...]:
        """How people ask, any number of tables."""
        return tuple(sorted((self.root / "phrasings").glob("*.csv")))

    def files(self) -> tuple[Path, ...]:
        """Every knowledge file that exists, in a fixed order."""
        return tuple(
            sorted(path for path in self.root.rglob("*") if path.suffix in (".csv", ".toml") and path.is_file())
        )
