"""What the README shows is what the product does."""

import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import click
import pytest

from bot import figures
from bot.app import assemble, open_store
from bot.cli import cli
from bot.settings import Settings
from handlers.terminal import Terminal
from knowledge.layout import Layout
from knowledge.load import load

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONVERSATION = re.search(r"```console\n\$ printf '(.+?)' \| make -s run\n(.+?)```", README, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"\.venv/bin/paoyici (\w+)(?: (check|build|import|export))?", README)))


async def lines(text: str) -> AsyncIterator[str]:
    for line in text.split(r"\n"):
        yield line


async def test_the_conversation_is_real(built: Path) -> None:
    assert CONVERSATION is not None
    settings, screen = Settings(data_dir=built), io.StringIO()
    assistant = assemble(settings, open_store(settings), keep_journal=False)
    await Terminal(assistant.conversation, lively=False, screen=screen).talk(lines(CONVERSATION[1]))
    assistant.close()
    assert screen.getvalue().strip() == CONVERSATION[2].strip()


@pytest.mark.parametrize(("command", "below"), COMMANDS)
def test_the_commands_exist(command: str, below: str) -> None:
    found = cli.commands[command]
    assert not below or (isinstance(found, click.Group) and below in found.commands)


def test_there_are_commands_to_check() -> None:
    assert ("ask", "") in COMMANDS
    assert ("kb", "check") in COMMANDS


def test_the_example_of_an_added_answer_is_valid(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.+?)```", README, re.DOTALL)
    assert example is not None
    root = tmp_path / "data"
    for path in Layout(ROOT / "knowledge" / "data").files():
        copy = root / path.relative_to(ROOT / "knowledge" / "data")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    with Layout(root).faq_added.open("a", encoding="utf-8") as file:
        file.write(example[1])
    known = load(Layout(root))
    assert "faq:101" in [faq.id for faq in known.faqs]
    assert sum(phrasing.entry_id == "faq:101" for phrasing in known.phrasings) == 3


def test_the_figures_of_the_readme_are_those_of_about() -> None:
    stated = figures.figures()
    assert stated
    assert stated[-1] in README


@pytest.mark.parametrize("target", re.findall(r"`?make ([a-z]+)`?", README))
def test_the_makefile_has_the_targets(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_the_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
