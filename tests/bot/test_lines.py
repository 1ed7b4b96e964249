"""Lines from a person, as the keys come."""

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import Output
from prompt_toolkit.output.plain_text import PlainTextOutput

from bot import lines


class Screen:
    """Takes what is shown."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def output(self) -> Output:
        return PlainTextOutput(self)  # type: ignore[arg-type]


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as keys:
        yield keys


async def typed(keys: PipeInput, text: str, screen: Screen | None = None) -> list[str]:
    keys.send_text(text)
    with create_app_session(input=keys, output=(screen or Screen()).output()):
        return [line async for line in lines.typed()]


@pytest.mark.parametrize("end", ["退出\r", " 再见 \r", "exit\r", "QUIT\r", "\x04", "\x03"])
async def test_a_word_or_a_key_ends_the_conversation(keys: PipeInput, end: str) -> None:
    assert await typed(keys, f"公积金\r退出登记\r{end}后来\r") == ["公积金", "退出登记"]


async def test_the_first_prompt_alone_says_how_to_leave(keys: PipeInput) -> None:
    screen = Screen()
    await typed(keys, "公积金\r1\r退出\r", screen)
    assert screen.text.count("按 Ctrl-D 或输入“退出”结束") == 1
    assert screen.text.index("退出") < screen.text.index("公积金")
