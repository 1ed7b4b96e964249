"""Colours that everybody can read, in light and in dark."""

import re
from itertools import product

import pytest

from handlers.web.render import STATIC

STYLE = (STATIC / "desk.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)
)
GROUNDS = ("ground", "paper", "accent-soft", "chosen")
TEXT = [
    *product(("ink", "soft"), GROUNDS),
    *product(("accent",), ("ground", "paper", "accent-soft")),
    ("on-accent", "accent"),
    ("zero", "zero-ground"),
    ("once", "once-ground"),
    ("none", "none-ground"),
    ("none", "paper"),
    ("none", "ground"),
    ("none", "chosen"),
    ("alarm", "alarm-ground"),
    ("ground", "ink"),
]
"""What is written in which colour on which."""
EDGES = [("edge", "paper"), ("edge", "ground"), ("accent", "paper"), ("accent", "ground")]
"""Borders by which one finds fields and buttons."""


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(colours: dict[str, str], edge: str, ground: str) -> None:
    assert contrast(colours[edge], colours[ground]) >= 3.0


def test_light_and_dark_name_the_same_colours_and_nothing_else_has_any() -> None:
    assert LIGHT.keys() == DARK.keys()
    rest = re.sub(r":root \{.*?\}", "", STYLE, flags=re.S)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s])", rest) == []


def test_every_colour_is_used() -> None:
    for name in LIGHT:
        assert f"var(--{name})" in STYLE, name
