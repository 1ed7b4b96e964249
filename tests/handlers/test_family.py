"""To which entry of the family at hand a word or two turns."""

from dataclasses import replace

import pytest

from handlers.family import BEYOND_DOUBT, Family
from handlers.session import Seen, Session
from knowledge.entries import Entry, Matter
from knowledge.store import Store
from nlu.interpreter import Interpreter

OUT, IN = "matter:426", "matter:427"
"""A taxpayer who moves out of a district, and one who moves in."""


@pytest.fixture(scope="module")
def family(interpreter: Interpreter, store: Store) -> Family:
    return Family(interpreter, store)


def at_hand(entry_id: str, topic: str = "") -> Session:
    return Session(topic=topic, shown=entry_id)


def turned(family: Family, interpreter: Interpreter, text: str, session: Session, ahead: float = 2.5) -> str:
    return family.turned_to(interpreter.read(text), text, session, ahead)


def test_a_word_turns_to_its_entry(family: Family, interpreter: Interpreter) -> None:
    session = at_hand(OUT, "纳税人跨县区迁出")
    assert turned(family, interpreter, "迁入呢", session) == IN
    assert turned(family, interpreter, "迁入呢", session, BEYOND_DOUBT) == IN


def test_what_the_one_at_hand_tells_best_stays_with_it(family: Family, interpreter: Interpreter) -> None:
    assert (
        turned(family, interpreter, "要不要前夫一起来", at_hand("matter:283", "离婚了，房子归我，要改名"))
        == "matter:283"
    )


@pytest.mark.parametrize("text", ["护照呢", "貔貅呢", "公积金提取", "交警管吗", ""])
def test_what_belongs_elsewhere_turns_to_nothing(family: Family, interpreter: Interpreter, text: str) -> None:
    assert turned(family, interpreter, text, at_hand(OUT, "纳税人跨县区迁出")) == ""


@pytest.mark.parametrize("shown", ["", "doc:list", "gazette", "event:1", "matter:9999"])
def test_without_a_family_nothing_is_turned_to(family: Family, interpreter: Interpreter, shown: str) -> None:
    assert turned(family, interpreter, "迁入呢", at_hand(shown)) == ""


def test_never_is_it_an_entry_of_another_family(
    family: Family, interpreter: Interpreter, entries: dict[str, Entry]
) -> None:
    offices = {entry.id: entry.unit_no for entry in entries.values() if isinstance(entry, Matter)}
    for shown in [*offices][::40]:
        for text in ("变更呢", "注销呢", "补办呢", "那单位的呢"):
            one = turned(family, interpreter, text, at_hand(shown, entries[shown].title))
            assert not one or offices[one] == offices[shown]


# an office alone


@pytest.mark.parametrize(
    ("shown", "text", "meant"),
    [
        ("matter:519", "地税的那个", "matter:164"),
        ("matter:428", "那地税的呢", "matter:114"),
        ("matter:428", "地税", ""),
        ("matter:428", "地税的发票呢", ""),
        ("matter:428", "那个呢", ""),
    ],
)
def test_an_office_alone_means_the_same_matter_there(
    family: Family, interpreter: Interpreter, shown: str, text: str, meant: str
) -> None:
    assert family.of_office(interpreter.read(text), text, at_hand(shown)) == meant


def test_of_what_is_offered_the_one_of_the_office_is_meant(family: Family, interpreter: Interpreter) -> None:
    offered = Session(topic="二手房过户", seen=tuple(Seen(f"matter:{no}", 0.3) for no in (305, 276, 304)))
    read = interpreter.read("房管局那个")
    assert family.of_office(read, "房管局那个", offered) == "matter:304"
    planned = replace(offered, seen=(), together=("matter:276", "matter:305"))
    assert family.of_office(read, "房管局那个", planned) == ""


# remarks


@pytest.mark.parametrize(
    ("shown", "text", "bears"),
    [
        ("matter:438", "我们从来没领过发票，也没做过生意呢", True),
        ("matter:459", "15万的呢", True),
        ("matter:459", "十万呢", True),
        ("matter:459", "营业执照丢了要补", False),
        ("matter:438", "领过", False),
        ("matter:48", "我们从来没领过发票，也没做过生意呢", False),
        ("faq:1", "15万的呢", False),
        ("", "15万的呢", False),
    ],
)
def test_what_the_remark_speaks_of_bears_on_it(family: Family, shown: str, text: str, bears: bool) -> None:
    assert family.bears_on_note(text, at_hand(shown)) == bears


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (OUT, IN, True),
        ("faq:1", "faq:2", True),
        ("place:1", "place:2", True),
        (OUT, "matter:48", False),
        ("gazette", "gazette", False),
        ("", "", False),
    ],
)
def test_of_one_family_are_those_of_one_office_or_one_kind(family: Family, one: str, other: str, same: bool) -> None:
    assert family.same(one, other) == same
