"""The composition root: settings in, a wired assistant or an unstarted Telegram application out."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest

import knowledge
from bot.figures import figures
from bot.inbox import Inbox
from bot.pausing import PauseFile
from bot.reading import interpreter_over
from bot.settings import Settings
from bot.shelf import Shelf, read_key
from bot.updates import UpdatesRequest
from handlers import cards, texts
from handlers.catalogue import Catalogue
from handlers.conversation import Conversation
from handlers.dialogue import Dialogue
from handlers.hot import Hot
from handlers.lookup import Lookup
from handlers.menu import About, Menu
from handlers.pause import PausableConversation, PausableLookup
from handlers.places import Places
from handlers.session import Sessions
from handlers.telegram.albums import Albums
from handlers.telegram.ask import Ask
from handlers.telegram.choose import Choose
from handlers.telegram.commands import Commands
from handlers.telegram.errors import Errors
from handlers.telegram.flood import Flood
from handlers.telegram.inline import Inline
from handlers.telegram.line import Line
from handlers.telegram.location import Locate
from handlers.telegram.order import ChatOrder
from handlers.telegram.other import Other
from handlers.telegram.outbox import Outbox
from handlers.telegram.pace import Pace
from knowledge import exchange
from knowledge.build import SCHEMA, build, identity
from knowledge.database import OwnedDatabase
from knowledge.entries import Knowledge
from knowledge.journal import Event, Journal
from knowledge.layout import Layout
from knowledge.refresh import Refreshed, refresh, reopen
from knowledge.store import Store
from knowledge.waiting import Waiting
from nlu.interpreter import Interpreter

KNOWLEDGE_FILE, OTHER_FILE, JOURNAL_FILE = "knowledge.db", "other.db", "journal.db"
SESSIONS_FILE, KEY_FILE, INBOX_FILE, PAUSE_FILE = "sessions.db", "chats.key", "inbox.db", "paused"
DESK_FILE = "desk.db"

AnyApplication: TypeAlias = "Application[Any, Any, Any, Any, Any, Any]"


@dataclass(frozen=True, slots=True)
class Assistant:
    """What every channel needs, wired; ``at_desk`` is a conversation of which nothing outlives the process.

    ``troubles`` tells, in sentences, what is wrong now; ``problem`` is what kept the knowledge from being brought up to
    date; ``purge`` deletes what has been kept long enough.
    """

    conversation: Conversation
    at_desk: Conversation
    store: Store
    lookup: Lookup
    interpreter: Interpreter
    titles: Mapping[str, str]
    troubles: Callable[[], str]
    purge: Callable[[], None]
    close: Callable[[], None]
    problem: str = ""


def knowledge_files(settings: Settings) -> Layout:
    """Where the knowledge files are: the folder of the settings, or the one that ships with the product."""
    return Layout(settings.knowledge_dir or Path(knowledge.__path__[0]) / "data")


def refresh_knowledge(settings: Settings, force: bool = False) -> Refreshed:
    """Bring the knowledge database up to the files; ``force`` builds it in any case."""
    return refresh(knowledge_files(settings), settings.data_dir / KNOWLEDGE_FILE, force)


def open_store(settings: Settings) -> Store:
    """The built knowledge, made anew if it is damaged; ``refresh_knowledge`` must have run."""
    return reopen(knowledge_files(settings), settings.data_dir / KNOWLEDGE_FILE)


def open_other_store(settings: Settings, folder: Path) -> Store:
    """A store built from another folder of knowledge (three JSON files), with this one's phrasings."""
    own = open_store(settings)
    other = exchange.take_in(folder, own.everything())
    own.close()
    path = settings.data_dir / OTHER_FILE
    if identity(path) != (SCHEMA, other.digest):
        build(other, path)
    return Store(OwnedDatabase(path))


def assemble(settings: Settings, store: Store, keep_journal: bool) -> Assistant:
    """Wire an assistant over ``store``; without a journal nothing of what is asked is counted or kept."""
    known = store.everything()
    interpreter = interpreter_over(known, store.file.with_suffix(".prepared"))
    journal, shelf = _opened(settings) if keep_journal else (None, None)
    catalogue, places = Catalogue(store, interpreter), Places(store)
    most_asked, note = (journal.most_asked, journal.note) if journal else (_nothing, _forget)
    menu = Menu(catalogue, places, Hot(store, most_asked, known.usual), _about(known))
    dialogue = Dialogue(interpreter, store, catalogue, note, lambda: datetime.now(UTC))
    paused = pause_file(settings).notice
    conversation = PausableConversation((dialogue, menu, places, Sessions(shelf=shelf), time.monotonic), paused)
    at_desk = PausableConversation((dialogue, menu, places, Sessions(), time.monotonic), paused)
    lookup = PausableLookup(interpreter, store, known.usual, paused)
    return Assistant(
        conversation,
        at_desk,
        store,
        lookup,
        interpreter,
        _titles(known),
        troubles=lambda: "；".join(each.trouble for each in (journal, shelf) if each and each.trouble),
        purge=lambda: _purge(journal, settings.retention_days),
        close=lambda: _close(store, journal, shelf),
    )


