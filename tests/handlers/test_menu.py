"""Replies to commands that need no look-up."""

from handlers import texts
from handlers.menu import Menu
from handlers.plain import plain
from handlers.session import LIFETIME
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


def test_privacy_says_how_to_be_forgotten_and_after_how_long_one_is(menu: Menu) -> None:
    text = plain(menu.privacy())
    assert "/forget" in text
    assert LIFETIME == 3600
    assert "一小时" in text


async def test_a_command_is_known_by_its_name_alone(menu: Menu) -> None:
    for name, head in (("start", texts.NAME), ("help", texts.HELP_HEAD), ("privacy", texts.PRIVACY_HEAD)):
        assert (await menu.command(name, "随便什么")).paragraphs[0].text == head
    for name in ("", "Help", "places西湖", "nonsense"):
        first, *rest = (await menu.command(name, "")).paragraphs
        assert first.text == texts.UNKNOWN_COMMAND
        assert tuple(rest) == menu.help().paragraphs
