"""Replies to commands: greeting, help, about, privacy; lists of units, places and the most asked come from others."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import texts
from handlers.catalogue import Catalogue
from handlers.desk import keys
from handlers.hot import Hot
from handlers.places import Places
from handlers.reply import Paragraph, Reply, Style


@dataclass(frozen=True, slots=True)
class About:
    """What /about states: counts of the knowledge, its date and digest, and measured figures as finished lines."""

    matters: int
    units: int
    faqs: int
    places: int
    phrasings: int
    date: str
    digest: str
    figures: tuple[str, ...]


class Menu:
    """Answers each command itself or has it answered."""

    def __init__(self, catalogue: Catalogue, places: Places, hot: Hot, about: About) -> None:
        self._catalogue, self._places, self._hot, self._about = catalogue, places, hot, about

    async def command(self, name: str, argument: str) -> Reply:
        """The reply to a command (without its stroke) and what was said after it."""
        match name:
            case "start":
                return self.start()
            case "about":
                return self.about()
            case "privacy":
                return self.privacy()
            case "hot":
                return await self._hot.listed()
            case "unit":
                return await self._catalogue.find(argument)
            case "places":
                return await self._places.listed(argument)
            case "desk":
                return keys.listed()
            case "help":
                return self.help()
            case _:
                return self.help().after(texts.UNKNOWN_COMMAND)

    def start(self) -> Reply:
        """The greeting."""
        return _lines(texts.NAME, (texts.WELCOME, *texts.EXAMPLES, texts.HONEST))

    def help(self) -> Reply:
        """How to use the assistant, and its commands."""
        commands = (f"/{name} {meaning}" for name, meaning in texts.COMMANDS.items())
        return _lines(texts.HELP_HEAD, (*texts.HELP, texts.HONEST, f"{texts.COMMANDS_HEAD}：", *commands))

    def privacy(self) -> Reply:
        """What happens to what one says."""
        return _lines(texts.PRIVACY_HEAD, texts.PRIVACY)

    def about(self) -> Reply:
        """Where the knowledge comes from, its date and digest, measured figures, licence."""
        about = self._about
        counts = texts.about_knowledge(about.matters, about.units, about.faqs, about.places, about.phrasings)
        version = texts.about_version(about.date, about.digest)
        lines = (texts.ABOUT_SOURCES, counts, version, *about.figures, texts.ABOUT_LICENCE)
        return _lines(texts.ABOUT_HEAD, lines)


def _lines(head: str, lines: Sequence[str]) -> Reply:
    return Reply((Paragraph(Style.TITLE, head), *(Paragraph(Style.BODY, line) for line in lines)))