def pause_file(settings: Settings) -> PauseFile:
    """Where it stands that the service is paused."""
    return PauseFile(settings.data_dir / PAUSE_FILE)


def open_inbox(settings: Settings) -> Inbox:
    """What has been asked on Telegram and not been answered yet."""
    return Inbox(Waiting(OwnedDatabase(settings.data_dir / INBOX_FILE, renew=True)))


def build_application(
    settings: Settings,
    assistant: Assistant,
    inbox: Inbox,
    give_up: Callable[[TelegramError], None],
    transport: BaseRequest | None = None,
) -> AnyApplication:
    """The Telegram application, not yet started, which works on what comes into ``inbox``.

    ``transport`` replaces the network in tests.
    """
    line = Line()
    bot = ExtBot(
        settings.token.get_secret_value() if settings.token else "",
        base_url=settings.api_base_url,
        request=transport,
        get_updates_request=transport or UpdatesRequest(),
        rate_limiter=Pace(line),
    )
    builder = Application.builder().bot(bot).updater(None).update_queue(inbox)
    application = builder.concurrent_updates(ChatOrder(inbox.done, line)).post_init(_publish_commands).build()
    _route(application, assistant, Outbox(bot), give_up)
    return application


def _route(
    application: AnyApplication,
    assistant: Assistant,
    outbox: Outbox,
    give_up: Callable[[TelegramError], None],
) -> None:
    """Each kind of update to its handler; the first that fits takes it."""
    conversation = assistant.conversation
    albums = Albums()
    ask, other = Ask(conversation, outbox, albums), Other(conversation, outbox, albums)
    spoken = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    application.add_handler(TypeHandler(Update, Flood(outbox).on_update), group=-1)
    application.add_handlers(
        [
            MessageHandler(filters.COMMAND & spoken, Commands(conversation, outbox).on_command),
            MessageHandler((filters.TEXT | filters.CAPTION) & spoken, ask.on_text),
            MessageHandler(filters.LOCATION & spoken, Locate(conversation, outbox).on_location),
            MessageHandler(~filters.StatusUpdate.ALL & filters.UpdateType.MESSAGE, other.on_other),
            CallbackQueryHandler(Choose(conversation, outbox).on_press),
            InlineQueryHandler(Inline(assistant.lookup).on_query),
            ChatMemberHandler(other.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    application.add_error_handler(Errors(outbox, give_up).on_error)


async def _publish_commands(application: AnyApplication) -> None:
    await application.bot.set_my_commands([BotCommand(name, text) for name, text in texts.COMMANDS.items()])


def _about(known: Knowledge) -> About:
    counts = (len(known.matters), len(known.units), len(known.faqs), len(known.places), len(known.phrasings))
    return About(*counts, known.date, known.digest, figures())


def _titles(known: Knowledge) -> Mapping[str, str]:
    """What everything is called that can be meant, by id."""
    titles = {entry.id: cards.short_title(entry) for entry in known.entries()}
    return {**titles, **{each.id: each.name for each in known.absent}}


def _opened(settings: Settings) -> tuple[Journal, Shelf]:
    """Where use is counted, and where conversations outlive the process."""
    journal, sessions = (OwnedDatabase(settings.data_dir / name, renew=True) for name in (JOURNAL_FILE, SESSIONS_FILE))
    return Journal(journal), Shelf(sessions, read_key(settings.data_dir / KEY_FILE))


def _purge(journal: Journal | None, days: int) -> None:
    if journal is not None:
        journal.purge(datetime.now(UTC) - timedelta(days=days))


def _close(store: Store, *written: Journal | Shelf | None) -> None:
    store.close()
    for each in written:
        if each is not None:
            each.close()


def _forget(event: Event) -> None:
    """Where events go when there is no journal."""


async def _nothing(limit: int) -> tuple[str, ...]:
    return ()
