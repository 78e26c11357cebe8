"""Recipes name places that are there: every path in backticks, and every name behind a path."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.repository import ROOT

HOWTO = ROOT / "docs" / "howto"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
RECIPES = sorted(HOWTO.glob("add-a*.md"))
PROMISED = {
    "add-a-question-kind",
    "add-a-condition",
    "add-a-finding",
    "add-an-engine",
    "add-a-facet",
    "add-a-list",
    "add-a-fact-field",
    "add-a-report",
    "add-an-export-format",
    "add-an-api-endpoint",
    "add-a-path",
    "add-a-role",
}
# A path from the top: with a folder of ours before it, or a file that stands there.
PLACE = re.compile(
    r"`((?:(?:assessments|certifications|portal|templates|tests|docs)/[\w./-]*|[A-Z]\w+\.md))(?::(\w+))?`"
)
# What the reader is to name.
PLACEHOLDER = "NAME"
LINK = re.compile(r"\]\(([^)#:]+)\)")


def defined(tree: ast.Module) -> set[str]:
    """The names that a module defines at its top, by a class, a function or an assignment."""
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Assign(targets=targets):
                names |= {
                    part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)
                }
    return names


def missing(text: str) -> list[str]:
    """The places of a text that the tree does not have."""
    found = []
    for path, name in PLACE.findall(text):
        place = ROOT / path
        if place.stem == PLACEHOLDER:
            continue
        if not place.exists() or (name and name not in defined(ast.parse(place.read_text()))):
            found.append(f"{path}:{name}" if name else path)
    return found


def broken(document: Path, text: str) -> list[str]:
    """The links of a document that lead nowhere."""
    return [link for link in LINK.findall(text) if not (document.parent / link).exists()]


def test_every_promised_recipe_is_there() -> None:
    assert {path.stem for path in RECIPES} >= PROMISED


@pytest.mark.parametrize("document", [*RECIPES, CONTRIBUTING], ids=lambda path: path.stem)
def test_every_place_that_a_recipe_names_is_there(document: Path) -> None:
    text = document.read_text()

    assert missing(text) == []
    assert broken(document, text) == []


@pytest.mark.parametrize("stem", sorted(PROMISED))
def test_recipe_names_places_and_is_short(stem: str) -> None:
    text = (HOWTO / f"{stem}.md").read_text()

    assert len(PLACE.findall(text)) >= 3
    assert len(text.splitlines()) <= 40


def test_contributing_lists_every_recipe() -> None:
    listed = set(LINK.findall(CONTRIBUTING.read_text()))

    assert {path.relative_to(ROOT).as_posix() for path in RECIPES} - listed == set()


@pytest.mark.parametrize(
    "place",
    ["portal/users/gone.py", "portal/users/roles.py:NoSuchRole", "templates/gone/", "GONE.md"],
)
def test_place_that_is_gone_is_found(place: str) -> None:
    assert missing(f"Write it in `{place}`.") == [place]


def test_link_that_leads_nowhere_is_found() -> None:
    assert broken(CONTRIBUTING, "Read [this](docs/howto/gone.md).") == ["docs/howto/gone.md"]
