"""The measured figures that /about states, from the file that ``make bench`` writes."""

import tomllib
from pathlib import Path

FILE = Path(__file__).with_name("figures.toml")


def figures() -> tuple[str, ...]:
    """One finished Chinese line a figure; none when nothing has been measured yet."""
    if not FILE.exists():
        return ()
    lines: list[str] = tomllib.loads(FILE.read_text(encoding="utf-8"))["lines"]
    return tuple(lines)
