"""The conversation in a terminal: numbered buttons, colours where they can be shown, lines from a person or a pipe."""

from collections.abc import AsyncIterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from handlers.conversation import Conversation
from handlers.options import pickable
from handlers.reply import Button, Reply, Style
from handlers.turn import Turn

CHAT = "terminal"
_COLOURS = {Style.TITLE: "bold cyan", Style.NOTE: "yellow", Style.SOURCE: "dim", Style.QUOTE: "italic"}


class Terminal:
    """Talks until the lines end; ``lively`` when a person sits there, who gets a greeting and hints.

    ``screen`` takes the replies; standard output when there is none.
    """

    def __init__(self, conversation: Conversation, lively: bool, screen: TextIO | None = None) -> None:
        self._conversation, self._lively = conversation, lively
        self._console = Console(file=screen, highlight=False)
        self._buttons: tuple[Button, ...] = ()

    async def talk(self, lines: AsyncIterator[str]) -> None:
        """Answer every line that is not blank."""
        if self._lively:
            self._show(await self._conversation.say(Turn(CHAT, "/start")))
        async for line in lines:
            if line.strip():
                self._show(await self._conversation.say(Turn(CHAT, line.strip())))

    def _show(self, reply: Reply) -> None:
        for paragraph in reply.lines:
            self._console.print(Text(paragraph.text, style=_COLOURS.get(paragraph.style, "")), soft_wrap=True)
        self._buttons = pickable(reply) or self._buttons
        self._console.print(self._hints(reply) if self._lively else "")

    def _hints(self, reply: Reply) -> Text:
        """The buttons that can be picked, with their numbers, unless the steps of the reply are the buttons."""
        steps = [paragraph.text for paragraph in reply.paragraphs if paragraph.style is Style.STEP]
        shown = [(n, b) for n, b in enumerate(self._buttons, 1) if b.label not in steps]
        return Text("　".join(f"[{number}] {button.label}" for number, button in shown), style="green")
