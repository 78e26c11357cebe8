"""A certification in ten seconds. No database."""

import pytest

from certifications.domain.facts import Confidence
from certifications.facts.presenters.glance import (
    cost_words,
    exam_words,
    fees_words,
    glance_rows,
    renewal_words,
)
from certifications.wording.marks import MarkMaker
from tests.factories.facts import (
    COLLECTED_ON,
    certification_of_record,
    fact_base_records,
    make_certification_value,
    make_fact,
    make_facts,
)

MARKS = MarkMaker(COLLECTED_ON)


def test_four_answers_stand_in_the_readers_order_and_lead_to_their_facts() -> None:
    facts = make_facts(
        routes__1__training_hours="35", exam__questions="180", fees__exam="USD 675", renewal__cycle_years="3"
    )
    rows = glance_rows(make_certification_value(facts=facts), {}, MARKS)

    assert [(row.label, row.value, row.anchor) for row in rows] == [
        ("To enter", "35 hours of training", "facts-prerequisite"),
        ("Exam", "180 questions", "facts-exam"),
        ("Cost to get it", "Exam USD 675; plus the course (price unknown)", "facts-fee"),
        ("To keep it", "Every 3 years", "facts-renewal"),
    ]


def test_unknown_answers_are_marked_as_unknown() -> None:
    rows = glance_rows(make_certification_value(), {}, MARKS)

    assert [row.is_known for row in rows] == [False, False, False, False]


def test_answer_that_rests_on_a_weak_fact_says_so() -> None:
    facts = (make_fact("fees.exam", "USD 675", confidence=Confidence.LOW), make_fact())
    rows = glance_rows(make_certification_value(facts=facts), {}, MARKS)

    assert {row.label: row.flags for row in rows if row.flags} == {"Cost to get it": ("low",)}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"exam__questions": "180", "exam__minutes": "240"}, "180 questions in 240 minutes (4 hours)"),
        ({"exam__minutes": "45"}, "45 minutes"),
        ({"exam__format": "open book"}, "open book"),
        ({"exam__format": "no exam; a course", "exam__minutes": "45"}, "no exam; a course"),
        ({}, ""),
    ],
)
def test_exam_is_questions_and_time_else_its_format(values: dict[str, str], words: str) -> None:
    assert exam_words(make_certification_value(facts=make_facts(**values)), {}) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"renewal__cycle_years": "3", "renewal__units": "60 PDU", "renewal__fee": "USD 60"},
            "every 3 years: 60 PDU; USD 60",
        ),
        ({"renewal__units": "none: lifetime certification"}, "none: lifetime certification"),
        ({"renewal__cycle_years": "1"}, "every year"),
        (
            {"renewal__units": "nothing; it does not expire", "renewal__fee": "USD 0"},
            "nothing: it does not expire and there is no fee",
        ),
        ({}, ""),
    ],
)
def test_renewal_is_how_often_and_what_it_asks(values: dict[str, str], words: str) -> None:
    assert renewal_words(make_certification_value(facts=make_facts(**values)), {}) == words


def test_fees_say_what_each_is_for() -> None:
    fees = make_facts(fees__course="USD 250 to 2495", fees__member="USD 225", fees__non_member="USD 300")

    assert fees_words(fees, {}) == "USD 225 for members; USD 300 for non-members; course USD 250 to 2,495"
    assert fees_words(make_facts(fees__exam="USD 0"), {}) == "no exam fee"
    assert fees_words(make_facts(fees__exam="GBP 7"), {}, is_without_exam=True) == "assessment GBP 7"


def test_course_that_must_be_paid_for_and_has_no_price_comes_on_top() -> None:
    facts = make_facts(prerequisites__course="compulsory", fees__member="USD 520", fees__non_member="USD 670")
    rows = glance_rows(make_certification_value(facts=facts), {}, MARKS)

    assert rows[2].value == "USD 520 for members; USD 670 for non-members; plus the course (price unknown)"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"fees__member": "USD 225", "fees__non_member": "USD 300"}, "exam USD 225 to 300"),
        ({"fees__exam": "GBP 295; USD 395"}, "exam GBP 295 or USD 395"),
        ({"fees__exam": "EUR 645; from GBP 555"}, "exam EUR 645, or GBP 555 or more"),
        ({"fees__subscription_per_month": "USD 49"}, "USD 49 a month"),
        ({"fees__exam": "USD 0"}, "no exam fee"),
        ({"fees__exam": "GBP 715", "exam__format": "no exam; a talk"}, "assessment GBP 715"),
        ({}, ""),
    ],
)
def test_cost_in_a_list_is_a_range(values: dict[str, str], words: str) -> None:
    assert cost_words(make_certification_value(facts=make_facts(**values))) == words


def test_every_record_of_the_fact_base_has_a_glance() -> None:
    for record in fact_base_records():
        for row in glance_rows(certification_of_record(record), {}, MARKS):
            assert "None" not in row.value.replace("None:", "").replace("None;", ""), record.slug
            assert "%(" not in row.value, record.slug
