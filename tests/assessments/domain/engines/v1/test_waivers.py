"""What a held certification replaces, and what it does not."""

from datetime import date

import pytest

from assessments.domain.answers.sheet import Held
from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshots.snapshot import Step
from tests.builders.backgrounds import sheet
from tests.builders.judging import DECEMBER, HOURS, TOMORROW, YESTERDAY, gaps, judged, unknowns
from tests.builders.snapshots import (
    AS_OF,
    STALE,
    UNSURE,
    months,
    route,
    stated,
    step,
)

ACTIVE_CAPM = step("capm", "target", "waives", waives=("training_hours",), needs_active=True)
PMP_FOR_PROJECTS = step("pmp", "target", "waives", waives=("months:project",))


@pytest.mark.parametrize("end", [AS_OF, TOMORROW])
def test_active_certification_waives_what_it_replaces(end: date) -> None:
    found = judged(
        route(training_hours=stated(35)),
        answers=sheet(training_hours=0),
        held=(Held("capm", None, end),),
        steps=(ACTIVE_CAPM,),
    )

    assert found == Eligibility(Standing.ELIGIBLE, 1, DECEMBER, DECEMBER, (), (), ((HOURS, "capm"),))


def test_expired_certification_waives_nothing_that_asks_for_an_active_one() -> None:
    found = judged(
        route(training_hours=stated(35)),
        answers=sheet(training_hours=0),
        held=(Held("capm", None, YESTERDAY),),
        steps=(ACTIVE_CAPM,),
    )

    assert gaps(found) == [(HOURS, 35)]
    assert found.waived == ()


def test_certification_without_a_known_end_may_be_inactive() -> None:
    way = route(training_hours=stated(35))
    missing = judged(way, answers=sheet(training_hours=0), held=("capm",), steps=(ACTIVE_CAPM,))

    assert missing == Eligibility(
        Standing.UNKNOWN, 1, None, DECEMBER, (), (Unknown(HOURS, Why.MAY_BE_INACTIVE),), ()
    )
    assert unknowns(judged(way, held=("capm",), steps=(ACTIVE_CAPM,))) == [(HOURS, Why.NOT_ANSWERED)]
    assert judged(way, answers=sheet(training_hours=35), held=("capm",), steps=(ACTIVE_CAPM,)).standing is (
        Standing.ELIGIBLE
    )


def test_certification_that_may_be_inactive_settles_a_gap_that_may_be_larger() -> None:
    waiver = step("pmp", "target", "waives", waives=("months",), needs_active=True)
    found = judged(
        route(months=months(("project", 36))), answers=sheet(project_months=1), held=("pmp",), steps=(waiver,)
    )

    assert found.missing == ()
    assert found.unknown == (Unknown(Requirement.MONTHS, Why.MAY_BE_INACTIVE, "project"),)


def test_waiver_that_asks_for_nothing_active_holds_for_an_expired_certification() -> None:
    found = judged(
        route(months=months(("project", 48))),
        answers=sheet(project_months=0),
        held=(Held("pmp", None, YESTERDAY),),
        steps=(PMP_FOR_PROJECTS,),
    )

    assert found.standing is Standing.ELIGIBLE
    assert found.waived == ((Requirement.MONTHS, "pmp"),)


def test_waiver_of_one_kind_leaves_the_others() -> None:
    found = judged(
        route(months=months(("project", 48), ("programme", 48)), window_years=stated(15)),
        answers=sheet(programme_months=0),
        held=("pmp",),
        steps=(PMP_FOR_PROJECTS,),
    )

    assert found.missing == (Missing(Requirement.MONTHS, 48, "programme"),)
    assert found.waived == ((Requirement.MONTHS, "pmp"),)


def test_waiver_of_one_kind_does_not_replace_months_that_no_fact_states() -> None:
    found = judged(route(months=None), held=("pmp",), steps=(PMP_FOR_PROJECTS,))

    assert unknowns(found) == [(Requirement.MONTHS, Why.NO_FACT)]
    assert found.waived == ()


def test_waiver_of_all_months_replaces_unknown_ones_too() -> None:
    waiver = step("pmp", "target", "waives", waives=("months",))
    for way in (route(months=None), route(months=months(("", 24), words="agile project work"))):
        found = judged(way, held=("pmp",), steps=(waiver,))
        assert found.standing is Standing.ELIGIBLE
        assert found.waived == ((Requirement.MONTHS, "pmp"),)


@pytest.mark.parametrize(
    "waiver",
    [
        step("capm", "target", "waives", waives=("training_hours",), grounds=UNSURE),
        step("capm", "target", "waives", waives=("training_hours",), grounds=STALE),
        step("capm", "elsewhere", "waives", waives=("training_hours",)),
        step("other", "target", "waives", waives=("training_hours",)),
        step("capm", "target", "waives", waives=("months",)),
        step("capm", "target", "waives"),
    ],
)
def test_waiver_without_usable_grounds_or_of_something_else_has_no_effect(waiver: Step) -> None:
    found = judged(
        route(training_hours=stated(35)), answers=sheet(training_hours=0), held=("capm",), steps=(waiver,)
    )

    assert gaps(found) == [(HOURS, 35)]
    assert found.waived == ()


def test_waiver_of_what_is_met_is_not_told() -> None:
    found = judged(
        route(training_hours=stated(35)),
        answers=sheet(training_hours=35),
        held=(Held("capm", None, TOMORROW),),
        steps=(ACTIVE_CAPM,),
    )

    assert found.waived == ()


def test_sure_waiver_beats_one_that_may_be_inactive() -> None:
    other = step("other", "target", "waives", waives=("training_hours",))
    found = judged(
        route(training_hours=stated(35)),
        answers=sheet(training_hours=0),
        held=("capm", "other"),
        steps=(ACTIVE_CAPM, other),
    )

    assert found.standing is Standing.ELIGIBLE
    assert found.waived == ((HOURS, "other"),)


def test_all_that_is_waived_is_told_in_order() -> None:
    both = ("months", "training_hours")
    found = judged(
        route(months=None, training_hours=None),
        held=("d", "b", "a", "c"),
        steps=tuple(step(start, "target", "waives", waives=both) for start in "cabd"),
    )

    assert found.waived == tuple((name, slug) for name in (Requirement.MONTHS, HOURS) for slug in "abcd")
