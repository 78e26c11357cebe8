"""The catalogue as the engine reads it."""

from datetime import date, timedelta

import pytest

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import (
    CertificationsStated,
    Certified,
    Covered,
    Grounds,
    MonthsStated,
    Route,
    Stated,
)
from certifications.domain.certification import CoveredArea, Issuer, Term
from certifications.domain.facts import Confidence
from certifications.domain.vocabulary import Coverage, Orientation, Status
from tests.factories.facts import COLLECTED_ON, make_certification_value, make_fact, real_readings
from tests.factories.mapped import mapped, only_route

# A year after the facts were collected.
FRESH_UNTIL = date(2027, 11, 22)
SURE = Grounds("high", FRESH_UNTIL)


def test_certification_keeps_what_the_engine_reads() -> None:
    certified = mapped(
        slug="cawm",
        title="Certified\n Associate",
        issuer=Issuer("wmi", "Work Management Institute", "", is_publisher=True),
        status=Status.ANNOUNCED,
        orientation=Orientation.TOOL,
        discipline=Term("work-management", "Work management"),
        level=Term("entry", "Entry", rank=0),
    )

    assert certified == Certified(
        slug="cawm",
        name="Certified Associate",
        issuer="wmi",
        own_offer=True,
        status="announced-or-early",
        orientation="tool-specific",
        discipline="work-management",
        level=0,
        coverage=(),
        bookings=(),
        routes=(),
    )


@pytest.mark.parametrize(("rank", "level"), [(0, 0), (1, 1), (2, 2), (None, 2)])
def test_level_is_by_its_rank_and_one_without_is_the_highest(rank: int | None, level: int) -> None:
    assert mapped(level=Term("some-key", "Some name", rank=rank)).level == level


def test_coverage_is_sorted_by_area_and_says_who_says_so() -> None:
    certified = mapped(
        coverage=(
            CoveredArea(Term("b", "B"), Coverage.CORE, issuer_only=True),
            CoveredArea(Term("a", "A"), Coverage.UNKNOWN, issuer_only=False),
        )
    )

    assert certified.coverage == (
        Covered("a", "unknown", issuer_only=False),
        Covered("b", "core", issuer_only=True),
    )


def test_bookings_are_the_last_fresh_days_of_what_shows_something_to_book() -> None:
    certified = mapped(
        make_fact("exam.minutes", "240"),
        make_fact("exam.questions", "180", verified_on=date(2026, 11, 30)),
        make_fact("fees.course", "USD 900"),
        make_fact("fees.retake", "USD 100", verified_on=date(2026, 12, 1)),
        make_fact("validates", "Leading people", verified_on=date(2026, 12, 2)),
    )

    assert certified.bookings == (
        COLLECTED_ON + timedelta(days=180),
        FRESH_UNTIL,
        date(2026, 11, 30) + timedelta(days=365),
    )


def test_route_without_facts_is_no_route() -> None:
    assert mapped(make_fact()).routes == ()


def test_what_no_fact_states_is_unknown() -> None:
    route = only_route(make_fact("routes.2.training_hours", "35"))

    assert route == Route(
        number=2,
        is_expressed=True,
        education=None,
        months=None,
        window_years=None,
        training_hours=Stated(35, SURE),
        course=None,
        certifications=(),
    )


def test_statement_has_the_confidence_and_the_last_fresh_day_of_its_fact() -> None:
    route = only_route(
        make_fact("routes.1.window_years", "8", confidence=Confidence.LOW, verified_on=date(2026, 12, 1)),
    )

    assert route.window_years == Stated(8, Grounds("low", date(2027, 12, 1)))


def test_facts_that_do_not_say_the_same_leave_it_unknown() -> None:
    facts = (make_fact("routes.1.training_hours", "35"), make_fact("routes.1.training_hours", "23"))

    assert only_route(*facts).training_hours is None


def test_of_facts_that_say_the_same_the_surest_counts() -> None:
    weak = make_fact(
        "routes.1.training_hours", "35", confidence=Confidence.LOW, verified_on=date(2026, 12, 1)
    )
    sure = make_fact("routes.1.training_hours", "35")

    for facts in ((weak, sure), (sure, weak)):
        assert only_route(*facts).training_hours == Stated(35, SURE)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("none", 0),
        ("secondary-school diploma", 1),
        ("four-year degree", 3),
        ("degree from a GAC-accredited programme", 4),
    ],
)
def test_education_is_a_level_where_the_table_holds_its_text(text: str, level: int) -> None:
    route = only_route(make_fact("routes.1.education", text))

    assert route.education == Stated(level, SURE)
    assert route.is_expressed


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("education", "none seen"),
        ("education", "whatever the editor wrote"),
        ("experience_points", "4 points"),
        ("total_points", "10"),
    ],
)
def test_route_in_words_or_points_is_not_expressed(key: str, text: str) -> None:
    facts = make_fact(f"routes.1.{key}", text), make_fact("routes.1.training_hours", "35")

    assert not only_route(*facts).is_expressed


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("project", "leading and directing projects, months not overlapping"),
        ("project", "leading and directing projects"),
        ("agile", "agile project work"),
        ("", "juggling"),
    ],
)
def test_months_are_of_the_kind_that_their_words_stand_for(kind: str, words: str) -> None:
    route = only_route(
        make_fact("routes.1.experience_months", "36"), make_fact("routes.1.experience_kind", words)
    )

    assert route.months == MonthsStated(((kind, 36),), words, SURE)


