"""Values in words. No database."""

import pytest

from certifications.domain.education import Education
from certifications.domain.values import CertificationsHeld
from certifications.domain.vocabulary import ExperienceKind
from certifications.queries.fact_words import (
    education_words,
    experience_words,
    held_name,
    held_words,
    stated_value_words,
    value_words,
    with_unit,
)
from portal.shared.words import either, listed, sentence_case
from tests.factories.facts import certification_of_record, fact_base_records, make_fact

NAMES = {"csm": "Certified ScrumMaster", "prince2-foundation": "PRINCE2 Foundation (Version 7)", "pmp": "PMP"}


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("fees.exam", "USD 675", "USD 675"),
        ("fees.exam", "GBP 295; USD 395", "GBP 295 or USD 395"),
        ("fees.exam", "EUR 645; from GBP 555; USD 645 to 750", "EUR 645, GBP 555 or more, or USD 645 to 750"),
        ("fees.course", "USD 250 to 2495", "USD 250 to 2,495"),
        ("renewal.fee", "member: USD 60; non-member: USD 150", "USD 60 for members, USD 150 for non-members"),
        (
            "renewal.fee",
            "member: USD 20 a year; non-member: USD 50 a year",
            "USD 20 a year for members, USD 50 a year for non-members",
        ),
        ("renewal.fee", "USD 50 a year", "USD 50 a year"),
        ("renewal.fee", "USD 0", "no fee"),
        ("exam.questions", "180", "180 questions"),
        ("exam.questions", "1", "1 question"),
        ("exam.minutes", "45", "45 minutes"),
        ("exam.minutes", "60", "60 minutes (1 hour)"),
        ("exam.minutes", "150", "150 minutes (2 hours 30 minutes)"),
        ("renewal.cycle_years", "1", "1 year"),
        ("exam.pass_mark", "60 %", "60%"),
        ("routes.1.experience_months", "36", "36 months"),
        ("routes.1.experience_months", "0", "none"),
        ("routes.1.training_hours", "0", "none"),
        (
            "routes.1.experience_months",
            "project 48; programme 84",
            "48 months of project experience and 84 months of programme experience",
        ),
        ("routes.1.certs_required", "all of: csm", "Certified ScrumMaster"),
    ],
)
def test_value_is_said_as_a_reader_would(key: str, value: str, words: str) -> None:
    assert value_words(make_fact(key, value), NAMES) == words


@pytest.mark.parametrize("note", ["at most", "up to"])
def test_upper_bound_is_part_of_the_number(note: str) -> None:
    assert value_words(make_fact("exam.questions", "90", note=note), NAMES) == "at most 90 questions"


def test_list_has_no_room_for_hours() -> None:
    assert value_words(make_fact("exam.minutes", "150"), NAMES, in_hours=False) == "150 minutes"


def test_unknown_unit_stands_behind_the_number_as_it_is() -> None:
    assert with_unit(1200, "stars") == "1,200 stars"
    assert with_unit(3, "") == "3"


def test_one_of_several_certifications_is_said_with_their_names() -> None:
    held = CertificationsHeld(("prince2-foundation (v7)", "pmp", "IPMA level A, B or C"), any_one=True)

    assert held_words(held, NAMES) == (
        "one of these: PRINCE2 Foundation (Version 7); PMP; IPMA level A, B or C"
    )
    assert (
        held_words(CertificationsHeld(("csm", "pmp"), any_one=False), NAMES)
        == "Certified ScrumMaster and PMP"
    )


def test_remark_behind_a_slug_is_kept_unless_the_name_has_one() -> None:
    assert held_name("csm (active)", NAMES) == "Certified ScrumMaster (active)"
    assert held_name("prince2-foundation (v7)", NAMES) == "PRINCE2 Foundation (Version 7)"
    assert held_name("PMI-SP", NAMES) == "PMI-SP"


def test_lists_in_words() -> None:
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [either(list("abc"[:n])) for n in range(4)] == ["", "a", "a or b", "a, b or c"]
    assert sentence_case("iPad") == "IPad"
    assert sentence_case("") == ""


def test_every_fact_of_the_fact_base_has_words() -> None:
    for record in fact_base_records():
        for fact in certification_of_record(record).facts:
            words = value_words(fact, NAMES)
            assert words, fact
            assert "None" not in words, fact
            assert "%(" not in words, fact


@pytest.mark.parametrize("level", Education)
def test_every_level_of_education_that_is_asked_for_has_words(level: Education) -> None:
    assert bool(education_words(level)) is (level > Education.NONE)


@pytest.mark.parametrize("kind", ExperienceKind)
def test_every_kind_of_experience_has_words(kind: ExperienceKind) -> None:
    assert experience_words(kind.value) not in {"", kind.value}


@pytest.mark.parametrize(("kind", "words"), [("in agile teams", "in agile teams"), ("", "experience")])
def test_experience_of_another_kind_is_named_as_its_source_does(kind: str, words: str) -> None:
    assert experience_words(kind) == words


@pytest.mark.parametrize(
    ("key", "stated", "words"),
    [
        ("routes.1.certs_required", "all of: csm", "Certified ScrumMaster"),
        ("routes.1.certs_required", "some of: csm", "some of: csm"),
        ("routes.1.certs_required", "", ""),
        ("exam.questions", "180 questions", "180 questions"),
        ("no.such", "csm", "csm"),
    ],
)
def test_stated_value_names_certifications_and_is_else_as_it_was_stated(
    key: str, stated: str, words: str
) -> None:
    assert stated_value_words(key, stated, NAMES) == words
