"""An engine is never edited once outcomes name it: what was said has to be what it says.

A mended bug is a new package and a replay (decision 23). Engine 2 decides by the rules of version 1, and
says a margin beside it, a number that brute force defines (decision 45): golden cases and the oracle of
test_search.py hold it. The digest is taken of the code with the names that it imports, but not where from:
where a module stands may change, what it says may not.
"""

import ast
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from assessments.domain.engines import v1, v3
from assessments.domain.engines.registry import CURRENT, engine_of
from tests.builders.random_evaluations import Case, cases
from tests.golden.corpus import OPEN
from tests.support.repository import ROOT

# By engine, the frozen version that it decides by: a package of its own, or that of an earlier engine.
FROZEN: dict[int, Any] = {1: v1, 2: v1, 3: v3}
# Those that decide by another's package: what they say is what that says.
COMPARED = [engine for engine, package in FROZEN.items() if engine != package.ENGINE]
SOURCES = {
    1: "ed3ecca82224f94c890be99f7acf2fa8183db1061f96ba08ab9dc638239adcc8",
    3: "ef19547b94d6ef3c627e0100a99522a44a23312df70e379130de845527c7fc3d",
}


def code_of(module: Path) -> str:
    """A module with the names that it imports, but not where from: where a module stands may change."""
    text = module.read_text()
    body = ast.parse(text).body
    imports = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    left_out = {line for node in imports for line in range(node.lineno, (node.end_lineno or 0) + 1)}
    others = {line for node in body if node not in imports for line in (node.lineno, node.end_lineno)}
    assert not left_out & others, f"{module.name}: a statement beside an import would not be seen"
    names = sorted(f"{item.name} as {item.asname}" for node in imports for item in node.names)
    lines = text.splitlines(keepends=True)
    kept = "".join(line for number, line in enumerate(lines, 1) if number not in left_out)
    return f"{names}\n{kept}"


@pytest.mark.parametrize("engine", SOURCES)
def test_engine_is_not_edited(engine: int) -> None:
    package = ROOT / "assessments" / "domain" / "engines" / f"v{engine}"
    modules = sorted(package.glob("*.py"), key=lambda path: path.name)
    found = hashlib.sha256("".join(map(code_of, modules)).encode()).hexdigest()

    assert found == SOURCES[engine], (
        f"v{engine} was edited. If outcomes may name it: take it back, make v{CURRENT + 1}."
    )
    # What lies deeper would not be seen.
    assert {*package.rglob("*.py")} == {*modules}


def test_every_version_is_frozen() -> None:
    engines = ROOT / "assessments" / "domain" / "engines"
    folders = {path.parent.name for path in engines.glob("v*/__init__.py")}
    assert not OPEN & SOURCES.keys()
    assert folders == {f"v{engine}" for engine in OPEN | SOURCES.keys()}
    assert {package.ENGINE for package in FROZEN.values()} == OPEN | SOURCES.keys()
    contracts = (ROOT / ".importlinter").read_text()
    assert all(f"    assessments.domain.engines.{folder}\n" in contracts for folder in folders)


def test_every_engine_decides_by_a_frozen_version() -> None:
    assert list(FROZEN) == list(range(1, CURRENT + 1))


@pytest.mark.parametrize("engine", COMPARED)
@settings(max_examples=10)
@given(case=cases(most_certifications=3))
def test_engine_that_adds_says_what_its_frozen_version_says(engine: int, case: Case) -> None:
    known, frozen = engine_of(engine), FROZEN[engine]
    facts = (case.sheet, case.held, case.snapshot, case.as_of)

    judged = known.judge(known.prepare(case.definition), *facts)

    assert judged == replace(frozen.evaluate(frozen.prepare(case.definition), *facts), engine=engine)


@pytest.mark.parametrize("engine", range(1, CURRENT + 1))
@settings(max_examples=10)
@given(case=cases(most_certifications=3))
def test_rules_of_every_engine_lead_where_its_outcomes_lead(engine: int, case: Case) -> None:
    known = engine_of(engine)
    prepared = known.prepare(case.definition)

    judged = known.judge(prepared, case.sheet, case.held, case.snapshot, case.as_of)

    assert known.rules(case.definition).path(case.sheet) == judged.path
