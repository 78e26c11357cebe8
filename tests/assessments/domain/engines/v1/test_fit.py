"""How well coverage answers need."""

import pytest

from assessments.domain.definitions.definition import Dimension
from assessments.domain.engines.v1.fit import fit_of
from assessments.domain.snapshots.snapshot import Covered
from tests.builders.planning import planned
from tests.builders.snapshots import (
    certified,
)


@pytest.mark.parametrize(
    ("coverage", "issuer_only", "value"),
    [
        ("none", False, 0),
        ("partial", False, 1),
        ("core", False, 2),
        ("unknown", False, 0),
        ("core", True, 1),
        ("partial", True, 1),
        ("none", True, 0),
    ],
)
def test_fit_is_need_times_coverage_and_an_issuers_word_counts_half(
    coverage: str, value: int, *, issuer_only: bool
) -> None:
    tree = certified("oak", coverage=(Covered("flow", coverage, issuer_only),))
    dimensions = (Dimension("need_flow", "flow"),)

    assert fit_of(tree, dimensions, {"need_flow": (3, 12)}) * 4 == value


def test_fit_adds_up_over_dimensions_that_name_an_area_and_have_a_score() -> None:
    tree = certified("oak", coverage=(Covered("flow", "core", False), Covered("people", "partial", False)))
    dimensions = (
        Dimension("need_flow", "flow"),
        Dimension("need_people", "people"),
        Dimension("need_other", "other"),
        Dimension("work"),
    )
    scores = {"need_flow": (1, 2), "need_people": (1, 3), "need_other": (5, 5), "work": (4, 4)}

    assert str(fit_of(tree, dimensions, scores)) == "4/3"
    assert fit_of(tree, dimensions, {**scores, "need_flow": (0, 0)}) == fit_of(
        tree, dimensions, {"need_people": (1, 3)}
    )


def test_entry_tells_its_fit_in_lowest_terms_its_level_and_whose_offer_it_is() -> None:
    (entry,) = planned(
        certified("oak", flow="core", level=2, own_offer=True), scores={"need_flow": (4, 16)}
    ).plan

    assert (entry.fit_numerator, entry.fit_denominator) == (1, 2)
    assert (entry.level, entry.own_offer, entry.opens) == (2, True, ())
