"""Entries as paragraphs: the answer card, the printed original, where it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers import texts
from handlers.reply import Item, Paragraph, Style
from knowledge.entries import CatalogueFacts, Entry, Faq, Gazette, Matter, Misprint, Place, Renaming, Unit
from knowledge.guides import LifeEvent
from knowledge.source import Source
from nlu.understanding import Why

COMPANY = "公共服务企业"
"""The kind of unit that is a company with shops of its own."""
MAIN_FACTS = (
    "出版",
    "地址",
    "电话",
    "传真",
    "邮编",
    "E-mail",
    "工本费",
    "赠阅范围",
    "免费取阅",
    "邮政便民服务亭",
    "出刊日期",
    "网址",
)
"""Facts of the gazette that people ask for; the rest stands in the original."""


def card(entry: Entry, units: Sequence[Unit], centre: Place | None = None) -> tuple[Paragraph, ...]:
    """The answer that an entry gives.

    ``units`` are the offices that matter for it, its own first; at ``centre`` one can ask for what the list omits.
    """
    return (Paragraph(Style.TITLE, entry.shown), *_body(entry, units, centre), *_sources(entry, units))


def original(entry: Entry, units: Sequence[Unit]) -> tuple[Paragraph, ...]:
    """The entry as it is printed, misprints named."""
    head = Paragraph(Style.TITLE, texts.ORIGINAL_HEAD)
    return (head, *_printed(entry, units), *_sources(entry, units))


def where(entry: Entry, unit: Unit | None, beside: Entry | None) -> tuple[Paragraph, ...]:
    """Where one has to go; ``beside`` is the entry that helps: a service centre, or the answer about where."""
    head = Paragraph(Style.TITLE, texts.WHERE_HEAD.format(entry.shown))
    return (head, *_directions(entry, unit, beside))


def reasons(entry: Entry, why: Why, second: Entry | None) -> tuple[Paragraph, ...]:
    """Why ``entry`` was taken to be meant: words matched and missing, the nearest phrasing, the runner-up."""
    lines = [
        texts.REASONS_TITLE.format(short_title(entry)),
        texts.REASONS_MATCHED.format("、".join(why.matched) or texts.NOTHING),
        texts.REASONS_MISSING.format("、".join(why.missing) or texts.NOTHING),
        texts.REASONS_PHRASING.format(why.phrasing),
    ]
    if second is not None:
        lines.append(texts.REASONS_SECOND.format(short_title(second)))
    head = Paragraph(Style.TITLE, texts.REASONS_HEAD)
    return (head, *(Paragraph(Style.BODY, line) for line in lines))


def plan(entries: Sequence[Entry]) -> tuple[Paragraph, ...]:
    """Several entries, each with its visits, office and source, and how many visits they make together."""
    visits = [entry.visits for entry in entries if isinstance(entry, Matter)]
    lines = (Paragraph(Style.STEP, _planned(entry)) for entry in entries)
    head = Paragraph(Style.TITLE, texts.PLAN_HEAD.format(len(entries), sum(visits)))
    sources = dict.fromkeys(source(replace(entry.source, page="", item="")) for entry in entries)
    return (head, *lines, *sources)


def compared(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The matters among the entries in a line each: title, visits, office, and the remark if there is one."""
    matters = [entry for entry in entries if isinstance(entry, Matter)]
    return tuple(texts.compared(each.shown, each.visits, each.unit, each.note) for each in matters)


def _planned(entry: Entry) -> str:
    """A line of a plan with the place in print."""
    told = texts.PLAN_LINE.format(entry.shown, entry.visits, entry.unit) if isinstance(entry, Matter) else entry.shown
    return texts.PLAN_SOURCE.format(told, texts.place_in_print(entry.source.page, entry.source.item))


def item(entry: Entry, score: float) -> Item:
    """The facts behind a reply."""
    visits = entry.visits if isinstance(entry, Matter) else None
    return Item(entry.id, entry.title, getattr(entry, "unit", ""), visits, round(min(1.0, max(0.0, score)), 4))


def short_title(entry: Entry) -> str:
    """Title with its office, as it stands in a choice."""
    return f"{entry.shown}（{entry.unit}）" if isinstance(entry, Matter) else entry.shown


