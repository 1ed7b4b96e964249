"""Life events (一件事) as a guided menu: the event, its stages, the entries of a stage."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import cards, texts
from handlers.actions import EventList, EventStage, Show
from handlers.options import BROWSE, Answered, offer
from handlers.presenter import Presenter
from handlers.reply import Button, Outcome, Paragraph, Reply, Style, numbered, stacked
from handlers.session import Seen, Session
from knowledge.guides import LifeEvent
from knowledge.store import Store

BESIDE = 3
"""Life events in one row of buttons."""
EVENTS = Button(texts.ALL_EVENTS, EventList())


class Guide:
    """Leads through a life event; every step is an entry of the list."""

    def __init__(self, store: Store) -> None:
        self._store, self._present = store, Presenter(store)

    async def events(self) -> Reply:
        """All life events to choose from."""
        events = await self._store.events()
        options = [Button(event.name, Show(event.id)) for event in events]
        head = Paragraph(Style.TITLE, texts.EVENTS_HEAD)
        return Reply((head, *numbered(options), *(cards.source(event.source) for event in events[:1])), _rows(options))

    async def menu(self, event: LifeEvent, session: Session) -> Answered:
        """The stages of an event to choose from, and what the list has nothing for."""
        options = [
            Button(texts.STAGE_LABEL.format(stage.name, len(stage.entries)), EventStage(event.no, at))
            for at, stage in enumerate(event.stages)
        ]
        paragraphs = (*cards.event_head(event), *numbered(options), *cards.event_foot(event))
        seen = _seen(event.entries)
        reply = Reply(paragraphs, stacked([*options, EVENTS]), Outcome.CHOOSE if seen else Outcome.NONE)
        offered = tuple(button.action for button in reply.buttons)
        after = replace(session, seen=seen, rejected=frozenset(), listed=event.entries, shown="", offered=offered)
        return replace(reply, items=await self._present.items(seen)), after

    async def stage(self, event_no: int, at: int, session: Session) -> Answered:
        """The entries of one stage, to choose from."""
        event = next((each for each in await self._store.events() if each.no == event_no), None)
        if event is None or not 0 <= at < len(event.stages):
            return Reply((Paragraph(Style.BODY, texts.ENTRY_GONE),)), session
        ids = event.stages[at].entries
        said = texts.STAGE_HEAD.format(event.shown, event.stages[at].name)
        after = replace(session, seen=_seen(ids), rejected=frozenset())
        reply, after = offer((said,), await self._store.entries(ids), BROWSE, after)
        return replace(reply, outcome=Outcome.CHOOSE, items=await self._present.items(after.seen)), after


def _rows(options: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Short labels, three beside each other."""
    return tuple(tuple(options[at : at + BESIDE]) for at in range(0, len(options), BESIDE))


def _seen(ids: Sequence[str]) -> tuple[Seen, ...]:
    """Entries that an event brought up: all as likely, in their order."""
    return tuple(Seen(entry_id, 1 - at / (10 * len(ids))) for at, entry_id in enumerate(ids))
