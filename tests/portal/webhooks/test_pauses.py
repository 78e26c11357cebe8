from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from portal.webhooks.pauses import (
    FAILS_FOR,
    JITTER,
    LONGEST_ASKED,
    LONGEST_REST,
    PAUSES,
    asked_pause,
    pause_after,
    rest_after,
)

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_each_pause_is_as_long_as_the_one_before_or_longer() -> None:
    pauses = [pause_after(tries, lambda: 0.0) for tries in range(1, len(PAUSES) + 1)]
    assert all(
        one is not None and next_one is not None and one <= next_one for one, next_one in pairwise(pauses)
    )
    assert pauses[0] == timedelta(seconds=5)


def test_all_tries_take_longer_than_a_server_may_fail() -> None:
    assert timedelta(seconds=sum(PAUSES)) >= FAILS_FOR
    assert pause_after(len(PAUSES) + 1) is None


def test_chance_makes_a_pause_longer_and_never_shorter() -> None:
    shortest, longest = pause_after(3, lambda: 0.0), pause_after(3, lambda: 1.0)
    assert shortest is not None
    assert longest == shortest * (1 + JITTER)


def test_server_that_fails_rests_for_a_while_that_has_an_end() -> None:
    assert rest_after(1, lambda: 0.0) == timedelta(seconds=5)
    assert rest_after(4, lambda: 1.0) == rest_after(10_000, lambda: 0.0) == LONGEST_REST


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", 0),
        ("Tue, 01 Dec 2026 12:10:00 GMT", 600),
        ("Tue, 01 Dec 2026 11:00:00 GMT", 0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0),
        ("-5", 0),
        ("1.5", 0),
        ("²", 0),
        ("soon", 0),
        ("", 0),
    ],
)
def test_busy_server_says_how_long_to_leave_it_alone(status: int, said: str, seconds: int) -> None:
    assert asked_pause(status, said, NOON) == timedelta(seconds=seconds)


@pytest.mark.parametrize("said", ["86401", "9" * 400, "Fri, 01 Dec 2028 12:00:00 GMT"])
def test_server_is_left_alone_for_a_day_at_most(said: str) -> None:
    assert asked_pause(429, said, NOON) == LONGEST_ASKED == timedelta(days=1)


@pytest.mark.parametrize("status", [200, 302, 404, 500, 502])
def test_other_answers_ask_for_no_pause(status: int) -> None:
    assert asked_pause(status, "3600", NOON) == timedelta(0)
