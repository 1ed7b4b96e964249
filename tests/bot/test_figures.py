"""Measured figures for /about."""

from pathlib import Path

import pytest

from bot import figures


def test_nothing_measured_is_nothing_stated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(figures, "FILE", tmp_path / "figures.toml")
    assert figures.figures() == ()


def test_what_was_measured_is_stated_line_by_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "figures.toml"
    file.write_text('lines = ["一", "二"]\n', encoding="utf-8")
    monkeypatch.setattr(figures, "FILE", file)
    assert figures.figures() == ("一", "二")
