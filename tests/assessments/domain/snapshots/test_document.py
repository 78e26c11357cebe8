"""A snapshot as a document."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.canonical import canonical_json
from assessments.domain.snapshots.document import parse_snapshot, snapshot_document, snapshot_hash
from assessments.domain.snapshots.snapshot import Grounds, Snapshot, Stated
from tests.builders.random_snapshots import random_of, random_snapshot
from tests.builders.snapshots import any_of, certified, months, route, snapshot, stated, step
from tests.factories.real_catalogue import real_snapshot

SMALL = snapshot(
    certified(
        "pmp",
        route(
            education=stated(3),
            months=months(("project", 36), words="leading projects"),
            window_years=None,
            course=Stated(1, Grounds("low", date(2027, 1, 2))),
            certifications=(any_of("capm", others=("IPMA-Stufe Ä",)),),
        ),
    ),
    certified("capm"),
    steps=(step("capm", "pmp", "waives", waives=("training_hours",), needs_active=True),),
)
# What stored outcomes name: another digest for the same facts would part them from their snapshot.
DIGEST_OF_SMALL = "8aa7032d9e7382bb63dcaaae2d24d0b78885afcd0325053435c7db222d7b33a2"


def read_back(value: Snapshot) -> Snapshot:
    return parse_snapshot(json.loads(canonical_json(snapshot_document(value))))


@given(st.integers(0, 2**32))
@settings(max_examples=60)
def test_snapshot_read_back_is_the_same(seed: int) -> None:
    value = random_snapshot(random_of(seed))

    assert read_back(value) == value


@pytest.mark.parametrize("value", [SMALL, Snapshot((), ()), real_snapshot()], ids=("small", "empty", "real"))
def test_known_snapshot_read_back_is_the_same_and_has_the_same_digest(value: Snapshot) -> None:
    assert read_back(value) == value
    assert snapshot_hash(read_back(value)) == snapshot_hash(value)


def test_digest_is_the_one_that_outcomes_were_stored_with() -> None:
    assert snapshot_hash(SMALL) == DIGEST_OF_SMALL


@given(st.integers(0, 2**32), st.integers(0, 2**32))
@settings(max_examples=40)
def test_digests_are_equal_only_for_equal_snapshots(one: int, other: int) -> None:
    first, second = (random_snapshot(random_of(seed), most=2) for seed in (one, other))

    assert (snapshot_hash(first) == snapshot_hash(second)) == (first == second)


def test_what_is_unknown_is_left_out_and_not_written_as_zero() -> None:
    document: Any = snapshot_document(SMALL)
    way = next(item for item in document["certifications"] if item["slug"] == "pmp")["routes"][0]

    assert "window_years" not in way
    assert way["course"] == {"value": 1, "confidence": "low", "fresh_until": "2027-01-02"}


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("format",), 2),
        (("format",), True),
        (("certifications",), {}),
        (("certifications", 0), []),
        (("certifications", 0, "slug"), 3),
        (("certifications", 0, "level"), "0"),
        (("certifications", 0, "own_offer"), 0),
        (("certifications", 0, "bookings", 0), "tomorrow"),
        (("certifications", 1, "routes", 0, "months", "parts", 0, "months"), 1.5),
        (("certifications", 1, "routes", 0, "education", "fresh_until"), None),
        (("steps", 0, "waives", 0), None),
    ],
)
def test_document_of_another_form_is_refused(place: tuple[str | int, ...], wrong: object) -> None:
    document: Any = json.loads(canonical_json(snapshot_document(SMALL)))
    holder = document
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = wrong

    with pytest.raises(ValueError, match=r"snapshot|isoformat"):
        parse_snapshot(document)


def test_document_that_is_no_object_is_refused() -> None:
    with pytest.raises(ValueError, match="where fields belong"):
        parse_snapshot([])
