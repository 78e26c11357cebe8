"""The fact base that lies in the project, as the engine reads it."""

from dataclasses import replace

import pytest

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Grounds, MonthsStated, Route, Stated
from certifications.domain.certification import is_bookable
from certifications.domain.vocabulary import ProgressionKind
from tests.builders.random_snapshots import random_of
from tests.builders.snapshots import SURE
from tests.factories.facts import COLLECTED_ON, real_readings
from tests.factories.real_catalogue import (
    real_certifications,
    real_certified,
    real_fact_base,
    real_progressions,
    real_snapshot,
)


@pytest.mark.parametrize("seed", range(5))
def test_snapshot_is_the_same_in_whatever_order_the_catalogue_comes(seed: int) -> None:
    random = random_of(seed)
    certifications = [
        replace(
            item,
            coverage=tuple(random.sample(item.coverage, len(item.coverage))),
            facts=tuple(random.sample(item.facts, len(item.facts))),
        )
        for item in random.sample(real_certifications(), len(real_certifications()))
    ]
    progressions = random.sample(real_progressions(), len(real_progressions()))

    assert (
        snapshot_from_catalogue(certifications, progressions, real_readings(), today=COLLECTED_ON)
        == real_snapshot()
    )


def test_slugs_are_in_the_order_of_their_bytes() -> None:
    slugs = [item.slug for item in real_snapshot().certifications]

    assert slugs == sorted(slugs, key=str.encode)
    assert len(slugs) == len(real_fact_base().records)


def test_every_word_of_the_fact_base_is_read() -> None:
    slugs = frozenset(record.slug for record in real_fact_base().records)

    assert [real_readings().unread(item.facts, slugs) for item in real_certifications()] == [()] * len(slugs)


def test_every_waiver_between_certifications_of_the_fact_base_says_what_it_waives() -> None:
    slugs = {record.slug for record in real_fact_base().records}
    waivers = [
        item
        for item in real_progressions()
        if item.kind is ProgressionKind.WAIVES and slugs.issuperset(item.ends)
    ]

    assert {item.ends for item in waivers} == {
        ("capm", "pmp"),
        ("pmp", "pgmp"),
        ("pmp", "pmi-acp"),
        ("pmp", "pmi-pmocp"),
    }
    assert not any(item.is_unread_waiver for item in waivers)


def test_certifications_are_bookable_in_the_snapshot_as_in_the_catalogue() -> None:
    bookable = {item.slug for item in real_certifications() if is_bookable(item)}

    assert bookable == {
        item.slug for item in real_snapshot().certifications if item.status == "active" and item.bookings
    }
    assert bookable.isdisjoint({"wmi-cawm", "wmi-wmp", "itil-4-foundation"})


def test_pmp_of_the_fact_base_is_read_as_its_source_says() -> None:
    medium = Grounds("medium", SURE.fresh_until)
    words = "leading and directing projects"

    assert real_certified("pmp").routes[:2] == tuple(
        Route(
            number=number,
            is_expressed=True,
            education=Stated(level, SURE),
            months=MonthsStated((("project", amount),), words, SURE),
            window_years=Stated(8, medium),
            training_hours=Stated(35, SURE),
            course=None,
            certifications=(),
        )
        for number, level, amount in ((1, 3, 36), (2, 1, 60))
    )


def test_practitioner_of_the_fact_base_accepts_foundation_or_others() -> None:
    (route,) = real_certified("prince2-practitioner").routes
    (asked,) = route.certifications

    assert asked.slugs == ("apm-pmq", "capm", "pmp", "prince2-foundation")
    assert asked.others == ("APM PPQ", "IPMA level A, B, C or D")


def test_manager_of_the_fact_base_counts_points_and_so_is_not_expressed() -> None:
    (route,) = real_certified("icpm-cm").routes

    assert not route.is_expressed


@pytest.mark.parametrize("slug", ["csm", "cspo", "a-csm", "dasm", "safe-agilist", "kmp-i", "google-pm"])
def test_course_of_its_issuer_has_to_be_attended_and_brings_its_hours(slug: str) -> None:
    certified = real_certified(slug)
    (route,) = certified.routes

    assert route.course is not None
    assert route.training_hours is not None
    assert route.training_hours.value == 0
    assert certified.course is not None
    assert certified.course.is_required


@pytest.mark.parametrize("slug", ["pmp", "capm", "pmi-acp", "pmi-pba", "pmi-rmp"])
def test_training_that_anybody_may_give_stays_training_hours(slug: str) -> None:
    certified = real_certified(slug)
    (route, *_others) = certified.routes

    assert route.course is None
    assert route.training_hours is not None
    assert route.training_hours.value > 0
    assert certified.course is not None
    assert not certified.course.is_required


@pytest.mark.parametrize("slug", ["prince2-foundation", "apm-pmq", "psm-i", "ipma-d", "itil-foundation-v5"])
def test_course_that_is_recommended_is_no_requirement(slug: str) -> None:
    certified = real_certified(slug)

    assert [route.course for route in certified.routes] == [None]
    assert certified.course is not None
    assert not certified.course.is_required


def test_entry_without_rules_that_a_source_states_is_a_route_and_one_of_which_nothing_was_found_is_none() -> (
    None
):
    (open_to_all,) = real_certified("psm-i").routes

    assert open_to_all.education == Stated(0, SURE)
    assert open_to_all.months == MonthsStated((("", 0),), "", SURE)
    assert open_to_all.training_hours == Stated(0, SURE)
    assert open_to_all.certifications == ()
    assert [real_certified(slug).routes for slug in ("asana-workflow-specialist", "monday-core")] == [(), ()]


def test_google_certificate_costs_what_its_months_come_to_and_not_one_of_them() -> None:
    (price,) = real_certified("google-pm").prices

    assert (price.currency, price.low, price.high) == ("USD", 300, 300)
