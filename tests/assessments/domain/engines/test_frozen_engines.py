"""An engine is never edited once outcomes name it: what was said has to be what it says.

A mended bug is a new package and a replay (decision 23). Engine 2 decides by the rules of version 1, and
says a margin beside it, a number that brute force defines (decision 45): golden cases and the oracle of
test_search.py hold it. The digest is taken of the code without its imports: where a module stands may change,
what it says may not.
"""

import ast
import hashlib
from pathlib import Path

import pytest

from assessments.domain.definitions.parser import parse_definition
from assessments.domain.engines.registry import CURRENT, engine_of
from tests.builders.short_instrument import make_document
from tests.support.repository import ROOT

SOURCES = {
    1: "b7ceb23cd492e56f43cc2ea93bb7d47ac537a63ab2a888061a43c80fa87447a5",
}


def code_of(module: Path) -> str:
    """The lines of a module but for those of its imports."""
    text = module.read_text()
    imports = [node for node in ast.parse(text).body if isinstance(node, ast.Import | ast.ImportFrom)]
    left_out = {line for node in imports for line in range(node.lineno, (node.end_lineno or 0) + 1)}
    lines = text.splitlines(keepends=True)
    return "".join(line for number, line in enumerate(lines, 1) if number not in left_out)


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
    assert folders == {f"v{engine}" for engine in SOURCES}
    contracts = (ROOT / ".importlinter").read_text()
    assert all(f"    assessments.domain.engines.{folder}\n" in contracts for folder in folders)


@pytest.mark.parametrize("engine", range(1, CURRENT + 1))
def test_every_engine_decides_by_a_frozen_version(engine: int) -> None:
    prepared = engine_of(engine).rules(parse_definition(make_document())).prepared

    assert type(prepared).__module__.split(".")[3] in {f"v{version}" for version in SOURCES}
