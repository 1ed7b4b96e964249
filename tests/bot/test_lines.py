"""Lines from a person, as the keys come."""

from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot import lines


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as keys:
        yield keys


async def typed(keys: PipeInput, text: str) -> list[str]:
    keys.send_text(text)
    with create_app_session(input=keys, output=DummyOutput()):
        return [line async for line in lines.typed()]


@pytest.mark.parametrize("end", ["退出\r", " 再见 \r", "exit\r", "QUIT\r", "\x04", "\x03"])
async def test_a_word_or_a_key_ends_the_conversation(keys: PipeInput, end: str) -> None:
    assert await typed(keys, f"公积金\r退出登记\r{end}后来\r") == ["公积金", "退出登记"]


async def test_the_first_prompt_alone_says_how_to_leave(keys: PipeInput, monkeypatch: pytest.MonkeyPatch) -> None:
    prompts, prompt = [], PromptSession.prompt_async

    async def noted(session: PromptSession[str], message: str, **more: Any) -> str:
        prompts.append(message)
        return await prompt(session, message, **more)

    monkeypatch.setattr(PromptSession, "prompt_async", noted)
    await typed(keys, "公积金\r1\r退出\r")
    assert prompts == [lines.HOW_TO_LEAVE + lines.PROMPT, lines.PROMPT, lines.PROMPT]
