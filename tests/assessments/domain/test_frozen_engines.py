"""An engine is never edited once outcomes name it: what was said has to be what it says.

A mended bug is a new package and a replay (decision 23). What engine 2 says beside engine 1 is a number that
brute force defines (decision 32): golden cases and the oracle of test_counterfactual.py hold it. While no
outcome names a package, its digest is `LC_ALL=C; cat assessments/domain/engine_1/*.py | sha256sum`.
"""

import hashlib

import pytest

from assessments.domain.engines import CURRENT
from tests.support.repository import ROOT

SOURCES = {
    1: "d07e66f5048cacc3a136b0b91447cec29f2e687c330266c13b526b5b50c56702",
    2: "e3b25e322ba34c80d4f6a53a4a85cb7ebd7136dace6f604fee99381c4f5ccbc7",
}


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
