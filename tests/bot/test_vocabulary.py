"""What understanding is told of the knowledge."""

import re
from dataclasses import replace

import pytest

from bot.vocabulary import SHORTEST_SENTENCE, vocabulary
from knowledge.entries import Knowledge, Phrasing
from knowledge.language import Aspect, AspectWord, Courtesy, ForeignWord, Language, PlaceName
from knowledge.passages import Paper, Passage
from nlu.interpreter import Interpreter
from nlu.understanding import AspectWord as Asked
from nlu.understanding import Foreign, Kind, Polite, Subject, Vocabulary


@pytest.fixture(scope="module")
def told(known: Knowledge) -> Vocabulary:
    return vocabulary(known)


@pytest.fixture(scope="module")
def subjects(told: Vocabulary) -> dict[str, Subject]:
    return {subject.id: subject for subject in told.subjects}


def test_all_that_can_be_asked_for_is_told_under_its_own_title(known: Knowledge, told: Vocabulary) -> None:
    named = [(entry.id, entry.title) for entry in known.entries()]
    absent = [(each.id, each.name) for each in known.absent]
    passages = [(each.id, each.title) for each in known.passages]
    assert [(s.id, s.title) for s in told.subjects] == named + absent + passages


def test_every_phrasing_reaches_its_entry_or_passage(known: Knowledge, subjects: dict[str, Subject]) -> None:
    asked = (*known.phrasings, *known.asks)
    assert [each for each in asked if each.text not in subjects[each.entry_id].phrasings] == []


def test_matters_belong_to_their_office_and_others_to_none(known: Knowledge, subjects: dict[str, Subject]) -> None:
    units = {matter.id: matter.unit_no for matter in known.matters}
    assert {subject.id: subject.unit for subject in subjects.values() if subject.unit is not None} == units


def test_a_misprinted_title_is_understood_too(subjects: dict[str, Subject]) -> None:
    assert subjects["matter:138"].title == "房屋析产纳税"
    assert "房屋分析纳税" in subjects["matter:138"].phrasings


def test_places_are_known_by_their_addresses_and_everyday_names(subjects: dict[str, Subject]) -> None:
    assert {"杭州市曙光路79号", "浙图"} <= set(subjects["place:3"].phrasings)


def test_units_are_known_by_all_their_names(known: Knowledge, told: Vocabulary) -> None:
    names = {unit.no: set(unit.names) for unit in told.units}
    for unit in known.units:
        assert {unit.name, unit.summary_name, *unit.aliases} <= names[unit.no], unit.name
        today = re.split("[；（）]", unit.renaming.today) if unit.renaming else []
        assert set(filter(None, today)) <= names[unit.no], unit.name


def test_each_subject_is_of_its_kind(known: Knowledge, told: Vocabulary) -> None:
    of_kind = {kind: [subject.id for subject in told.subjects if subject.kind is kind] for kind in Kind}
    assert of_kind == {
        Kind.ENTRY: [entry.id for entry in known.entries()],
        Kind.ABSENT: [each.id for each in known.absent],
        Kind.PASSAGE: [passage.id for passage in known.passages],
    }


def test_only_the_whole_list_is_asked_for_of_any_office(told: Vocabulary) -> None:
    assert [subject.id for subject in told.subjects if subject.any_unit] == ["doc:list"]


def test_a_life_event_is_known_by_its_phrasings(known: Knowledge, subjects: dict[str, Subject]) -> None:
    for event in known.events:
        assert (subjects[event.id].title, subjects[event.id].unit) == (event.name, None)
        assert set(event.phrasings) <= set(subjects[event.id].phrasings)


PAPER = Paper("hz-1", "某实施方案", "", "2019-02-27", "杭州市人民政府", "公报")
PASSAGE = Passage("hz-1", "1", ("一、总则", "（二）原则"), "便民", "少跑一趟。")


@pytest.fixture(scope="module")
def bare(known: Knowledge) -> Knowledge:
    """Knowledge of nothing but what a test puts in."""
    nothing = replace(known, matters=(), faqs=(), places=(), gazette=None, catalogue=None, events=(), units=())
    return replace(nothing, absent=(), phrasings=(), papers=(), passages=(), asks=(), language=Language())


def alone(bare: Knowledge, passage: Passage, paper: Paper = PAPER, names: tuple[PlaceName, ...] = ()) -> Subject:
    """What is told of a passage that is the only one."""
    asks = (Phrasing(passage.id, "谁便民"), Phrasing("doc:hz-1:2", "别的"))
    language = Language(place_names=names)
    told = vocabulary(replace(bare, papers=(paper,), passages=(passage,), asks=asks, language=language))
    (subject,) = told.subjects
    return subject


