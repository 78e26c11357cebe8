"""The table of rate limits: an entry ends when its time is over, and neither before nor later."""

import time
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.operations.counters import MOST_SWEPT, remove_expired
from portal.operations.models import CounterEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("counted_in_table")]


class Clock:
    def __init__(self) -> None:
        self.ahead = 0.0

    def pass_by(self, seconds: float) -> None:
        self.ahead += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock, now = Clock(), time.time
    monkeypatch.setattr(time, "time", lambda: now() + clock.ahead)
    return clock


def fail_to_sign_in(client: Client) -> str:
    page = client.post("/accounts/login/", {"login": "anna@example.org", "password": "wrong"})
    return page.content.decode()


def test_limit_holds_however_many_others_are_counted(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/1h/key"}
    for _time in range(2):
        fail_to_sign_in(Client())
    assert "Too many" in fail_to_sign_in(Client())

    for number in range(400):
        cache.set(f"another-{number}", [1.0], 3600)

    assert "Too many" in fail_to_sign_in(Client())


def test_entry_is_read_until_its_time_is_over(clock: Clock) -> None:
    cache.set("name", [1.5, 2.5], 60)
    clock.pass_by(59)
    assert cache.get("name") == [1.5, 2.5]
    assert "name" in cache
    clock.pass_by(2)
    assert cache.get("name", "none") == "none"
    assert "name" not in cache


def test_name_is_added_once_and_again_after_its_time(clock: Clock) -> None:
    assert [cache.add("name", value, 60) for value in (1, 2)] == [True, False]
    assert cache.get("name") == 1
    clock.pass_by(61)
    assert cache.add("name", 3, 60)
    assert cache.get("name") == 3


def test_counter_keeps_the_end_of_its_first_count(clock: Clock) -> None:
    cache.add("name", 0, 60)
    assert [cache.incr("name"), cache.incr("name", 5), cache.decr("name")] == [1, 6, 5]
    clock.pass_by(61)
    with pytest.raises(ValueError, match="no such counter"):
        cache.incr("name")


def test_entry_is_renewed_touched_and_taken_away(clock: Clock) -> None:
    cache.set("name", 1, 60)
    cache.set("name", 2, 120)
    clock.pass_by(100)
    assert cache.get("name") == 2
    assert cache.touch("name", 60)
    clock.pass_by(50)
    assert cache.get("name") == 2
    assert [cache.delete("name"), cache.delete("name"), cache.touch("name")] == [True, False, False]


def test_stores_are_apart_and_each_call_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    limits = caches["limits"]
    with django_assert_num_queries(4):
        limits.add("name", 1, 60)
        cache.get("name")
        limits.set("name", 2, 60)
        assert limits.get("name") == 2
    assert cache.get("name") is None


def test_expired_entries_go_while_others_are_written(clock: Clock) -> None:
    for number in range(300):
        cache.set(f"old {number}", 1, 60)
    clock.pass_by(61)
    for number in range(1500):
        cache.set(f"new {number}", 1, 60)

    assert CounterEntry.objects.count() == 1500


def test_sweep_takes_the_oldest_and_no_more_than_asked(clock: Clock) -> None:
    for number in range(5):
        cache.set(f"old {number}", 1, 60 + number)
    cache.set("live", 1, 600)
    clock.pass_by(90)

    assert [remove_expired(2), remove_expired(), remove_expired()] == [2, 3, 0]
    assert cache.get("live") == 1
    assert MOST_SWEPT > 256, "fewer are removed than can be added"


def test_neither_names_nor_addresses_can_be_read_from_the_table() -> None:
    cache.set("ip:203.0.113.9:anna@example.org", [1.0], 60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT entry::text FROM operations_counterentry AS entry")
        rows = cursor.fetchall()
    assert len(rows) == 1
    assert not any(word in rows[0][0] for word in ("203.0.113", "anna", b"203.0.113".hex(), b"anna".hex()))
