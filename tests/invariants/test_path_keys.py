"""Paths have names, shapes and hues by their definition: no page, style or presenter knows its key."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.repository import ROOT

ROOMS = ("assessments", "certifications", "portal", "templates")
SUFFIXES = {".py", ".html", ".css", ".js"}
# Its own assessment is told in documents; the page of its content may name what is in them.
DEMO = ROOT / "portal" / "demo"
KEYS = tuple(
    path["key"] for path in yaml.safe_load((DEMO / "data" / "find-your-path.yaml").read_text())["paths"]
)
WORDS = "|".join(KEYS)
# A key in quotation marks, or behind two hyphens as names of classes and of custom properties have it.
NAMED = re.compile(rf"""(?:(["'])(?:{WORDS})\1|--(?:[a-z]+-)?(?:{WORDS})\b)""")
# The same words for something else, by file: what is compared, what kind of experience is asked for, of which
# kinds of work a fact base says that a role is made, and the name of a filter in the catalogue's address.
OTHER_WORDS = {
    "assessments/results/presenters/background.py": {
        'experience=(Experience("project", "months", "months_recent", RECENT_YEARS),),'
    },
    "certifications/comparisons/presenters/words.py": {
        '"both": gettext_lazy("work with an end and ongoing work"),'
    },
    "certifications/domain/comparison.py": {'value = kinds.pop() if len(kinds) == 1 else "both"'},
    "certifications/domain/facets/declaration.py": {'WORK = "work"'},
    "certifications/domain/vocabulary.py": {'PROJECT = "project"', 'BOTH = "both"'},
}


def sources() -> Iterator[Path]:
    """The production code of all rooms but the demo's."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in SUFFIXES and DEMO not in path.parents and "migrations" not in path.parts:
                yield path


def named(text: str) -> list[str]:
    """The lines that name a path by its key."""
    return [line.strip() for line in text.splitlines() if NAMED.search(line)]


def test_no_production_code_names_a_path_by_its_key() -> None:
    found = {}
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if lines := {*named(path.read_text())} - OTHER_WORDS.get(name, set()):
            found[name] = lines

    assert len(KEYS) == 4
    assert found == {}


@pytest.mark.parametrize(("name", "lines"), OTHER_WORDS.items())
def test_what_is_excused_is_there(name: str, lines: set[str]) -> None:
    assert lines <= {*named((ROOT / name).read_text())}


@pytest.mark.parametrize(
    "line",
    [
        'PATHS = {"work": "Work management"}',
        "{% if path == 'project' %}",
        ".verdict--both {",
        "--path-explore: #855400;",
        "fill: var(--report-work);",
    ],
)
def test_a_path_named_by_its_key_is_found(line: str) -> None:
    assert named(line) == [line]


@pytest.mark.parametrize("line", ['label="Ongoing work"', "clear: both;", ".work-list__name {"])
def test_everyday_words_are_not_taken_for_keys(line: str) -> None:
    assert named(line) == []
