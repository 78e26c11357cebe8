"""The faults that the mutation campaign plants are of the kinds that it names, and of no other."""

import pytest

from tests.campaign.mutations import LEFT_OUT
from tests.support.mutants import faults_in, mutant
from tests.support.repository import ROOT


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("a < b", ["a <= b"]),
        ("a == b", ["a != b"]),
        ("a in b and c", ["a in b or c", "a not in b and c"]),
        ("a + 1", ["a - 1", "a + 2"]),
        ("not a", ["not not a"]),
        ("-a", ["+a"]),
        ("c = any((a for a in b))", ["c = all((a for a in b))"]),
        ("c = max(a, key=b)", ["c = min(a, key=b)", "c = max(a)"]),
        ("[a for a in b if a]", ["[a for a in b]"]),
        ("{'key': True}", ["{'keyx': True}", "{'key': False}"]),
        ("a.append(b)", ["None"]),
        ("c if a else b", ["c if True else b", "c if False else b"]),
    ],
)
def test_line_has_these_faults(line: str, faults: list[str]) -> None:
    assert [mutant(line, number).source for number in range(faults_in(line))] == faults


@pytest.mark.parametrize(
    "line",
    [
        "import a",
        "'A docstring.'",
        "a = 'A sentence with 1 number.'",
        "f'{a}'",
        "Name = a | b",
        "a: b | None",
    ],
)
def test_imports_types_and_sentences_are_left_alone(line: str) -> None:
    assert faults_in(line) == 0


def test_fault_names_its_line_and_what_changed() -> None:
    found = mutant("first = 1\nsecond = first > 0\n", 1)
    assert (found.line, found.change) == (2, "first > 0 → first >= 0")
    assert found.source == "first = 1\nsecond = first >= 0"


def test_what_is_left_out_where_faults_are_planted_is_there() -> None:
    # pytest ignores a path that is not there without a word, and every edit of an engine would be noticed.
    assert (ROOT / LEFT_OUT).is_file()
