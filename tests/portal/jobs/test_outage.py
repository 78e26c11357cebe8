import threading
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection
from structlog.testing import capture_logs

from portal.jobs.outage import through_outage, wait_for_database


def failing(times: int) -> Callable[[], str]:
    """A step that fails so many times before it succeeds."""
    left = [times]

    def step() -> str:
        if left[0]:
            left[0] -= 1
            raise OperationalError("gone")
        return "done"

    return step


def unreachable() -> None:
    raise OperationalError("connection refused")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_step_is_run_again_when_the_database_is_back() -> None:
    assert through_outage(failing(2), seconds=30) == "done"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_outage_longer_than_allowed_is_given_up_and_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "ensure_connection", unreachable)
    with capture_logs() as lines, pytest.raises(OperationalError, match="gone"):
        through_outage(failing(1000), seconds=0.6)
    assert [line["event"] for line in lines] == ["database_unreachable"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_waiting_ends_when_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    stopping = threading.Event()

    def told_to_stop() -> None:
        stopping.set()
        unreachable()

    monkeypatch.setattr(connection, "ensure_connection", told_to_stop)
    assert not wait_for_database(stopping)


def test_other_errors_are_not_repeated() -> None:
    def broken() -> None:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        through_outage(broken, seconds=30)
