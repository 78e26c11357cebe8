"""Whether somebody may enter, one boundary at a time."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from assessments.domain.answers import Held, Sheet
from assessments.domain.engine_1.eligibility import Applicant, eligibility_of
from assessments.domain.engine_1.person import person_of
from assessments.domain.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshot import Grounds, Route, Stated, Step
from tests.builders.backgrounds import background_definition, sheet
from tests.builders.snapshots import (
    AS_OF,
    LAST_DAY,
    STALE,
    SURE,
    UNSURE,
    all_of,
    any_of,
    certified,
    months,
    route,
    stated,
    step,
)

HELD = Requirement.CERTIFICATIONS
HOURS = Requirement.TRAINING_HOURS
DECEMBER = date(2026, 12, 1)
YESTERDAY, TOMORROW = AS_OF - timedelta(days=1), AS_OF + timedelta(days=1)


def judged(
    *routes: Route,
    answers: Sheet | None = None,
    held: tuple[Held | str, ...] = (),
    steps: tuple[Step, ...] = (),
    as_of: date = AS_OF,
) -> Eligibility:
    """The eligibility for a certification "target" that has these routes."""
    holdings = tuple(Held(item) if isinstance(item, str) else item for item in held)
    applicant = Applicant(person_of(background_definition(), answers or {}), holdings, as_of)
    return eligibility_of(certified("target", *routes), steps, applicant)


def unknowns(found: Eligibility) -> list[tuple[Requirement, Why]]:
    return [(item.requirement, item.why) for item in found.unknown]


def gaps(found: Eligibility) -> list[tuple[Requirement, int]]:
    return [(item.requirement, item.amount) for item in found.missing]


def test_route_that_asks_for_nothing_is_open_in_the_month_of_the_day() -> None:
    found = judged(route(), as_of=date(2026, 12, 31))

    assert found == Eligibility(Standing.ELIGIBLE, 1, DECEMBER, DECEMBER, (), (), ())


# Statements ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["education", "months", "training_hours"])
def test_null_is_unknown_and_never_none(name: str) -> None:
    nothing: dict[str, Any] = {name: None}
    found = judged(replace(route(), **nothing), answers=sheet(5, training_hours=500, project_months=500))

    assert found.standing is Standing.UNKNOWN
    assert unknowns(found) == [(Requirement(name), Why.NO_FACT)]
    assert (found.earliest, found.not_before) == (None, DECEMBER)


@pytest.mark.parametrize(
    ("grounds", "why"),
    [
        (UNSURE, Why.LOW_CONFIDENCE),
        (STALE, Why.STALE),
        (Grounds("low", YESTERDAY), Why.LOW_CONFIDENCE),
    ],
)
def test_unusable_statement_makes_its_requirement_unknown_even_where_it_asks_for_nothing(
    grounds: Grounds, why: Why
) -> None:
    found = judged(
        route(
            education=stated(0, grounds),
            months=months(("project", 0), ("business", 0), grounds=grounds),
            training_hours=stated(0, grounds),
            course=stated(1, grounds),
            certifications=(any_of("capm", grounds=grounds),),
        ),
        held=("capm",),
    )

    assert found.standing is Standing.UNKNOWN
    assert unknowns(found) == [
        (HELD, why),
        (Requirement.COURSE, why),
        (Requirement.EDUCATION, why),
        (Requirement.MONTHS, why),
        (HOURS, why),
    ]


@pytest.mark.parametrize("grounds", [SURE, LAST_DAY, Grounds("medium", AS_OF)])
def test_statement_is_usable_up_to_and_including_its_last_day(grounds: Grounds) -> None:
    found = judged(route(training_hours=stated(0, grounds), education=stated(0, grounds)))

    assert found.standing is Standing.ELIGIBLE


def test_statement_is_stale_from_the_day_after_its_last_day() -> None:
    way = route(training_hours=stated(0, LAST_DAY))

    assert judged(way, as_of=AS_OF).standing is Standing.ELIGIBLE
    assert unknowns(judged(way, as_of=TOMORROW)) == [(HOURS, Why.STALE)]


# Education -------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", range(6))
@pytest.mark.parametrize("own", range(6))
def test_level_of_education_meets_what_it_stands_for(asked: int, own: int) -> None:
    met = own == asked if asked == 4 else own >= asked
    found = judged(route(education=stated(asked)), answers=sheet(own))

    assert gaps(found) == ([] if met else [(Requirement.EDUCATION, asked)])
    assert found.standing is (Standing.ELIGIBLE if met else Standing.NOT_YET)


def test_education_that_is_missing_has_no_month_at_all() -> None:
    found = judged(route(education=stated(3), training_hours=stated(35)), answers=sheet(1, training_hours=0))

    assert (found.earliest, found.not_before) == (None, None)


def test_education_that_nobody_answered_is_unknown_unless_none_is_asked() -> None:
    assert unknowns(judged(route(education=stated(1)))) == [(Requirement.EDUCATION, Why.NOT_ANSWERED)]
    assert judged(route(education=stated(0))).standing is Standing.ELIGIBLE


def test_education_in_words_that_no_level_stands_for_is_unknown() -> None:
    found = judged(route(education=stated(-1)), answers=sheet(5))

    assert unknowns(found) == [(Requirement.EDUCATION, Why.NOT_EXPRESSED)]


# Months ----------------------------------------------------------------------------------------


def months_of(
    window: Stated | None, total: int | None, recent: int | None, *, asked: int = 36
) -> tuple[int | None, Why | None]:
    """The gap and the unknown of months within a window, where recent ones are told for 8 years."""
    found = judged(
        route(months=months(("project", asked)), window_years=window),
        answers=sheet(project_months=total, recent_project_months=recent),
    )
    gap = next((item.amount for item in found.missing), None)
    return gap, next((item.why for item in found.unknown), None)


@pytest.mark.parametrize(
    ("recent", "gap"),
    [(36, None), (35, 1), (0, 36)],
)
def test_window_as_long_as_the_question_counts_recent_months(recent: int, gap: int | None) -> None:
    assert months_of(stated(8), 100, recent) == (gap, None)


@pytest.mark.parametrize(
    ("total", "recent", "gap", "why"),
    [(100, 36, None, None), (100, 35, None, Why.WINDOW), (35, 35, 1, None), (35, 34, 1, Why.WINDOW)],
)
def test_longer_window_holds_at_least_the_recent_months(
    total: int, recent: int, gap: int | None, why: Why | None
) -> None:
    assert months_of(stated(9), total, recent) == (gap, why)


@pytest.mark.parametrize(
    ("total", "recent", "gap", "why"),
    [(100, 100, None, Why.WINDOW), (100, 35, 1, Why.WINDOW), (100, 0, 36, None), (0, 0, 36, None)],
)
def test_shorter_window_holds_at_most_the_recent_months(
    total: int, recent: int, gap: int | None, why: Why | None
) -> None:
    assert months_of(stated(7), total, recent) == (gap, why)


@pytest.mark.parametrize("window", [None, stated(8, UNSURE), stated(8, STALE)])
def test_unknown_window_lets_nobody_in_and_makes_a_gap_a_least_one(window: Stated | None) -> None:
    assert months_of(window, 100, 100) == (None, Why.WINDOW)
    assert months_of(window, 35, 35) == (1, Why.WINDOW)
    assert months_of(window, 0, 0) == (36, None)


def test_recent_months_that_nobody_told_make_a_gap_a_least_one() -> None:
    assert months_of(stated(8), 36, None) == (None, Why.WINDOW)
    assert months_of(stated(8), 35, None) == (1, Why.WINDOW)
    assert months_of(stated(8), None, 36) == (None, Why.NOT_ANSWERED)


@pytest.mark.parametrize("window", [None, stated(7)])
def test_single_month_may_lie_outside_a_window_that_is_unknown_or_shorter(window: Stated | None) -> None:
    assert months_of(window, 1, 1, asked=1) == (None, Why.WINDOW)


def test_gap_of_one_month_is_closed_next_month() -> None:
    found = judged(
        route(months=months(("project", 36)), window_years=stated(8)),
        answers=sheet(project_months=35, recent_project_months=35),
    )

    assert found.earliest == date(2027, 1, 1)


def test_no_months_are_asked_of_nobody() -> None:
    assert months_of(None, None, None, asked=0) == (None, None)


def test_gap_that_may_be_larger_names_no_earliest_month() -> None:
    found = judged(
        route(months=months(("project", 36)), window_years=stated(8)), answers=sheet(project_months=22)
    )

    assert found.standing is Standing.NOT_YET
    assert (found.earliest, found.not_before) == (None, date(2028, 2, 1))


def test_kind_that_nobody_asks_for_is_unknown_in_the_words_of_the_source() -> None:
    found = judged(route(months=months(("", 12), words="juggling")))

    assert found.unknown == (Unknown(Requirement.MONTHS, Why.NOT_ASKED, "juggling"),)


def test_kind_that_a_questionnaire_leaves_out_is_unknown_by_its_name() -> None:
    found = judged(route(months=months(("portfolio", 12), words="managing portfolios")))

    assert found.unknown == (Unknown(Requirement.MONTHS, Why.NOT_ASKED, "portfolio"),)


def test_months_of_several_kinds_run_at_the_same_time() -> None:
    found = judged(
        route(months=months(("project", 36), ("programme", 48)), window_years=stated(8)),
        answers=sheet(project_months=0, recent_project_months=0, programme_months=0),
    )

    assert found.missing == (
        Missing(Requirement.MONTHS, 36, "project"),
        Missing(Requirement.MONTHS, 48, "programme"),
    )
    assert found.earliest == date(2030, 12, 1)


def test_months_beyond_all_calendars_have_no_month() -> None:
    found = judged(
        route(months=months(("project", 999_999_999)), window_years=stated(8)),
        answers=sheet(project_months=0, recent_project_months=0),
    )

    assert found.standing is Standing.NOT_YET
    assert (found.earliest, found.not_before) == (None, None)


# Training and courses --------------------------------------------------------------------------


@pytest.mark.parametrize(("own", "gap"), [(35, []), (36, []), (34, [(HOURS, 1)]), (0, [(HOURS, 35)])])
def test_hours_of_training_are_counted(own: int, gap: list[tuple[Requirement, int]]) -> None:
    assert gaps(judged(route(training_hours=stated(35)), answers=sheet(training_hours=own))) == gap


def test_hours_that_nobody_told_are_unknown_unless_none_are_asked() -> None:
    assert unknowns(judged(route(training_hours=stated(35)))) == [(HOURS, Why.NOT_ANSWERED)]
    assert judged(route(training_hours=stated(0))).standing is Standing.ELIGIBLE


@pytest.mark.parametrize(
    ("a_week", "month"),
    [(None, date(2027, 3, 1)), (0, date(2027, 3, 1)), (1, date(2027, 9, 1)), (40, date(2027, 1, 1))],
)
def test_training_takes_as_long_as_the_hours_of_a_week_allow(a_week: int | None, month: date) -> None:
    found = judged(route(training_hours=stated(35)), answers=sheet(training_hours=0, hours_a_week=a_week))

    assert found.earliest == found.not_before == month


def test_course_is_something_still_to_do_and_can_be_done_by_next_month() -> None:
    found = judged(route(course=stated(1)))

    assert gaps(found) == [(Requirement.COURSE, 1)]
    assert found.earliest == date(2027, 1, 1)


def test_the_longest_of_what_is_missing_counts() -> None:
    found = judged(
        route(
            course=stated(1),
            training_hours=stated(35),
            months=months(("project", 2)),
            window_years=stated(8),
        ),
        answers=sheet(training_hours=0, project_months=0, recent_project_months=0),
    )

    assert found.earliest == date(2027, 3, 1)


# Certifications --------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [None, YESTERDAY, TOMORROW])
def test_held_certification_counts_expired_or_not(end: date | None) -> None:
    held = (Held("csm", None, end),)

    assert judged(route(certifications=(all_of("csm"),)), held=held).standing is Standing.ELIGIBLE


def test_any_one_of_several_certifications_suffices() -> None:
    way = route(certifications=(any_of("a", "b", others=("C",)),))

    assert judged(way, held=("b",)).standing is Standing.ELIGIBLE
    assert judged(way, held=("c",)).missing == (Missing(HELD, 1, "", ("a", "b"), ("C",)),)


def test_all_of_several_certifications_are_needed_and_the_missing_ones_named() -> None:
    way = route(certifications=(all_of("a", "b", "c"),))

    assert judged(way, held=("b",)).missing == (Missing(HELD, 2, "", ("a", "c")),)
    assert judged(way, held=("a", "b", "c")).standing is Standing.ELIGIBLE


def test_name_outside_the_catalogue_is_never_held() -> None:
    assert gaps(judged(route(certifications=(any_of(others=("A",)),)), held=("A",))) == [(HELD, 1)]
    assert judged(route(certifications=(all_of("a", others=("B", "C")),)), held=("a", "B")).missing == (
        Missing(HELD, 2, "", (), ("B", "C")),
    )


def test_missing_certification_has_no_earliest_month_and_leaves_the_first_possible_standing() -> None:
    found = judged(
        route(certifications=(all_of("a"),), training_hours=stated(35)), answers=sheet(training_hours=0)
    )

    assert found.standing is Standing.NOT_YET
    assert (found.earliest, found.not_before) == (None, date(2027, 3, 1))


@pytest.mark.parametrize("kind", ["satisfies-prerequisite", "required"])
def test_step_adds_its_start_to_what_is_accepted(kind: str) -> None:
    way, steps = route(certifications=(any_of("a"),)), (step("b", "target", kind),)

    assert judged(way, steps=steps, held=("b",)).standing is Standing.ELIGIBLE
    assert judged(way, steps=steps).missing == (Missing(HELD, 1, "", ("a", "b")),)


@pytest.mark.parametrize(
    "added",
    [
        step("b", "target", "recommended"),
        step("b", "elsewhere", "required"),
        step("b", "target", "required", grounds=UNSURE),
        step("b", "target", "satisfies-prerequisite", grounds=STALE),
    ],
)
def test_step_of_another_kind_or_without_usable_grounds_adds_nothing(added: Step) -> None:
    found = judged(route(certifications=(any_of("a"),)), steps=(added,), held=("b",))

    assert found.missing == (Missing(HELD, 1, "", ("a",)),)


def test_step_adds_nothing_where_it_could_fulfil_another_statement() -> None:
    steps, held = (step("c", "target", "satisfies-prerequisite"),), ("c", "a")

    assert gaps(judged(route(certifications=(all_of("a", "b"),)), steps=steps, held=held)) == [(HELD, 1)]
    both = route(certifications=(any_of("a", "b"), any_of("d", "e")))
    assert judged(both, steps=steps, held=held).missing == (Missing(HELD, 1, "", ("d", "e")),)


def test_required_step_asks_for_its_start_where_the_route_names_none() -> None:
    steps = (step("a", "target", "required"), step("b", "target", "required"))

    assert judged(route(), steps=steps, held=("a", "b")).standing is Standing.ELIGIBLE
    assert judged(route(), steps=steps, held=("b",)).missing == (Missing(HELD, 1, "", ("a",)),)


def test_required_step_without_usable_grounds_is_unknown_where_the_route_names_none() -> None:
    found = judged(route(), steps=(step("a", "target", "required", grounds=UNSURE),), held=("a",))

    assert unknowns(found) == [(HELD, Why.LOW_CONFIDENCE)]


# Waivers ---------------------------------------------------------------------------------------

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


# Routes ----------------------------------------------------------------------------------------


def test_certification_without_routes_is_unknown_as_a_whole() -> None:
    applicant = Applicant(person_of(background_definition(), sheet(5)), (), AS_OF)
    found = eligibility_of(certified("target", routes=()), (), applicant)

    assert found == Eligibility(
        Standing.UNKNOWN, 0, None, DECEMBER, (), (Unknown(Requirement.RULES, Why.NO_FACT),), ()
    )


def test_route_that_is_not_expressed_is_unknown_whatever_else_it_says() -> None:
    found = judged(
        route(is_expressed=False, training_hours=stated(90), months=None),
        answers=sheet(training_hours=0),
        held=("pmp",),
        steps=(step("pmp", "target", "waives", waives=("months", "training_hours")),),
    )

    assert found.unknown == (Unknown(Requirement.RULES, Why.NOT_EXPRESSED),)
    assert (found.missing, found.waived) == ((), ())


def best(*routes: Route, answers: Sheet | None = None) -> int:
    return judged(*routes, answers=answers).route


def test_route_without_a_missing_certification_comes_first() -> None:
    asks_for_another = route(1, certifications=(all_of("a"),))
    long_way = route(2, education=stated(5), training_hours=stated(35))

    assert best(asks_for_another, long_way, answers=sheet(1, training_hours=0)) == 2


def test_route_with_the_earlier_month_comes_first() -> None:
    later, sooner = route(1, training_hours=stated(35)), route(2, course=stated(1))
    unsure = route(3, education=None)

    assert best(later, sooner, unsure, answers=sheet(training_hours=0)) == 2


def test_route_with_a_month_before_which_it_cannot_be_comes_before_one_without() -> None:
    without = route(1, education=stated(5))
    unknown_and_late = route(2, education=None, training_hours=stated(35))
    unknown_and_sooner = route(3, education=None, course=stated(1))

    assert best(without, unknown_and_late, unknown_and_sooner, answers=sheet(1, training_hours=0)) == 3


def test_route_with_less_unknown_then_less_missing_then_the_lower_number_comes_first() -> None:
    two_unknown = route(1, education=None, training_hours=None)
    one_unknown = route(2, education=None)
    assert best(two_unknown, one_unknown) == 2

    two_missing = route(1, education=stated(5), certifications=(all_of("a"), all_of("b")))
    one_missing = route(2, education=stated(5), certifications=(all_of("a"),))
    assert best(two_missing, one_missing, answers=sheet(1)) == 2

    assert best(route(2), route(1)) == 1


def test_equal_gaps_are_told_once_and_all_sorted() -> None:
    found = judged(
        route(
            certifications=(all_of("b"), all_of("a"), any_of("a")),
            months=months(("", 12), ("", 24), words="juggling"),
            training_hours=stated(35),
        ),
        answers=sheet(training_hours=34),
    )

    assert found.missing == (Missing(HELD, 1, "", ("a",)), Missing(HELD, 1, "", ("b",)), Missing(HOURS, 1))
    assert len(found.unknown) == 1
