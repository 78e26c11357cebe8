"""Facts beside a plan: value, date, and what is weak."""

from datetime import date

import pytest

from assessments.results.presenters.facts import cost_line, route_lines
from certifications.domain.facts import Confidence
from certifications.queries.fact_words import value_words
from tests.factories.facts import make_certification_value, make_fact, make_facts

TODAY = date(2026, 12, 1)
NAMES = {"capm": "CAPM", "csm": "CSM"}


def test_cost_has_its_range_date_and_weakness() -> None:
    old = make_fact("fees.exam", "USD 405 to 1675", collected_on=date(2025, 1, 1), confidence=Confidence.LOW)
    line = cost_line(make_certification_value(facts=(old,)), TODAY)

    assert line is not None
    assert (line.label, line.value) == ("Exam fee", "USD 405 to 1,675")
    assert line.status == "collected 1 January 2025, not checked"
    assert line.flags == ("stale", "low")


def test_date_is_that_of_the_least_current_price() -> None:
    facts = (
        make_fact("fees.member", "USD 405", verified_on=date(2026, 11, 25)),
        make_fact("fees.non_member", "USD 555", collected_on=date(2026, 11, 1)),
    )
    line = cost_line(make_certification_value(facts=facts), TODAY)

    assert line is not None
    assert (line.value, line.status) == ("USD 405 to 555", "collected 1 November 2026, not checked")


@pytest.mark.parametrize(
    ("facts", "label", "value"),
    [
        (make_facts(fees__course="EUR 0"), "Course fee", "no fee"),
        (make_facts(fees__bundle="GBP 295; USD 395"), "Exam bundle", "GBP 295 or USD 395"),
        (make_facts(fees__subscription_per_month="USD 49"), "Monthly subscription", "USD 49"),
    ],
)
def test_other_prices_are_called_what_they_are(facts: tuple[object, ...], label: str, value: str) -> None:
    line = cost_line(make_certification_value(facts=facts), TODAY)

    assert line is not None
    assert (line.label, line.value) == (label, value)


def test_unknown_cost_is_none() -> None:
    assert cost_line(make_certification_value(), TODAY) is None


def test_entry_shows_the_facts_of_one_route_alone() -> None:
    facts = make_facts(
        routes__1__education="none", routes__2__training_hours="35", routes__2__experience_months="project 48"
    )
    lines = route_lines(make_certification_value(facts=facts), 2, NAMES, TODAY)

    assert [(line.label, line.value) for line in lines] == [
        ("Training", "35 hours"),
        ("Experience", "48 months of project experience"),
    ]
    assert route_lines(make_certification_value(facts=facts), 0, NAMES, TODAY) == ()


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("routes.1.certs_required", "any of: capm; csm", "one of these: CAPM; CSM"),
        ("routes.1.certs_required", "all of: capm; Another", "CAPM and Another"),
        ("routes.1.experience_months", "36", "36 months"),
        ("routes.1.education", "none", "none"),
        ("fees.exam", "USD 675", "USD 675"),
    ],
)
def test_every_type_of_value_has_words(key: str, value: str, words: str) -> None:
    assert value_words(make_fact(key, value), NAMES) == words
