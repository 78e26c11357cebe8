"""The course before an exam: the issuer's own, anybody's, or one that is recommended."""

import pytest

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Certified, Course, Grounds, Price, Stated
from certifications.domain.facts import Confidence, Fact
from certifications.domain.readings import Readings
from tests.factories.facts import COLLECTED_ON, make_certification_value, make_fact, make_facts
from tests.factories.mapped import mapped, only_route

SURE = Grounds("high", COLLECTED_ON.replace(year=2027))
NO_RULES = make_facts(routes__1__education="none", routes__1__experience_months="0")
OF_ISSUER = make_facts(
    prerequisites__course="compulsory",
    prerequisites__exam_without_course="no",
    prerequisites__course_provider="the issuer alone",
)
READINGS = Readings(courses={"any training": True, "the issuer alone": False})


def read(*facts: Fact) -> Certified:
    """A certification, where “any training” is on the list as what anybody may give."""
    return snapshot_from_catalogue(
        [make_certification_value(facts=facts)], (), READINGS, today=COLLECTED_ON
    ).certifications[0]


def test_compulsory_course_of_the_issuer_is_asked_by_every_route() -> None:
    certified = mapped(*NO_RULES, make_fact("routes.2.education", "none"), *OF_ISSUER)

    assert [route.course for route in certified.routes] == [Stated(1, SURE)] * 2
    assert certified.course == Course(is_required=True, hours=None, price=None)


@pytest.mark.parametrize("value", ["recommended", "none"])
def test_course_that_is_not_compulsory_is_no_requirement(value: str) -> None:
    certified = mapped(*NO_RULES, make_fact("prerequisites.course", value))

    assert certified.routes[0].course is None
    assert certified.course == Course(is_required=False, hours=None, price=None)


def test_course_is_no_requirement_where_the_exam_can_be_taken_without() -> None:
    facts = make_facts(prerequisites__course="compulsory", prerequisites__exam_without_course="yes")

    assert only_route(*NO_RULES, *facts).course is None


def test_compulsory_course_suffices_where_nothing_is_said_of_the_exam_alone() -> None:
    assert only_route(*NO_RULES, make_fact("prerequisites.course", "compulsory")).course == Stated(1, SURE)


def test_facts_on_a_course_that_do_not_agree_require_none() -> None:
    facts = (make_fact("prerequisites.course", value) for value in ("compulsory", "recommended"))

    assert only_route(*NO_RULES, *facts).course is None


def test_requirement_is_as_sure_as_the_fact_on_the_course() -> None:
    fact = make_fact("prerequisites.course", "compulsory", confidence=Confidence.LOW)

    assert only_route(*NO_RULES, fact).course == Stated(1, Grounds("low", SURE.fresh_until))


@pytest.mark.parametrize(("words", "is_required"), [("any training", False), ("a word on no list", True)])
def test_course_by_whoever_gives_it_is_training_and_words_on_no_list_are_the_issuers(
    words: str, is_required: bool
) -> None:
    by_all = read(
        *NO_RULES,
        *make_facts(prerequisites__course="compulsory", prerequisites__course_provider=words),
        make_fact("routes.1.training_hours", "35"),
    )
    by_one = read(
        *NO_RULES,
        make_fact("routes.1.course_required", words),
        make_fact("routes.1.training_hours", "35"),
    )

    for certified in (by_all, by_one):
        (route,) = certified.routes
        assert bool(route.course) is is_required
        assert route.training_hours == Stated(0 if is_required else 35, SURE)
    assert by_all.course is not None
    assert by_all.course.is_required is is_required


def test_course_of_one_route_alone_is_not_required_by_all() -> None:
    certified = mapped(
        make_fact("routes.1.course_required", "the workshop"), make_fact("routes.2.education", "none")
    )

    assert [bool(route.course) for route in certified.routes] == [True, False]
    assert certified.course == Course(is_required=False, hours=None, price=None)


@pytest.mark.parametrize(("of_course", "beside"), [("16", 0), ("20", 0), ("14", 16), (None, 0)])
def test_course_brings_the_training_hours_unless_it_is_shorter(of_course: str | None, beside: int) -> None:
    length = [make_fact("prerequisites.course_hours", of_course)] if of_course else []
    certified = mapped(*NO_RULES, *OF_ISSUER, make_fact("routes.1.training_hours", "16"), *length)

    assert certified.routes[0].training_hours == Stated(beside, SURE)
    assert certified.course is not None
    assert certified.course.hours == Stated(int(of_course or 16), SURE)


def test_training_hours_that_nobody_states_stay_unknown_beside_a_course() -> None:
    assert only_route(*NO_RULES, *OF_ISSUER).training_hours is None


def test_course_has_its_price_in_a_currency_of_the_exam_where_there_is_one() -> None:
    facts = (
        *make_facts(fees__exam="USD 200", fees__course="EUR 900; USD 1000 to 1500"),
        *make_facts(prerequisites__course="recommended", prerequisites__course_hours="16"),
    )
    course = mapped(*facts).course
    elsewhere = mapped(*facts[1:]).course

    assert course is not None
    assert elsewhere is not None
    fresh = Grounds("high", facts[1].collected_on.replace(year=2027, month=5, day=21))
    assert course == Course(False, Stated(16, SURE), Price("USD", 1000, 1500, fresh))
    assert elsewhere.price == Price("EUR", 900, 900, fresh)


def test_nothing_is_known_of_a_course_of_which_no_fact_speaks() -> None:
    assert mapped(*NO_RULES).course is None
