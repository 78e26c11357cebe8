"""Requests at the same instant, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches
from django.db import connections

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("counted_in_table"),
]


def at_once(word: str) -> list[object]:
    def call(_number: int) -> object:
        try:
            return caches["limits"].add("one", 1, 60) if word == "add" else caches["limits"].incr("many")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(call, range(20)))


def test_of_many_that_add_a_name_at_once_one_does() -> None:
    assert sorted(map(bool, at_once("add"))) == [False] * 19 + [True]


def test_of_many_that_count_at_once_each_counts() -> None:
    caches["limits"].add("many", 0, 60)
    assert sorted(map(int, map(str, at_once("incr")))) == list(range(1, 21))
