"""What progressions of the catalogue become: steps between published certifications."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Grounds, Snapshot
from certifications.domain.facts import Confidence
from certifications.domain.readings import Readings
from certifications.domain.statements import Grounds as StatedGrounds
from certifications.domain.statements import Progression
from certifications.domain.vocabulary import ProgressionKind
from tests.builders.snapshots import SURE
from tests.factories.facts import COLLECTED_ON, make_certification_value


def progression(start: str, end: str, kind: ProgressionKind, **fields: Any) -> Progression:
    grounds = StatedGrounds("https://www.example.org/", "", None, COLLECTED_ON, Confidence.HIGH)
    return Progression(start, end, kind, "", replace(grounds, **fields))


def of_slugs(*slugs: str, progressions: tuple[Progression, ...] = ()) -> Snapshot:
    return snapshot_from_catalogue(
        [make_certification_value(slug=slug) for slug in slugs], progressions, Readings(), today=COLLECTED_ON
    )


def test_steps_lead_between_published_certifications_alone() -> None:
    snapshot = of_slugs(
        "pmp",
        "capm",
        progressions=(
            progression("capm", "pmp", ProgressionKind.WAIVES),
            progression("ext:degree", "pmp", ProgressionKind.WAIVES),
            progression("pmp", "pgmp", ProgressionKind.WAIVES),
        ),
    )

    assert [(step.start, step.end) for step in snapshot.steps] == [("capm", "pmp")]


@pytest.mark.parametrize(
    ("waives", "needs_active"), [(("training_hours",), True), (("months:project",), False), ((), False)]
)
def test_step_that_waives_replaces_what_editors_say(waives: tuple[str, ...], needs_active: bool) -> None:
    stated = replace(
        progression("capm", "pmp", ProgressionKind.WAIVES), waives=waives, needs_active=needs_active
    )
    (step,) = of_slugs("capm", "pmp", progressions=(stated,)).steps

    assert (step.kind, step.waives, step.needs_active) == ("waives", waives, needs_active)


def test_waiver_is_good_for_a_year_from_the_day_it_was_checked() -> None:
    checked = progression("capm", "pmp", ProgressionKind.WAIVES, verified_on=date(2027, 3, 2))
    (step,) = of_slugs("capm", "pmp", progressions=(checked,)).steps

    assert step.grounds == Grounds("high", date(2028, 3, 1))


def test_step_of_another_kind_waives_nothing() -> None:
    stated = replace(
        progression("capm", "pmp", ProgressionKind.RECOMMENDED), waives=("months",), needs_active=True
    )
    (step,) = of_slugs("capm", "pmp", progressions=(stated,)).steps

    assert (step.waives, step.needs_active) == ((), False)


def test_step_is_fresh_as_long_as_an_entry_rule() -> None:
    (step,) = of_slugs(
        "a",
        "b",
        progressions=(progression("a", "b", ProgressionKind.REQUIRED, confidence=Confidence.MEDIUM),),
    ).steps

    assert step.grounds == Grounds("medium", SURE.fresh_until)
