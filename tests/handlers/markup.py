"""Telegram's HTML read back, strictly: what is not exactly well-formed is an error here."""

import html
from html.parser import HTMLParser

TAGS = {"b", "i", "blockquote"}


class Reader(HTMLParser):
    """Collects the text of one message, and what the message would be if it were written by the book."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.rebuilt = "", ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, f"a tag that Telegram would refuse or that nobody meant: {tag}"
        assert not attrs
        self._open.append(tag)
        self.rebuilt += f"<{tag}>"

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self.rebuilt += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.rebuilt += html.escape(data, quote=False)

    def close(self) -> None:
        super().close()
        assert self._open == []


def read(message: str) -> str:
    """The text that a message shows."""
    reader = Reader()
    reader.feed(message)
    reader.close()
    assert reader.rebuilt == message
    return reader.text
