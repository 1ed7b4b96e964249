"""Where the committed knowledge lies, and the one way in which tests damage a copy of it."""

from pathlib import Path

import pytest

from knowledge.check import load_checked
from knowledge.errors import FilesInvalid, Finding
from knowledge.layout import Layout

PACKAGE = Path(__file__).parents[2] / "knowledge"
DATA = PACKAGE / "data"
SOURCE = PACKAGE / "sources" / "hangzhou-gazette-2017-02.txt"


def swap(path: Path, old: str, new: str) -> None:
    """Put ``new`` for ``old``, which must stand in the file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def add(path: Path, text: str) -> None:
    """Put ``text`` at the end of the file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def findings(files: Layout) -> tuple[Finding, ...]:
    """What is wrong with the files; fails when nothing is."""
    with pytest.raises(FilesInvalid) as caught:
        load_checked(files)
    return caught.value.findings


def only(files: Layout) -> Finding:
    """The one thing that is wrong with the files."""
    (finding,) = findings(files)
    return finding
