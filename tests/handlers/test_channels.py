"""The same question gives the same words on every channel."""

import io
import json
from collections.abc import AsyncIterator

import pytest

from handlers.conversation import Conversation
from handlers.jsonl import answer_line
from handlers.plain import plain
from handlers.reply import Reply, Style
from handlers.telegram.render import render
from handlers.terminal import Terminal
from handlers.turn import Turn
from tests.handlers.markup import read

QUESTIONS = (
    "驾照丢了要跑几趟",
    "公积金",
    "结婚登记",
    "貔貅怎么办",
    "居住证怎么办",
    "一共有多少项",
    "市民之家在哪里",
    "你好",
    "/help",
    "/unit 税务局",
    "/places",
    "/events",
    "/forget",
    "孩子出生",
)


async def once(line: str) -> AsyncIterator[str]:
    yield line


def bare(reply: Reply) -> str:
    """A reply's words as they stand, without the brackets that plain text puts around titles."""
    return "\n".join(line.text for line in reply.lines)


@pytest.mark.parametrize("question", QUESTIONS)
async def test_the_words_are_the_same_everywhere(conversation: Conversation, question: str) -> None:
    reply = await conversation.say(Turn("tg:1:1", question))
    assert "\n".join(map(read, render(reply))) == bare(reply)

    screen = io.StringIO()
    await Terminal(conversation, False, screen).talk(once(question))
    assert screen.getvalue() == bare(reply) + "\n\n"

    written = json.loads(await answer_line(conversation, question))["reply"]
    assert written == plain(reply)
    titles = [line.text for line in reply.lines if line.style is Style.TITLE]
    for title in titles:
        written = written.replace(f"【{title}】", title, 1)
    assert written == bare(reply)
