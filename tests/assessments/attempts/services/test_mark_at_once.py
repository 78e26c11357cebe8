"""Two administrators mark the same attempts at the same time: each has one mark."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from assessments.attempts.services.mark_suspect import mark_suspect
from assessments.models import SuspectMark
from tests.factories.assessments import make_attempt, make_version
from tests.support.cast import make_person

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_attempts_that_two_mark_at_once_are_marked_once() -> None:
    version = make_version()
    attempts = [make_attempt(version).public_id for _number in range(20)]
    together = threading.Barrier(4)
    people = [make_person(f"administrator-{number}@example.org") for number in range(4)]

    def mark(number: int) -> int:
        try:
            together.wait(timeout=30)
            return mark_suspect(attempts[:: (-1) ** number], note="", by=people[number])
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        marked = list(pool.map(mark, range(4)))

    assert sorted(marked) == [0, 0, 0, 20]
    assert SuspectMark.objects.count() == 20
