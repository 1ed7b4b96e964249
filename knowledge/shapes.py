"""The shapes of the TOML texts, and what a maintainer reads when a text has another one."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, ValidationError
from pydantic_core import PydanticCustomError

from knowledge.entries import PRINTED_FAQS
from knowledge.errors import FilesInvalid, Finding

FIRST_ADDED = 101
"""Questions of maintainers are numbered from here."""
LONGEST_PHRASING = 120
"""Characters; a longer one is an answer pasted into the wrong place."""

LONGEST_NAME = 20
"""Characters of a question's short name; a longer one does not fit a button."""

_DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
_FIRST_DAY = "0000-01-01"
_OURS = "ours"
_PROBLEMS = {
    "missing": "缺少这一项",
    "literal_error": "只能是个人或企业",
    "extra_forbidden": "没有这样一项，名字是否写错",
    "string_type": "应为文字，写在引号里",
    "int_type": "应为整数，不加引号",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "greater_than_equal": "数太小",
    "less_than_equal": "数太大",
    "tuple_type": '应为列表，如 ["甲", "乙"]',
    "list_type": "应为列表",
    "model_type": "应为若干项“名字 = 值”",
    "json_invalid": "不是正确的JSON",
}


def _told(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError(_OURS, "不能为空")
    return value


def _some(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise PydanticCustomError(_OURS, "不能为空")
    return value


def _brief(value: str) -> str:
    if len(value) > LONGEST_PHRASING:
        raise PydanticCustomError(_OURS, f"长{len(value)}字，应不超过{LONGEST_PHRASING}字")
    return value


def _short(value: str) -> str:
    if len(value) > LONGEST_NAME:
        raise PydanticCustomError(_OURS, f"长{len(value)}字，应不超过{LONGEST_NAME}字")
    return value


def _day(value: object) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise PydanticCustomError(_OURS, "应为日期，如 2026-11-21") from None


def _when(value: str) -> str:
    """A year, a month or a day, as far as it is known."""
    try:
        date.fromisoformat(value + _FIRST_DAY[len(value) :])
    except ValueError:
        known = False
    else:
        known = _DATE.fullmatch(value) is not None
    if not known:
        raise PydanticCustomError(_OURS, "应为年、月或日，如 2018、2018-06、2018-06-20")
    return value


def _added_number(value: int) -> int:
    if value < FIRST_ADDED:
        raise PydanticCustomError(_OURS, f"新增问答的编号从{FIRST_ADDED}起")
    return value


def _printed_number(value: int) -> int:
    if not 1 <= value <= PRINTED_FAQS:
        raise PydanticCustomError(_OURS, f"没有第{value}问，应为1至{PRINTED_FAQS}")
    return value


Number = Annotated[int, Strict()]
Text = Annotated[str, AfterValidator(_told)]
Words = Annotated[str, Field(coerce_numbers_to_str=True)]
"""Text that may be empty; a page written without quotes is meant as text."""
Day = Annotated[str, BeforeValidator(_day)]
PrintedNumber = Annotated[Number, AfterValidator(_printed_number)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class About(_Shape):
    """``about.toml``."""

    updated: Day


class Announcement(_Shape):
    """``announcement.toml``: the issue of the gazette, and what the announcement says of the list."""

    document: Text
    issue: Text
    published: Day
    page: Words
    title: Text
    issuer: Text
    date: Day
    citywide: Number
    municipal: Number
    counties: Number
    counties_named: Text
    zero: Number
    once: Number
    units: Number


class PrintedMisprint(_Shape):
    """A misprint of an official answer."""

    printed: Text
    corrected: Text
    reason: Text


class PrintedFaq(_Shape):
    """One of the printed questions."""

    no: PrintedNumber
    question: Text
    answer: Text
    page: Text
    misprints: tuple[PrintedMisprint, ...] = ()


class PrintedFaqs(_Shape):
    """``faq.toml``."""

    faq: tuple[PrintedFaq, ...]


class ShortFaq(_Shape):
    """Our short name and steps for one of the printed questions."""

    no: PrintedNumber
    title: Annotated[Text, AfterValidator(_short)]
    steps: Annotated[tuple[Text, ...], AfterValidator(_some)]


class ShortFaqs(_Shape):
    """``faq_short.toml``."""

    faq: tuple[ShortFaq, ...]


class StatedSource(_Shape):
    """Where a maintainer found the answer; a document and its date at least."""

    document: Text
    published: Day
    issue: Words = ""
    page: Words = ""
    item: Words = ""


class AddedFaq(_Shape):
    """A question that a maintainer added."""

    no: Annotated[Number, AfterValidator(_added_number)]
    question: Text
    answer: Text
    source: StatedSource
    title: Annotated[Text, AfterValidator(_short)] | None = None
    steps: tuple[Text, ...] = ()
    phrasings: tuple[Annotated[Text, AfterValidator(_brief)], ...] = ()


class AddedFaqs(_Shape):
    """``faq_added.toml``."""

    faq: tuple[AddedFaq, ...] = ()


class EventStage(_Shape):
    """A step of a life event."""

    name: Annotated[Text, AfterValidator(_short)]
    entries: Annotated[tuple[Text, ...], AfterValidator(_some)]


class LifeEventBlock(_Shape):
    """A life event."""

    name: Annotated[Text, AfterValidator(_short)]
    who: Literal["个人", "企业"]
    about: Text
    phrasings: Annotated[tuple[Annotated[Text, AfterValidator(_brief)], ...], AfterValidator(_some)]
    missing: Words = ""
    stage: tuple[EventStage, ...] = ()


class LifeEvents(_Shape):
    """``life_events.toml``."""

    source: StatedSource
    event: tuple[LifeEventBlock, ...]


class PaperBlock(_Shape):
    """A policy paper."""

    key: Text
    title: Text
    number: Words
    date: Annotated[Text, AfterValidator(_when)]
    issuer: Text
    printed_in: Text


class Papers(_Shape):
    """``papers.toml``."""

    paper: tuple[PaperBlock, ...]


def misshapen(file: str, error: ValidationError, content: Mapping[str, Any] | None = None) -> FilesInvalid:
    """Every place where a text has not its shape, in Chinese; entries by the names they have in ``content``."""
    return FilesInvalid(
        tuple(
            Finding(file, None, _place(each["loc"], content or {}), _PROBLEMS.get(each["type"], each["msg"]))
            for each in error.errors(include_url=False)
        )
    )


def _place(loc: tuple[int | str, ...], content: Mapping[str, Any]) -> str:
    """The way to the mistake: ``faq[1].source.page`` reads 第2条（no 102，某某？） source page."""
    way = [f"第{part + 1}条" if isinstance(part, int) else part for part in loc]
    if loc[:1] == ("faq",) and len(loc) > 1:
        return " ".join([f"{way[1]}{_named(content['faq'][loc[1]])}", *way[2:]])
    return " ".join(way)


def _named(entry: object) -> str:
    """Number and question of an entry, as far as it has them."""
    if not isinstance(entry, Mapping):
        return ""
    no = f"no {entry['no']}" if "no" in entry else ""
    question = str(entry.get("question", "")).strip()[:LONGEST_NAME]
    named = "，".join(filter(None, (no, question)))
    return f"（{named}）" if named else ""
