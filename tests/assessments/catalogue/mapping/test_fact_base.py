"""The fact base that lies in the project, as the engine reads it."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.document import snapshot_hash
from assessments.domain.snapshots.snapshot import Grounds, MonthsStated, Route, Stated
from certifications.domain.certification import is_bookable
from certifications.domain.vocabulary import ProgressionKind
from tests.builders.snapshots import SURE
from tests.factories.facts import real_readings
from tests.factories.real_catalogue import (
    real_certifications,
    real_certified,
    real_fact_base,
    real_progressions,
    real_snapshot,
)


@given(st.randoms(use_true_random=False))
@settings(max_examples=5)
def test_snapshot_is_the_same_in_whatever_order_the_catalogue_comes(random: Random) -> None:
    certifications = [
        replace(
            item,
            coverage=tuple(random.sample(item.coverage, len(item.coverage))),
            facts=tuple(random.sample(item.facts, len(item.facts))),
        )
        for item in random.sample(real_certifications(), len(real_certifications()))
    ]
    progressions = random.sample(real_progressions(), len(real_progressions()))

    assert snapshot_from_catalogue(certifications, progressions, real_readings()) == real_snapshot()


def test_slugs_are_in_the_order_of_their_bytes() -> None:
    slugs = [item.slug for item in real_snapshot().certifications]

    assert slugs == sorted(slugs, key=str.encode)
    assert len(slugs) == len(real_fact_base().records)


def test_snapshot_is_the_one_that_it_was_when_its_tables_stood_in_code() -> None:
    assert (
        snapshot_hash(real_snapshot()) == "0e40d86ec90b4752e7d2bb14ca72206763d10a14ae2234cdb69f23db04153dc9"
    )


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

    assert len(waivers) == 3
    assert not any(item.is_unread_waiver for item in waivers)


def test_certifications_are_bookable_in_the_snapshot_as_in_the_catalogue() -> None:
    bookable = {item.slug for item in real_certifications() if is_bookable(item)}

    assert bookable == {
        item.slug for item in real_snapshot().certifications if item.status == "active" and item.bookings
    }
    assert bookable.isdisjoint({"wmi-cawm", "wmi-wmp", "itil-4-foundation"})


def test_pmp_of_the_fact_base_is_read_as_its_source_says() -> None:
    medium = Grounds("medium", SURE.fresh_until)
    words = "leading and directing projects, months not overlapping"

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

    assert asked.slugs == ("capm", "pmp", "prince2-foundation")
    assert asked.others == (
        "APM PPQ",
        "IPMA level A, B or C",
        "PMI-SP",
        "PRINCE2 6th edition certificate",
    )


def test_manager_of_the_fact_base_counts_points_and_so_is_not_expressed() -> None:
    (route,) = real_certified("icpm-cm").routes

    assert not route.is_expressed