def event_head(event: LifeEvent) -> tuple[Paragraph, ...]:
    """What a life event is about, before its stages."""
    said = texts.EVENT_PICK if event.stages else texts.EVENT_EMPTY
    return (Paragraph(Style.TITLE, event.shown), Paragraph(Style.BODY, event.about), Paragraph(Style.BODY, said))


def event_foot(event: LifeEvent) -> tuple[Paragraph, ...]:
    """What the list does not hold of a life event, and where its name stands."""
    missing = (Paragraph(Style.NOTE, event.missing),) if event.missing else ()
    return (*missing, Paragraph(Style.NOTE, texts.EVENT_OURS), source(event.source))


def today(renaming: Renaming) -> tuple[Paragraph, ...]:
    """A present name with its date and what became of the duties, and the document it stands on."""
    return (
        Paragraph(Style.NOTE, texts.unit_today(renaming.today, renaming.since, renaming.note)),
        Paragraph(Style.SOURCE, texts.UNIT_TODAY_SOURCE.format(renaming.source)),
    )


def facts(entry: Entry) -> tuple[Paragraph, ...]:
    """What an entry says, without its title and source."""
    return tuple(_body(entry, (), None))


def _body(entry: Entry, units: Sequence[Unit], centre: Place | None) -> Iterator[Paragraph]:
    match entry:
        case Matter():
            yield from _matter(entry, units[0] if units else None, centre)
        case Faq():
            yield from _faq(entry)
        case Place():
            yield from _place(entry)
        case Gazette():
            yield from (_fact(f.label, f.value) for f in entry.facts if f.label in MAIN_FACTS)
        case CatalogueFacts():
            yield from _catalogue(entry, units)
        case LifeEvent():
            yield from _event(entry)


def _event(event: LifeEvent) -> Iterator[Paragraph]:
    yield Paragraph(Style.BODY, event.about)
    yield from (Paragraph(Style.STEP, stage.name) for stage in event.stages)


def _matter(matter: Matter, unit: Unit | None, centre: Place | None) -> Iterator[Paragraph]:
    yield Paragraph(Style.BODY, texts.visits(matter.visits))
    yield Paragraph(Style.BODY, texts.unit(matter.unit))
    if matter.note:
        yield Paragraph(Style.BODY, texts.note(matter.note))
    yield from _general_way(matter, centre)
    if unit is not None and unit.renaming is not None:
        yield from today(unit.renaming)


def _general_way(matter: Matter, centre: Place | None) -> Iterator[Paragraph]:
    """What follows from 零上门 or 跑一次 alone, marked as such."""
    zero = matter.visits == 0
    there = f"{centre.name}（{'、'.join(centre.addresses)}）" if centre else ""
    yield Paragraph(Style.BODY, texts.STEPS_HEAD.format(kind=texts.KIND_ZERO if zero else texts.KIND_ONCE))
    yield Paragraph(Style.STEP, texts.ask_first(zero, there))
    yield Paragraph(Style.STEP, texts.GO_ZERO if zero else texts.GO_ONCE)


def _faq(faq: Faq) -> Iterator[Paragraph]:
    if not faq.steps:
        yield Paragraph(Style.BODY, texts.OFFICIAL_ANSWER)
        yield Paragraph(Style.QUOTE, faq.answer)
        return
    yield Paragraph(Style.BODY, texts.STEPS_OF_OURS)
    yield from (Paragraph(Style.STEP, step) for step in faq.steps)


def _place(place: Place) -> Iterator[Paragraph]:
    yield from (Paragraph(Style.BODY, texts.ADDRESS.format(address)) for address in place.addresses)
    if place.district:
        yield Paragraph(Style.BODY, texts.DISTRICT.format(place.district))
    yield Paragraph(Style.BODY, texts.CLOSED if place.closed else texts.FREE_PICKUP)
    if place.note:
        yield Paragraph(Style.NOTE, texts.PLACE_NOTE.format(note=place.note, source=place.note_source))


def _catalogue(facts: CatalogueFacts, units: Sequence[Unit]) -> Iterator[Paragraph]:
    for unit in units:
        yield Paragraph(Style.BODY, _unit_figures(unit))
    yield Paragraph(
        Style.BODY,
        texts.LIST_MUNICIPAL.format(municipal=facts.municipal, units=facts.units, zero=facts.zero, once=facts.once),
    )
    yield Paragraph(
        Style.BODY,
        texts.LIST_CITY.format(
            citywide=facts.citywide,
            municipal=facts.municipal,
            counties_named=facts.counties_named,
            counties=facts.counties,
        ),
    )
    yield Paragraph(Style.BODY, texts.LIST_ISSUED.format(issuer=facts.issuer, date=texts.day(facts.date)))


