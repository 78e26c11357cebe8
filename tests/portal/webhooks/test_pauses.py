from datetime import timedelta
from itertools import pairwise

from portal.webhooks.pauses import FAILS_FOR, JITTER, LONGEST_REST, PAUSES, pause_after, rest_after


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
