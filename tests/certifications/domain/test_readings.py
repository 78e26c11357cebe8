"""How words of facts are read, and which wait for an editor."""

import pytest

from certifications.domain.education import Education
from certifications.domain.readings import Listed, Readings
from tests.factories.facts import make_fact

SLUGS = frozenset({"pmp", "capm"})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://visualfoodie.com/renewing", True),
        ("https://www.VisualFoodie.com/x", True),
        ("https://notvisualfoodie.com/", False),
        ("https://example.org/visualfoodie.com", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_sites_written_by_machine_are_known_by_their_host(url: str, expected: bool) -> None:
    lists = Readings(machine_written=frozenset({"visualfoodie.com"}))

    assert lists.is_machine_written(url) is expected


def test_words_on_no_list_wait_and_those_on_one_do_not() -> None:
    facts = (
        make_fact("routes.1.education", "a good school"),
        make_fact("routes.1.experience_months", "12"),
        make_fact("routes.1.experience_kind", "in kitchens"),
        make_fact("routes.1.certs_required", "any of: pmp; pmp (2021); CAPM (Canada); capm (v3)"),
        make_fact("exam.questions", "180"),
        make_fact("routes.1.course_required", "the workshop"),
        make_fact("prerequisites.course_provider", "any trainer"),
        make_fact("prerequisites.course", "compulsory"),
    )
    lists = Readings(
        courses={"the workshop": False, "any trainer": True},
        educations={"a good school": Education.SECONDARY},
        experience={"in kitchens": ""},
        names={"pmp (2021)": "pmp", "capm (v3)": ""},
    )

    assert Readings().unread(facts, SLUGS) == (
        (Listed.EDUCATION, "a good school"),
        (Listed.NAME, "pmp (2021)"),
        (Listed.NAME, "capm (v3)"),
        (Listed.COURSE, "the workshop"),
        (Listed.COURSE, "any trainer"),
        (Listed.EXPERIENCE, "in kitchens"),
    )
    assert lists.unread(facts, SLUGS) == ()


def test_words_beside_a_kind_that_is_named_wait_together_as_results_would_read_them() -> None:
    facts = (
        make_fact("routes.1.experience_months", "project 48"),
        make_fact("routes.1.experience_kind", "in construction"),
    )
    lists = Readings(experience={"project": "project", "in construction": ""})

    assert lists.unread(facts, SLUGS) == ((Listed.EXPERIENCE, "project; in construction"),)


def test_who_gives_a_course_is_asked_only_where_one_is_compulsory() -> None:
    facts = (
        make_fact("prerequisites.course_provider", "any trainer"),
        make_fact("prerequisites.course", "recommended"),
    )

    assert Readings().unread(facts, SLUGS) == ()
