"""Inline mode: @bot 公积金 租房 in any chat gives up to ten entries; the chosen one posts its card."""

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from handlers import texts
from handlers.lookup import Found, Lookup
from handlers.telegram.outbox import stale
from handlers.telegram.render import in_one

CACHE_SECONDS = 1
"""Telegram may give the same results to everybody for this long; a pause of the service must be seen at once."""


class Inline:
    """Answers inline queries."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    async def on_query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What has been typed after the bot's name so far."""
        query = update.inline_query
        if query is None:
            return
        results = [article(found) for found in await self._lookup.find(query.query)]
        try:
            await query.answer(results, cache_time=CACHE_SECONDS, is_personal=False)
        except BadRequest as error:
            if not stale(error):
                raise


def article(found: Found) -> InlineQueryResultArticle:
    """What is found, as it stands in the list of results and as it is posted."""
    content = InputTextMessageContent(
        in_one(found.reply, texts.INLINE_CUT),
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(found.id, found.title, content, description=found.description)
