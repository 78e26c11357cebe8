"""One noun per concept: docs/glossary.md says which, and no name in the code says another."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.support.repository import PACKAGES, ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
# Their names begin with a verb.
VERBS = {"services", "commands"}
# Every management command has a class of this name.
WIRING = {"Command"}


def table(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = GLOSSARY.read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| \n").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


RETIRED = {word for row in table("Words") for word in row[2].split(", ") if word != "–"}
NOUNS_IN_ING = {row[0] for row in table("Names in -ing")}
KEPT_BY_THE_API = {row[0] for row in table("Retired words that the API keeps")}
STAYING = {(row[0], row[1].strip("`")) for row in table("Retired words that stay")}


def words_of(name: str) -> list[str]:
    """The words of a name, however it joins them: `OpenAttempt`, `open_attempt`, `open-attempt`."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def modules() -> Iterator[Path]:
    """The modules of the product, from the project's folder on."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT)


def nouns(path: Path) -> list[str]:
    """The words of a module's name that have to be nouns; a package is named by its folder."""
    name = path.parent.name if path.stem == "__init__" else path.stem
    found = words_of(name)
    return found[1:] if path.parent.name in VERBS else found


def retired_modules(paths: Iterator[Path]) -> list[str]:
    return [str(path) for path in paths if RETIRED & {*nouns(path)}]


def classes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.ClassDef):
            yield node.name


def top_classes(path: Path) -> Iterator[str]:
    """The classes that a module defines at its top."""
    return (node.name for node in ast.parse((ROOT / path).read_text()).body if isinstance(node, ast.ClassDef))


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Route and name of every address of ours."""
    for item in resolver.url_patterns:
        route = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from addresses(item, route)
        elif isinstance(item, URLPattern) and item.callback.__module__.partition(".")[0] in PACKAGES:
            yield route, item.name or ""


# What of a description is prose, or an instance of what it describes.
NO_NAMES = {"description", "summary", "example", "examples", "title"}
# Members whose value is a name, or a list of names.
NAMING = {"name", "operationId", "enum", "const", "tags"}


def api_names(described: Any) -> Iterator[str]:
    """The names in a description of an API: of properties, schemas, parameters, operations, and values."""
    if isinstance(described, list):
        for item in described:
            yield from api_names(item)
    elif isinstance(described, dict):
        for key, value in described.items():
            yield key
            if key in NAMING:
                yield from (
                    name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)
                )
            if key not in NO_NAMES or "type" in (value if isinstance(value, dict) else {}):
                yield from api_names(value)


def retired_names(described: Any) -> set[str]:
    return {name for name in api_names(described) if RETIRED & {*words_of(name)}}


def test_glossary_is_read() -> None:
    assert {"run", "part", "closeness", "ladder"} <= RETIRED
    assert "authoring" in NOUNS_IN_ING


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("OpenAttempt", ["open", "attempt"]),
        ("HTMLPart", ["html", "part"]),
        ("run_of-it", ["run", "of", "it"]),
    ],
)
def test_names_are_taken_apart(name: str, words: list[str]) -> None:
    assert words_of(name) == words


def test_module_of_a_retired_word_is_caught() -> None:
    planted = [Path("assessments/attempts/run.py"), Path("assessments/replays/services/run_replay.py")]

    assert retired_modules(iter(planted)) == ["assessments/attempts/run.py"]


def test_no_module_is_named_by_a_retired_word() -> None:
    assert retired_modules(modules()) == []


def test_no_class_is_named_by_a_retired_word() -> None:
    found = {(name, str(path)) for path in modules() for name in classes(path) if RETIRED & {*words_of(name)}}
    assert found == STAYING


def test_no_template_is_named_by_a_retired_word() -> None:
    paths = (path.relative_to(ROOT) for path in sorted((ROOT / "templates").rglob("*.html")))
    assert retired_modules(paths) == []


def test_no_address_has_a_retired_word() -> None:
    found = list(addresses(get_resolver()))

    assert any(name == "attempt" for _route, name in found)
    assert [both for both in found if RETIRED & {*words_of(" ".join(both))}] == []


def test_retired_name_of_the_api_is_caught() -> None:
    described = {
        "schemas": {
            "EntryStanding": {"enum": ["running"]},
            "Outcome": {"properties": {"ways": {"type": "array"}}},
        },
        "get": {"operationId": "list_runs", "parameters": [{"name": "step", "description": "A way."}]},
    }

    assert retired_names(described) == {"EntryStanding", "running", "ways", "list_runs", "step"}


def test_no_name_of_the_api_has_a_retired_word() -> None:
    described = json.loads((ROOT / "docs/api/openapi.json").read_text())

    assert {"OutcomeSummary", "counterfactuals"} <= {*api_names(described)}
    assert retired_names(described) == KEPT_BY_THE_API


def test_modules_are_nouns() -> None:
    found = {word for path in modules() for word in nouns(path)[-1:] if word.endswith("ing")}
    assert found == NOUNS_IN_ING


def shared_names(found: Iterable[tuple[str, str]]) -> set[str]:
    """The names that classes of several modules share."""
    modules_of: dict[str, set[str]] = {}
    for name, module in found:
        modules_of.setdefault(name, set()).add(module)
    return {name for name, modules in modules_of.items() if len(modules) > 1}


def test_shared_name_is_found() -> None:
    assert shared_names([("Change", "a"), ("Change", "b"), ("Cell", "a"), ("Cell", "a")]) == {"Change"}


def test_two_classes_share_a_name_only_for_one_thing() -> None:
    # Versions of the engine are one thing told again.
    found = [
        (name, re.sub(r"/engines/v\d+/.*", "/engines", str(path)))
        for path in modules()
        for name in top_classes(path)
    ]

    assert shared_names(found) == {row[0] for row in table("Names that several classes share")} | WIRING
