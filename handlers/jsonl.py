"""The channel for programs: a question a line in, a JSON object a line out."""

import json
import logging
from typing import Any

from handlers import texts
from handlers.conversation import Conversation
from handlers.plain import plain
from handlers.reply import Paragraph, Reply, Style
from handlers.turn import Turn

_LOG = logging.getLogger(__name__)


def as_json(reply: Reply) -> dict[str, Any]:
    """A reply as outcome, items (id, title, unit, visits, score) and plain text."""
    return {
        "outcome": reply.outcome.value,
        "items": [
            {"id": item.id, "title": item.title, "unit": item.unit, "visits": item.visits, "score": item.score}
            for item in reply.items
        ],
        "reply": plain(reply),
    }


def read_turn(line: str) -> Turn:
    """A line of plain text, or ``{"session": "s1", "q": "…"}``; anything else that looks like JSON is plain text."""
    try:
        said = json.loads(line) if line.lstrip().startswith("{") else {}
    except (ValueError, RecursionError):
        said = {}
    question, session = said.get("q"), said.get("session")
    return Turn(f"jsonl:{session}" if session else "", question) if isinstance(question, str) else Turn("", line)


async def answer_line(conversation: Conversation, line: str) -> str:
    """The answer to one line, without its line end; half characters (lone surrogates) come back as question marks.

    A fault of ours costs this one answer only: it is logged, and said to be one.
    """
    try:
        reply = await conversation.say(read_turn(line.rstrip("\r\n")))
    except Exception:
        _LOG.exception("a line could not be answered")
        reply = Reply((Paragraph(Style.BODY, texts.TROUBLE),))
    return json.dumps(as_json(reply), ensure_ascii=False).encode(errors="replace").decode()
