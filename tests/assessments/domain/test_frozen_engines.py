"""An engine is never edited once outcomes name it: what was said has to be what it says.

A mended bug is a new package, `engine_2`, and a replay (decision 23). While no outcome names a package, its
digest is `LC_ALL=C; cat assessments/domain/engine_1/*.py | sha256sum`.
"""

import hashlib

import pytest

from assessments.domain.engines import CURRENT
from tests.support.repository import ROOT

SOURCES = {1: "d07e66f5048cacc3a136b0b91447cec29f2e687c330266c13b526b5b50c56702"}


@pytest.mark.parametrize("engine", SOURCES)
def test_engine_is_not_edited(engine: int) -> None:
    package = ROOT / "assessments" / "domain" / f"engine_{engine}"
    modules = sorted(package.glob("*.py"), key=lambda path: path.name)
    found = hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()

    assert found == SOURCES[engine], (
        f"engine_{engine} was edited. If outcomes may name it: take it back, make engine_{CURRENT + 1}."
    )
    # What lies deeper would not be seen.
    assert {*package.rglob("*.py")} == {*modules}


def test_every_engine_is_frozen() -> None:
    assert [*SOURCES] == [*range(1, CURRENT + 1)]
