"""The standing by the best route."""

from datetime import date

from assessments.domain.answers.sheet import Sheet
from assessments.domain.engines.v1.eligibility import Applicant, eligibility_of
from assessments.domain.engines.v1.person import person_of
from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshots.snapshot import Route
from tests.builders.backgrounds import background_definition, sheet
from tests.builders.judging import DECEMBER, HELD, HOURS, judged
from tests.builders.snapshots import (
    AS_OF,
    all_of,
    any_of,
    certified,
    months,
    route,
    stated,
    step,
)


def test_route_that_asks_for_nothing_is_open_in_the_month_of_the_day() -> None:
    found = judged(route(), as_of=date(2026, 12, 31))

    assert found == Eligibility(Standing.ELIGIBLE, 1, DECEMBER, DECEMBER, (), (), ())


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
