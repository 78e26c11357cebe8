"""The counter of published content as a process knows it."""

import pytest
from django.db import OperationalError

from portal.shared.generation import GENERATION_SECONDS, Generation
from tests.support.counted_store import CountedStore


def test_generation_is_read_once_within_its_time_and_again_after() -> None:
    store, now = CountedStore(), [100.0]
    generation = Generation(clock=lambda: now[0])
    generation.store = store
    assert [generation.value() for _ in range(3)] == [1, 1, 1]
    assert store.reads == 1
    store.bump()  # another process
    now[0] += GENERATION_SECONDS
    assert generation.value() == 2


def test_visitors_keep_reading_while_the_database_is_away() -> None:
    store, now = CountedStore(), [100.0]
    generation = Generation(clock=lambda: now[0])
    generation.store = store
    generation.value()
    store.away = True
    now[0] += GENERATION_SECONDS
    assert generation.value() == 1


def test_database_away_from_the_start_is_an_error() -> None:
    store = CountedStore()
    store.away = True
    generation = Generation()
    generation.store = store
    with pytest.raises(OperationalError):
        generation.value()