class TestPassages:
    def test_one_is_known_by_its_asks_name_last_heading_and_sentences(self, bare: Knowledge) -> None:
        subject = alone(bare, replace(PASSAGE, text="六个字就够了；五个字不够。没有句号也算一句"))
        assert subject.phrasings == ("谁便民", "便民", "（二）原则", "六个字就够了", "没有句号也算一句")
        assert (subject.id, subject.title, subject.unit) == ("doc:hz-1:1", "便民", None)

    def test_a_name_that_is_the_heading_is_told_once(self, bare: Knowledge) -> None:
        assert alone(bare, replace(PASSAGE, name="（二）原则")).phrasings == ("谁便民", "（二）原则")

    def test_one_without_name_and_heading_is_known_by_the_rest(self, bare: Knowledge) -> None:
        assert alone(bare, replace(PASSAGE, name="", path=())).phrasings == ("谁便民",)

    @pytest.mark.parametrize("length", [SHORTEST_SENTENCE - 1, SHORTEST_SENTENCE])
    def test_a_sentence_of_too_few_characters_is_no_way_to_ask(self, bare: Knowledge, length: int) -> None:
        phrasings = alone(bare, replace(PASSAGE, text="字" * length + "！")).phrasings
        assert ("字" * length in phrasings) == (length >= 6)

    @pytest.mark.parametrize(
        ("passage", "paper", "years"),
        [
            (PASSAGE, PAPER, {"2019"}),
            (replace(PASSAGE, text="到2020年底，比2017年多。"), PAPER, {"2017", "2019", "2020"}),
            (replace(PASSAGE, path=("2021年任务",)), PAPER, {"2019", "2021"}),
            (PASSAGE, replace(PAPER, title="行动计划（2018—2021年）"), {"2018", "2019", "2021"}),
            (PASSAGE, replace(PAPER, date="2018"), {"2018"}),
            (replace(PASSAGE, text="第1999号，共210件"), PAPER, {"2019"}),
        ],
    )
    def test_its_years_are_those_of_text_headings_and_paper(
        self, bare: Knowledge, passage: Passage, paper: Paper, years: set[str]
    ) -> None:
        assert alone(bare, passage, paper).years == years

    @pytest.mark.parametrize(
        ("text", "key", "strange"),
        [
            ("少跑一趟。", "hz-1", {"宁波", "上海"}),
            ("学习宁波经验。", "hz-1", {"上海"}),
            ("少跑一趟。", "sc-1", {"宁波", "上海", "滨江", "余杭"}),
            ("与滨江共建，学习上海。", "sc-1", {"宁波", "余杭"}),
            ("在滨江试点。", "hz-1", {"宁波", "上海", "余杭"}),
        ],
    )
    def test_other_cities_are_strange_and_other_districts_to_what_speaks_of_one(
        self, bare: Knowledge, text: str, key: str, strange: set[str]
    ) -> None:
        names = (PlaceName("滨江", False), PlaceName("余杭", False), PlaceName("宁波", True), PlaceName("上海", True))
        told = alone(bare, replace(PASSAGE, paper=key, text=text), replace(PAPER, key=key), names)
        assert told.strange == strange

    def test_a_place_in_heading_or_title_is_not_strange(self, bare: Knowledge) -> None:
        names = (PlaceName("宁波", True), PlaceName("上海", True), PlaceName("苏州", True))
        passage, paper = replace(PASSAGE, path=("宁波做法", "其他")), replace(PAPER, title="沪杭（上海）合作方案")
        assert alone(bare, passage, paper, names).strange == {"苏州"}

    def test_only_passages_have_years_and_strange_places(self, told: Vocabulary) -> None:
        others = [subject for subject in told.subjects if subject.kind is not Kind.PASSAGE]
        assert {(subject.years, subject.strange) for subject in others} == {(frozenset(), frozenset())}
        assert all(subject.years for subject in told.subjects if subject.kind is Kind.PASSAGE)

    def test_other_districts_are_strange_to_papers_and_passages_of_one_only(
        self, known: Knowledge, subjects: dict[str, Subject]
    ) -> None:
        districts = {place.text for place in known.language.place_names if not place.outside}
        of_district = {paper.key for paper in known.papers if paper.of_district}
        for passage in known.passages:
            named = any(name in f"{passage.said} {passage.units}" for name in districts)
            assert bool(subjects[passage.id].strange & districts) == (named or passage.paper in of_district)


def test_the_ways_of_talking_are_handed_on_as_they_are(known: Knowledge) -> None:
    language = Language(
        frames=("请问",),
        story=("上周",),
        courtesies=(Courtesy("感谢", "谢谢", True), Courtesy("紧急", "着火", False)),
        foreign=(ForeignWord("housing fund", "公积金"), ForeignWord("please", "")),
        not_units=("移动硬盘",),
        aspects=(AspectWord(Aspect.OFFICE, "归谁管"),),
    )
    told = vocabulary(replace(known, language=language))
    assert (told.frames, told.story, told.not_units) == (("请问",), ("上周",), ("移动硬盘",))
    assert told.courtesies == (Polite("感谢", "谢谢", True), Polite("紧急", "着火", False))
    assert told.foreign == (Foreign("housing fund", "公积金"), Foreign("please", ""))
    assert told.aspects == (Asked("单位", "归谁管"),)


def test_misprints_are_found_in_either_form(interpreter: Interpreter) -> None:
    for printed, mended, entry_id in (
        ("风起东路888号", "凤起东路888号", "place:8"),
        ("房屋分析纳税", "房屋析产纳税", "matter:138"),
        ("护士职业注册", "护士执业注册", "matter:331"),
        ("进出后货物滞报金管理", "进出口货物滞报金管理", "matter:536"),
    ):
        assert [interpreter.read(text).matches[0].entry_id for text in (printed, mended)] == [entry_id] * 2