def _unit_figures(unit: Unit) -> str:
    return texts.LIST_UNIT.format(name=unit.name, total=unit.total, zero=unit.zero, once=unit.once)


def _printed(entry: Entry, units: Sequence[Unit]) -> Iterator[Paragraph]:
    match entry:
        case Matter():
            yield Paragraph(Style.QUOTE, printed_row(entry))
            yield from (_spellings(unit) for unit in units[:1] if unit.name != unit.summary_name)
            yield from map(_misprint, entry.misprints)
        case Faq():
            yield Paragraph(Style.BODY, entry.question)
            yield Paragraph(Style.QUOTE, entry.printed_answer)
            yield from map(_misprint, entry.misprints)
        case Place():
            yield Paragraph(Style.QUOTE, f"{entry.name}（{entry.printed_address}）")
            yield from map(_misprint, entry.misprints)
        case Gazette():
            yield from (_fact(fact.label, fact.value) for fact in entry.facts)
        case CatalogueFacts():
            yield Paragraph(Style.BODY, entry.title)
            yield from _catalogue(entry, units)
        case LifeEvent():
            yield from (*_event(entry), *event_foot(entry)[:-1])


def printed_row(matter: Matter) -> str:
    """The matter's row of the list, all columns."""
    return texts.ORIGINAL_MATTER.format(
        no=matter.no,
        unit=matter.unit,
        title=matter.printed_title,
        visits=matter.visits,
        note=matter.note or texts.NO_NOTE,
    )


def _spellings(unit: Unit) -> Paragraph:
    return Paragraph(Style.NOTE, texts.TWO_SPELLINGS.format(name=unit.name, summary=unit.summary_name))


def _misprint(misprint: Misprint) -> Paragraph:
    text = texts.PRINTED_AS.format(printed=misprint.printed, corrected=misprint.corrected, reason=misprint.reason)
    return Paragraph(Style.NOTE, text)


def _directions(entry: Entry, unit: Unit | None, beside: Entry | None) -> Iterator[Paragraph]:
    match entry:
        case Matter():
            yield Paragraph(Style.BODY, _whereabouts(entry, unit).format(unit=entry.unit))
            yield source(entry.source)
        case Place():
            yield from _place(entry)
            yield source(entry.source)
        case Faq() if beside is None:
            yield Paragraph(Style.BODY, texts.WHERE_UNSTATED)
    match beside:
        case Place():
            yield from _centre(beside)
        case Faq():
            yield Paragraph(Style.BODY, texts.WHERE_RESIDENCE)
            yield Paragraph(Style.QUOTE, beside.answer)
            yield source(beside.source)


def _whereabouts(matter: Matter, unit: Unit | None) -> str:
    if matter.visits == 0:
        return texts.WHERE_ZERO
    return texts.WHERE_COMPANY if unit is not None and unit.kind == COMPANY else texts.WHERE_UNPRINTED


def _centre(centre: Place) -> Iterator[Paragraph]:
    yield Paragraph(Style.BODY, texts.WHERE_CENTRE)
    line = texts.WHERE_CENTRE_LINE.format(name=centre.name, address="、".join(centre.addresses))
    yield Paragraph(Style.BODY, line)
    yield source(centre.source)
    yield Paragraph(Style.NOTE, texts.WHERE_NEAREST)


def _fact(label: str, value: str) -> Paragraph:
    return Paragraph(Style.BODY, f"{label}：{value}")


def _sources(entry: Entry, units: Sequence[Unit]) -> Iterator[Paragraph]:
    """Where it stands: every page that the gazette's facts are on, and the lines of units named beside the list."""
    match entry:
        case Gazette():
            pages = "、".join(dict.fromkeys(fact.source.page for fact in entry.facts))
            yield source(replace(entry.source, page=pages, item=""))
        case CatalogueFacts():
            yield from (source(each) for each in (entry.source, *(unit.source for unit in units)))
        case _:
            yield source(entry.source)


def source(source: Source) -> Paragraph:
    """Where a fact stands in print."""
    text = texts.source(source.document, source.issue, source.published, source.page, source.item)
    return Paragraph(Style.SOURCE, text)
