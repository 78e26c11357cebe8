from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portal.jobs.kinds import PeriodicTask
from portal.jobs.models import PeriodicRun
from portal.jobs.services import run_periodic
from portal.jobs.services.run_periodic import run_due_periodic
from portal.shared.ports import Port

Register = Callable[[str, Callable[[], object]], None]


@pytest.fixture
def register(db: None, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Registers hourly work, in a port that holds nothing else."""
    port: Port[str, PeriodicTask] = Port("periodic tasks of a test")
    monkeypatch.setattr(run_periodic, "periodic_tasks", port)
    return lambda name, action: port.register(name, PeriodicTask(timedelta(hours=1), action))


def test_work_runs_once_an_interval_whoever_asks(register: Register) -> None:
    calls: list[int] = []
    register("count", lambda: calls.append(1))
    assert run_due_periodic() == ["count"]
    assert run_due_periodic() == []
    PeriodicRun.objects.update(next_run_at=timezone.now() - timedelta(seconds=1))
    assert run_due_periodic() == ["count"]
    assert len(calls) == 2


def test_one_failure_never_stops_the_others(register: Register) -> None:
    calls: list[str] = []

    def broken() -> None:
        raise RuntimeError("out of order")

    def broken_query() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    register("first", lambda: calls.append("first"))
    register("broken", broken)
    register("broken query", broken_query)
    register("last", lambda: calls.append("last"))
    assert run_due_periodic() == ["first", "last"]
    assert calls == ["first", "last"]


def test_failed_work_is_undone_and_tried_again_within_a_minute(register: Register) -> None:
    def half() -> None:
        PeriodicRun.objects.create(name="left over", next_run_at=timezone.now())
        raise RuntimeError("half way")

    register("half", half)
    run_due_periodic()
    run = PeriodicRun.objects.get()
    assert (run.name, run.last_error_class) == ("half", "RuntimeError")
    assert run.next_run_at - timezone.now() <= timedelta(minutes=1)


def test_success_after_a_failure_forgets_the_error(register: Register) -> None:
    register("count", lambda: None)
    PeriodicRun.objects.create(name="count", next_run_at=timezone.now(), last_error_class="RuntimeError")
    run_due_periodic()
    run = PeriodicRun.objects.get()
    assert run.last_error_class == ""
    assert run.last_run_at is not None
