"""Every place that a recipe names is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.repository import ROOT

HOWTO = ROOT / "docs" / "howto"
RECIPES = sorted(HOWTO.glob("add-a-*.md"))
# A file or folder of the repository, and a name in it where one follows.
PLACE = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|toml)|\.importlinter)(?::(\w+))?`")
LINK = re.compile(r"\]\(([\w/.-]+\.md)\)")


def places(text: str) -> Iterator[tuple[str, str]]:
    for match in PLACE.finditer(text):
        yield match[1], match[2] or ""


def names_in(path: Path) -> set[str]:
    """What a module defines at its top."""
    found: set[str] = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {part.id for item in targets for part in ast.walk(item) if isinstance(part, ast.Name)}
    return found


def missing(text: str) -> list[str]:
    """The places of a recipe that are not there."""
    return [
        f"{path}:{name}" if name else path
        for path, name in places(text)
        if not (ROOT / path).exists() or (name and name not in names_in(ROOT / path))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see `assessments/access.py`", []),
        ("see `assessments/access.py:Holder`", []),
        ("see `assessments/gone.py`", ["assessments/gone.py"]),
        ("see `assessments/access.py:Nobody`", ["assessments/access.py:Nobody"]),
        ("a folder `assessments/history/`, a word `views`", []),
    ],
)
def test_place_that_is_not_there_is_found(text: str, found: list[str]) -> None:
    assert missing(text) == found


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_every_place_of_a_recipe_is_there(recipe: Path) -> None:
    text = recipe.read_text()

    assert missing(text) == []
    assert [link for link in LINK.findall(text) if not (HOWTO / link).exists()] == []


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_contributing_leads_to_every_recipe(recipe: Path) -> None:
    assert f"docs/howto/{recipe.name}" in (ROOT / "CONTRIBUTING.md").read_text()


def test_every_link_of_contributing_leads_somewhere() -> None:
    links = LINK.findall((ROOT / "CONTRIBUTING.md").read_text())

    assert [link for link in links if not (ROOT / link).exists()] == []
