"""The gazette's text as lines: finding headings, joining sentences that a page cut, naming where a fact stands."""

import re
from pathlib import Path

from knowledge.errors import SourceDamaged
from knowledge.source import Source

DOCUMENT = "杭州市人民政府公报"
ISSUE = "2017年第2期(总第218期)"
PUBLISHED = "2017-03-17"

_SPACE_BETWEEN_CHINESE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef()])[ \t]+(?=[\u3000-\u9fff\uff00-\uffef()])")
_SENTENCE_END = ("。", ";", "；", ":", "：", "?", "？")


def where(page: str, item: str) -> Source:
    """The place of a fact in this issue; ``page`` is the printed page or the cover's name."""
    return Source(DOCUMENT, ISSUE, PUBLISHED, page, item)


def tidy(text: str) -> str:
    """The text without the blanks that line breaks inside a cell left between Chinese characters."""
    return _SPACE_BETWEEN_CHINESE.sub("", text.strip())


def plain(line: str) -> str:
    """A line without heading marks, bold marks and angle brackets round addresses of sites."""
    return re.sub(r"<(http[^>]+)>", r"\1", line.strip().lstrip("#").replace("**", "")).strip()


def paragraphs(lines: list[str]) -> list[str]:
    """Whole paragraphs: one that does not end like a sentence goes on in the next non-blank line."""
    whole: list[str] = []
    for line in filter(None, map(plain, lines)):
        if whole and not whole[-1].endswith(_SENTENCE_END):
            whole[-1] += line
        else:
            whole.append(line)
    return whole


class Document:
    """The lines of the issue, and a way to cut a stretch of them out by what its first and last lines hold."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    @classmethod
    def read(cls, path: Path) -> "Document":
        """The document in a UTF-8 file; raises SourceDamaged when there is none."""
        try:
            return cls(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise SourceDamaged(f"读不到原始文件 {path.name}：{error}") from error

    def find(self, mark: str, start: int = 0) -> int:
        """Index of the first line from ``start`` that holds ``mark``; raises SourceDamaged when none does."""
        for index in range(start, len(self._lines)):
            if mark in self._lines[index]:
                return index
        raise SourceDamaged(f"原始文件里找不到「{mark}」")

    def between(self, first: str, last: str | None, inclusive: bool = False) -> list[str]:
        """The lines after the one that holds ``first`` (from it, if ``inclusive``) up to the one with ``last``."""
        start = self.find(first) + (not inclusive)
        return self._lines[start : self.find(last, start + 1) if last else None]
