"""Replies to commands that need no look-up."""

from handlers import texts
from handlers.menu import Menu
from handlers.plain import plain
from knowledge.entries import Knowledge
from tests.handlers.conftest import FIGURE


def test_the_greeting_names_the_assistant_and_gives_examples(menu: Menu) -> None:
    text = plain(menu.start())
    assert texts.NAME in text
    assert texts.HOTLINE in text
    assert all(example in text for example in texts.EXAMPLES)


def test_the_help_explains_every_command(menu: Menu) -> None:
    lines = plain(menu.help()).splitlines()
    assert all(f"/{name} {meaning}" in lines for name, meaning in texts.COMMANDS.items())


def test_about_states_counts_date_digest_and_what_was_measured(menu: Menu, known: Knowledge) -> None:
    text = plain(menu.about())
    for fact in (
        "642",
        "48",
        "24",
        str(len(known.phrasings)),
        texts.day(known.date),
        known.digest[:12],
        FIGURE,
        "2017年第2期",
    ):
        assert fact in text


def test_privacy_is_said_in_whole(menu: Menu) -> None:
    assert all(line in plain(menu.privacy()) for line in texts.PRIVACY)