@pytest.mark.parametrize("kind", ["project", "programme", "portfolio", "business", "operations"])
def test_kind_that_a_fact_names_itself_is_that_kind(kind: str) -> None:
    route = only_route(make_fact("routes.1.experience_months", f"{kind} 48"))

    assert route.months == MonthsStated(((kind, 48),), "", SURE)


def test_months_without_words_are_of_no_kind() -> None:
    assert only_route(make_fact("routes.1.experience_months", "12")).months == MonthsStated(
        (("", 12),), "", SURE
    )


def test_several_words_for_a_kind_are_read_as_one_that_nobody_asks_for() -> None:
    facts = [make_fact("routes.1.experience_months", "36")]
    facts += [
        make_fact("routes.1.experience_kind", words) for words in ("b", "leading and directing projects", "a")
    ]

    assert only_route(*facts).months == MonthsStated(
        (("", 36),), "a; b; leading and directing projects", SURE
    )


def test_months_of_several_kinds_are_kept_apart_and_unlisted_kinds_are_words() -> None:
    route = only_route(make_fact("routes.1.experience_months", "project 48; juggling 12; art 1; business 96"))

    assert route.months == MonthsStated(
        (("", 1), ("", 12), ("business", 96), ("project", 48)), "art; juggling", SURE
    )


def test_words_beside_a_named_kind_narrow_it_to_what_nobody_asks() -> None:
    route = only_route(
        make_fact("routes.1.experience_months", "project 48"),
        make_fact("routes.1.experience_kind", "in construction"),
    )

    assert route.months == MonthsStated((("", 48),), "in construction", SURE)


def test_months_are_as_sure_as_the_less_sure_of_number_and_kind() -> None:
    route = only_route(
        make_fact("routes.1.experience_months", "36", confidence=Confidence.MEDIUM),
        make_fact(
            "routes.1.experience_kind",
            "leading and directing projects",
            confidence=Confidence.LOW,
            collected_on=date(2026, 1, 1),
        ),
    )

    assert route.months is not None
    assert route.months.grounds == Grounds("low", date(2027, 1, 1))


def test_course_is_required_whatever_it_is_called() -> None:
    facts = (
        make_fact("routes.1.course_required", "Leading SAFe", confidence=Confidence.LOW),
        make_fact("routes.1.course_required", "any workshop"),
    )

    assert only_route(*facts).course == Stated(1, SURE)


def test_names_are_slugs_where_published_and_else_stay_names() -> None:
    fact = make_fact(
        "routes.1.certs_required", "any of: prince2-foundation (v7); pmp; capm; PMP (Canada);  IPMA level A"
    )
    snapshot = snapshot_from_catalogue(
        [make_certification_value(slug="p2", facts=(fact,))]
        + [make_certification_value(slug=slug) for slug in ("prince2-foundation", "pmp")],
        (),
        real_readings(),
        today=COLLECTED_ON,
    )
    (certified,) = (item for item in snapshot.certifications if item.slug == "p2")

    assert certified.routes[0].certifications == (
        CertificationsStated(
            any_one=True,
            slugs=("pmp", "prince2-foundation"),
            others=("IPMA level A", "PMP (Canada)", "capm"),
            grounds=SURE,
        ),
    )


def test_each_fact_about_certifications_is_a_statement_of_its_own() -> None:
    route = only_route(
        make_fact("routes.1.certs_required", "any of: A; B"),
        make_fact("routes.1.certs_required", "all of: C", confidence=Confidence.LOW),
    )

    assert [(item.any_one, item.others, item.grounds.confidence) for item in route.certifications] == [
        (False, ("C",), "low"),
        (True, ("A", "B"), "high"),
    ]


def test_of_two_pages_with_one_slug_the_same_is_taken_whatever_their_order() -> None:
    pages = [make_certification_value(slug="pmp", url=f"/{place}/pmp/", title=place) for place in ("a", "b")]

    one, other = (
        snapshot_from_catalogue(items, (), real_readings(), today=COLLECTED_ON)
        for items in (pages, pages[::-1])
    )

    assert one == other
    assert len(one.certifications) == 1
