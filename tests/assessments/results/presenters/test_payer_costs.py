"""What a certification costs to get and to keep, for the person who pays."""

from typing import Any

import pytest

from assessments.results.presenters.payer_costs import lines_to_get, lines_to_keep, renewal_words
from assessments.results.presenters.payer_sources import SourcedLine, SourceList
from certifications.domain.facts import Confidence, Fact
from tests.builders.decisions import AS_OF
from tests.factories.facts import make_certification_value, make_fact, make_facts


def to_get(*facts: Fact, is_course_needed: bool = True) -> list[tuple[str, str]]:
    certification = make_certification_value(facts=facts)
    lines = lines_to_get(certification, SourceList(AS_OF), is_course_needed=is_course_needed)
    return [(line.label, line.value) for line in lines]


def to_keep(*facts: Fact) -> tuple[SourcedLine, ...]:
    return lines_to_keep(make_certification_value(facts=facts), SourceList(AS_OF))


def test_every_price_is_told_as_it_is_stated_and_what_comes_on_top() -> None:
    facts = make_facts(
        fees__non_member="USD 675",
        fees__member="USD 425",
        fees__membership_per_year="USD 164",
        fees__course="EUR 900",
        fees__retake="USD 275",
    )

    assert to_get(*facts) == [
        ("Fee for members", "USD 425"),
        ("Fee for non-members", "USD 675"),
        ("Course fee", "EUR 900"),
        ("Annual membership", "USD 164"),
        ("Retake fee", "USD 275"),
    ]


def test_unknown_price_is_told_as_unknown() -> None:
    assert to_get() == [("Price", "")]
    assert lines_to_get(None, SourceList(AS_OF), is_course_needed=False)[0].value == ""


def test_price_of_a_course_that_nobody_has_to_take_is_not_the_whole_answer() -> None:
    course = make_facts(fees__course="USD 1,029".replace(",", ""))

    assert to_get(*course, is_course_needed=False) == [
        ("Course fee", "USD 1,029"),
        ("Exam without a course", ""),
    ]
    assert to_get(*course) == [("Course fee", "USD 1,029")]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"renewal__cycle_years": "3", "renewal__fee": "USD 150"}, "USD 150 every 3 years"),
        ({"renewal__cycle_years": "2"}, "every 2 years; fee unknown"),
        ({"renewal__fee": "USD 150"}, "USD 150"),
        (
            {"renewal__cycle_years": "2", "renewal__fee": "USD 50 a year"},
            "USD 50 a year; over 2 years that makes USD 100",
        ),
        # Where no cycle is known, three years are told.
        (
            {"renewal__fee": "GBP 145 a year; USD 10 to 20 a month"},
            "GBP 145 a year or USD 10 to 20 a month; over 3 years that makes GBP 435 or USD 360 to 720",
        ),
        ({"renewal__units": "none: it lasts"}, "none: it lasts"),
        ({}, ""),
    ],
)
def test_renewal_is_told_over_its_cycle(facts: dict[str, str], words: str) -> None:
    assert renewal_words(make_certification_value(facts=make_facts(**facts))) == words


def test_each_line_has_its_source_its_day_and_what_is_weak_about_it() -> None:
    weak: dict[str, Any] = {"confidence": Confidence.LOW, "note": "old", "caution": "Look again."}
    fee, units = to_keep(
        make_fact("renewal.cycle_years", "3"),
        make_fact("renewal.fee", "USD 150", **weak),
        make_fact("renewal.units", "60 units"),
    )

    assert fee.status == "collected 22 November 2026, not checked"
    assert fee.flags == ("low",)
    assert fee.note == "Old. Look again."
    assert (units.label, units.value) == ("What renewal requires", "60 units")


def test_units_alone_are_told_once() -> None:
    (line,) = to_keep(make_fact("renewal.units", "none: it lasts"))

    assert (line.label, line.value) == ("Renewal", "none: it lasts")
