"""Lines to answer: from a person who types them, or through a pipe."""

import io
import sys
from collections.abc import AsyncIterator, Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory

PROMPT = "您问："
HOW_TO_LEAVE = "（按 Ctrl-D 或输入“退出”结束）\n"
_FAREWELLS = {"退出", "再见", "exit", "quit"}


async def typed() -> AsyncIterator[str]:
    """What a person types until they leave, with editing and a history that is not kept on disk."""
    session: PromptSession[str] = PromptSession(history=InMemoryHistory())
    prompt = HOW_TO_LEAVE + PROMPT
    while True:
        try:
            line = await session.prompt_async(prompt)
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip().lower() in _FAREWELLS:
            return
        yield line
        prompt = PROMPT


def piped() -> Iterator[str]:
    """The lines of standard input as they come; bytes that are no text in its encoding become �."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    yield from sys.stdin
