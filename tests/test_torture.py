"""The report of the torture keeps what is not measured anew."""

from pathlib import Path

import pytest

from tests.torture import __main__ as torture


def test_a_part_takes_its_place_and_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torture, "REPORT", tmp_path / "torture.md")
    titles = [title for title, *_ in torture.PARTS.values()]
    torture.state(titles[2], "- 二\n\n用时 1 分钟。\n")
    torture.state(titles[0], "- 零\n")
    torture.state(titles[2], "- 新的二\n")
    text = (tmp_path / "torture.md").read_text(encoding="utf-8")
    assert text.startswith(torture.HEAD)
    assert text.index(f"## {titles[0]}\n- 零") < text.index(f"## {titles[2]}\n- 新的二\n")
    assert text.count("## ") == 2
