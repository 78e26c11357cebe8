"""Which entries a query sets side by side."""

import pytest

from portal.search.domain.names import compared_in
from portal.search.domain.words import words_of

NAMES = {
    words_of(name): [key]
    for name, key in (
        ("CSM", "csm"),
        ("CSPO", "cspo"),
        ("PSM I", "psm-i"),
        ("PSM II", "psm-ii"),
        ("PMP", "pmp"),
        ("CAPM", "capm"),
        ("PRINCE2 F", "prince2-f"),
        ("PRINCE2 P", "prince2-p"),
        ("APM Project Management Qualification", "pmq"),
    )
}
SYNONYMS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {("psm",): (("psm", "i"),)}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("csm vs psm", ("csm", "psm-i")),
        ("CSM or CSPO?", ("csm", "cspo")),
        ("CSM PSM I", ("csm", "psm-i")),
        ("CSM, PSM I and PMP", ("csm", "psm-i", "pmp")),
        ("pmp vs prince2", ("pmp", "prince2-f", "prince2-p")),
        ("difference between capm and pmp", ("capm", "pmp")),
        ("is the PMP better than or as good as CAPM", ()),
        ("pmp vs pmp", ()),
        ("pmp exam", ()),
        ("pmp vs xyzzy", ()),
        ("project management vs work management", ()),
        ("csm cspo pmp capm psm i", ()),
        ("vs", ()),
        ("", ()),
    ],
)
def test_two_to_four_names_are_compared(typed: str, keys: tuple[str, ...]) -> None:
    assert compared_in(words_of(typed), NAMES, SYNONYMS) == keys
