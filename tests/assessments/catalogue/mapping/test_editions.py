"""What holds on a day, and what is announced to hold from a later one on."""

from datetime import date, timedelta

import pytest

from assessments.domain.snapshots.snapshot import Certified
from certifications.domain.facts import Fact
from tests.factories.facts import make_fact
from tests.factories.mapped import mapped

TODAY = date(2026, 12, 1)
CHANGE = date(2027, 1, 1)
DAY = timedelta(days=1)
OLD = make_fact("routes.1.training_hours", "35", in_force_until=CHANGE - DAY)
NEW = make_fact("routes.1.training_hours", "28", in_force_from=CHANGE)


def hours(certified: Certified) -> list[int]:
    return [route.training_hours.value for route in certified.routes if route.training_hours]


def announced(*facts: Fact, today: date = TODAY) -> list[tuple[date, list[int], list[int]]]:
    """The editions: their day, their training hours, their lowest prices."""
    return [
        (
            edition.since,
            [route.training_hours.value for route in edition.routes if route.training_hours],
            [price.low for price in edition.prices],
        )
        for edition in mapped(*facts, today=today).editions
    ]


@pytest.mark.parametrize(
    ("today", "in_force", "editions"),
    [
        (TODAY, 35, [(CHANGE, [28], [])]),
        (CHANGE - DAY, 35, [(CHANGE, [28], [])]),
        (CHANGE, 28, []),
        (CHANGE + DAY, 28, []),
    ],
)
def test_fact_holds_from_its_first_day_on_and_until_its_last(
    today: date, in_force: int, editions: list[tuple[date, list[int], list[int]]]
) -> None:
    assert hours(mapped(OLD, NEW, today=today)) == [in_force]
    assert announced(OLD, NEW, today=today) == editions


def test_fact_without_days_holds_in_every_edition() -> None:
    fee = make_fact("fees.exam", "USD 400")

    assert announced(OLD, NEW, fee) == [(CHANGE, [28], [400])]


def test_each_day_on_which_something_changes_is_an_edition_in_order() -> None:
    dearer = make_fact("fees.exam", "USD 500", in_force_from=CHANGE + 2 * DAY)

    assert announced(dearer, NEW, OLD) == [(CHANGE, [28], []), (CHANGE + 2 * DAY, [28], [500])]


def test_fact_that_ends_without_a_successor_leaves_what_it_stated_unknown() -> None:
    assert announced(OLD) == [(CHANGE, [], [])]
    assert mapped(OLD, today=CHANGE).routes == ()


def test_change_of_what_no_route_and_no_price_states_is_no_edition() -> None:
    questions = make_fact("exam.questions", "180", in_force_from=CHANGE)

    assert announced(questions) == []


def test_gap_between_two_facts_is_an_edition_of_its_own() -> None:
    late = make_fact("routes.1.training_hours", "28", in_force_from=CHANGE + DAY)

    assert announced(OLD, late) == [(CHANGE, [], []), (CHANGE + DAY, [28], [])]


def test_last_day_of_the_calendar_ends_nothing() -> None:
    assert announced(make_fact("fees.exam", "USD 400", in_force_until=date.max)) == []


def test_what_shows_a_booking_and_a_course_is_what_holds_today() -> None:
    facts = (
        make_fact("fees.course", "USD 900", in_force_from=CHANGE),
        make_fact("prerequisites.course", "compulsory", in_force_from=CHANGE),
        make_fact("routes.1.education", "none"),
    )
    before, after = mapped(*facts, today=TODAY), mapped(*facts, today=CHANGE)

    assert (before.bookings, before.course, before.routes[0].course) == ((), None, None)
    assert len(after.bookings) == 1
    assert after.course is not None
    assert [bool(edition.routes[0].course) for edition in before.editions] == [True]
