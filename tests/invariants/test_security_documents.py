"""The documents on security name every requirement of the standard, and only tests that are there."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.repository import ROOT

TABLE = ROOT / "docs/security-asvs.md"
DOCUMENTS = (ROOT / "docs/security.md", TABLE)
# Requirements of ASVS 5.0.0 by section, and those of level 3 alone, which the table leaves out.
SECTIONS = {
    1: (2, 10, 12, 3, 3),
    2: (3, 3, 5, 2),
    3: (1, 3, 5, 8, 8, 1, 5),
    4: (5, 5, 2, 4),
    5: (1, 6, 3, 3),
    6: (3, 12, 8, 6, 8, 4, 2, 4),
    7: (3, 4, 2, 5, 3, 2),
    8: (4, 4, 3, 2),
    9: (3, 4),
    10: (2, 3, 5, 16, 5, 2, 3),
    11: (4, 5, 5, 4, 2, 2, 2),
    12: (5, 2, 5),
    13: (4, 6, 4, 7),
    14: (2, 8, 3),
    15: (5, 5, 7, 4),
    16: (1, 5, 4, 3, 4),
    17: (2, 8, 2),
}
LEVEL_3 = frozenset(
    re.findall(
        r"\S+",
        """
    1.2.10 1.3.12 1.5.3 2.3.5 2.4.2 3.1.1 3.2.3 3.3.5 3.4.7 3.4.8 3.5.6 3.5.7 3.5.8 3.6.1 3.7.3 3.7.4 3.7.5
    4.1.4 4.1.5 4.2.2 4.2.3 4.2.4 4.2.5 5.2.4 5.2.5 5.2.6 5.3.3 6.2.12 6.3.5 6.3.6 6.3.7 6.3.8 6.4.5 6.4.6
    6.5.6 6.5.7 6.5.8 6.6.4 6.7.1 6.7.2 7.5.3 8.1.3 8.1.4 8.2.4 8.3.2 8.3.3 8.4.2 10.2.3 10.3.5 10.4.12
    10.4.13 10.4.14 10.4.15 10.4.16 11.1.3 11.1.4 11.2.4 11.2.5 11.3.4 11.3.5 11.5.2 11.6.2 11.7.1 11.7.2
    12.1.4 12.1.5 12.3.5 13.1.2 13.1.3 13.1.4 13.2.6 13.3.3 13.3.4 13.4.6 13.4.7 14.2.5 14.2.6 14.2.7 14.2.8
    15.1.4 15.1.5 15.2.4 15.2.5 15.4.1 15.4.2 15.4.3 15.4.4 16.5.4 17.1.2 17.2.5 17.2.6 17.2.7 17.2.8
    """,
    )
)
REQUIREMENTS = [
    f"{chapter}.{section}.{number}"
    for chapter, counts in SECTIONS.items()
    for section, count in enumerate(counts, 1)
    for number in range(1, count + 1)
]
EXPECTED = [number for number in REQUIREMENTS if number not in LEVEL_3]
NAMED = re.compile(r"`([^`]+)`")


def rows(text: str) -> Iterator[tuple[str, str, str]]:
    """Requirement, how and shown by, of each row of the tables."""
    for line in text.splitlines():
        if re.match(r"\| \d", line):
            first, how, shown = (cell.strip() for cell in line.strip("|").split("|"))
            yield first, how, shown


def requirements_of(cell: str) -> Iterator[str]:
    """The numbers that a cell names, one by one or as a range of which it leaves level 3 out."""
    for part in cell.split(", "):
        first, _dash, last = part.partition("–")
        start = REQUIREMENTS.index(first)
        end = REQUIREMENTS.index(last or first)
        yield from (number for number in REQUIREMENTS[start : end + 1] if number not in LEVEL_3 or not last)


def faults(shown: str, how: str) -> list[str]:
    """What is wrong with a row: it names a test or document that is gone, or nothing and does not say why."""
    names = NAMED.findall(shown)
    if not names:
        return [] if how.startswith("does not apply") or "**Open**" in how else ["nothing shows it"]
    return [name for name in names if not _is_there(name)]


def _is_there(name: str) -> bool:
    if name.startswith("test_"):
        return name in named_tests()
    return name.startswith("make ") or (ROOT / name).exists()


@cache
def named_tests() -> frozenset[str]:
    """The name of every test function. Reads all of tests/ once."""
    texts = (path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    return frozenset(name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE))


def test_every_requirement_of_levels_one_and_two_has_its_row() -> None:
    told = [number for first, _how, _shown in rows(TABLE.read_text()) for number in requirements_of(first)]

    assert sorted(Counter(told).items()) == sorted(Counter(EXPECTED).items())


def test_every_row_names_what_shows_it_and_that_is_there() -> None:
    wrong = {first: found for first, how, shown in rows(TABLE.read_text()) if (found := faults(shown, how))}

    assert wrong == {}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_test_named_in_the_text_is_there(document: Path) -> None:
    named = {name for name in NAMED.findall(document.read_text()) if name.startswith("test_")}

    assert named - named_tests() == set()


def test_row_that_shows_nothing_or_names_a_test_that_is_gone_is_found() -> None:
    assert faults("", "we are careful") == ["nothing shows it"]
    assert faults("`test_of_nothing_at_all`", "somehow") == ["test_of_nothing_at_all"]
    assert faults("", "does not apply: no LDAP") == []
