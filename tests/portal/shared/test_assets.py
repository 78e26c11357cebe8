"""Style sheets and scripts: how heavy they are, and whether their colours can be read. No database."""

import gzip
import re
from itertools import product
from pathlib import Path

import minify
import pytest

from portal.shared.components import PathMark
from portal.shared.static_storage import MinifiedStaticFilesStorage
from tests.support.database import ROOT

ASSETS = ROOT / "portal" / "shared" / "assets"
MARKS = tuple(f"path-{mark}" for mark in PathMark if mark)
TEXTS = ("ink", "ink-soft", "accent", *MARKS)
GROUNDS = ("paper", "paper-raised", "paper-sunk")
THEMES = ("light", "dark")


MEDIA_TYPES = MinifiedStaticFilesStorage.MEDIA_TYPES


def served_bytes(pattern: str) -> int:
    texts = [minify.string(MEDIA_TYPES[path.suffix], path.read_text()) for path in ASSETS.glob(pattern)]
    return sum(len(gzip.compress(text.encode())) for text in texts)


def test_style_sheets_weigh_at_most_forty_kilobytes_compressed() -> None:
    assert 0 < served_bytes("css/*.css") <= 40 * 1024


def test_scripts_weigh_at_most_fifty_kilobytes_compressed() -> None:
    assert 0 < served_bytes("js/*.js") <= 50 * 1024


@pytest.mark.parametrize("sheet", sorted((ASSETS / "css").glob("*.css")), ids=lambda sheet: sheet.name)
def test_every_rule_stands_in_a_layer_and_loads_nothing_from_elsewhere(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    outside, depth = "", 0
    for character in css:
        depth -= character == "}"
        outside += character if depth == 0 else ""
        depth += character == "{"

    assert [text for text in re.split(r"[{};]", outside) if text.strip() and "@layer" not in text] == []
    assert "url(" not in css
    assert "@import" not in css


@pytest.mark.parametrize(("text", "ground", "theme"), list(product(TEXTS, GROUNDS, THEMES)))
def test_text_can_be_read_on_every_ground(text: str, ground: str, theme: str) -> None:
    assert contrast(colour(text, theme), colour(ground, theme)) >= 4.5


@pytest.mark.parametrize(("ground", "theme"), list(product(GROUNDS, THEMES)))
def test_edges_of_controls_can_be_seen(ground: str, theme: str) -> None:
    assert contrast(colour("rule-strong", theme), colour(ground, theme)) >= 3


def test_browsers_own_bars_have_the_colours_of_the_paper() -> None:
    base = (ROOT / "templates" / "base.html").read_text()

    assert re.findall(r'theme-color"[^>]*content="(#[0-9a-f]{6})"', base) == [
        colour("paper", theme) for theme in THEMES
    ]


def colour(name: str, theme: str) -> str:
    """A token's value in a theme, "#rrggbb"."""
    css = "".join((ASSETS / "css" / sheet).read_text() for sheet in ("foundation.css", "paths.css"))
    found = re.search(rf"--{name}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)", css)
    assert found, f"--{name} is no pair of colours"
    return found[1 + THEMES.index(theme)]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(value: str) -> float:
    """The relative luminance of WCAG 2.2."""
    channels = (int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
