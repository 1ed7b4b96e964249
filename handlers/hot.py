"""What people ask most."""

from collections.abc import Awaitable, Callable, Sequence

from handlers import cards, texts
from handlers.actions import Show
from handlers.reply import Button, Paragraph, Reply, Style, numbered, stacked
from knowledge.errors import StoreUnavailable
from knowledge.store import Store

SHOWN = 8
"""One screen of a telephone."""


class Hot:
    """The entries that answered most often; ``usual`` ones fill the list up while there are few."""

    def __init__(
        self, store: Store, most_asked: Callable[[int], Awaitable[Sequence[str]]], usual: Sequence[str]
    ) -> None:
        self._store, self._most_asked, self._usual = store, most_asked, usual

    async def listed(self) -> Reply:
        """The list, most asked first; without the counts when they can't be read."""
        entries = await self._store.entries([*dict.fromkeys((*await self._asked(), *self._usual))][:SHOWN])
        buttons = [Button(cards.short_title(entry), Show(entry.id)) for entry in entries]
        return Reply((Paragraph(Style.TITLE, texts.HOT_HEAD), *numbered(buttons)), stacked(buttons))

    async def _asked(self) -> Sequence[str]:
        try:
            return await self._most_asked(SHOWN)
        except StoreUnavailable:
            return ()
