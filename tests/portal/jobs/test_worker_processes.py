"""Real worker and scheduler processes, ended the hard way."""

import json

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from portal.jobs.models import Job, JobState, ProcessHeartbeat, ProcessKind
from portal.jobs.services.deliver_job import deliver_job
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.conftest import Effects
from tests.portal.jobs.processes import LEASE_SECONDS, Processes
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def state_of(job: Job) -> str:
    return str(Job.objects.values_list("state", flat=True).get(pk=job.pk))


def is_state(job: Job, state: JobState) -> bool:
    return state_of(job) == state


def steps(effects: list[tuple[int, str]]) -> list[int]:
    return [step for step, _note in effects]


def test_worker_runs_a_job_to_its_end(processes: Processes, effects: Effects) -> None:
    job = enqueue_job("test.count", params={"steps": 4})
    processes.worker()
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    job.refresh_from_db()
    assert steps(effects(job.pk)) == [0, 1, 2, 3]
    assert (job.done, job.total, job.attempts, job.error_class) == (4, 4, 1, "")
    assert job.lease_until is None


def test_job_of_a_killed_worker_is_taken_up_from_its_checkpoint(
    processes: Processes, effects: Effects
) -> None:
    processes.scheduler()
    first = processes.worker()
    job = enqueue_job("test.count", params={"steps": 30, "pause": 0.05})
    wait_until(lambda: len(effects(job.pk)) >= 5)
    processes.kill(first)
    done_by_first = len(effects(job.pk))
    assert state_of(job) == JobState.RUNNING
    processes.worker()
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    assert steps(effects(job.pk)) == list(range(30))
    notes = [note for _step, note in effects(job.pk)]
    assert notes == ["attempt 1"] * done_by_first + ["attempt 2"] * (30 - done_by_first)


def test_heartbeat_keeps_the_lease_while_a_handler_computes(processes: Processes, effects: Effects) -> None:
    processes.scheduler()
    processes.worker()
    job = enqueue_job("test.compute", params={"seconds": 1.5 * LEASE_SECONDS})
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    job.refresh_from_db()
    assert job.attempts == 1
    assert len(effects(job.pk)) == 1


def test_cancel_stops_a_running_job(processes: Processes) -> None:
    processes.worker()
    job = enqueue_job("test.tick")
    wait_until(lambda: Job.objects.get(pk=job.pk).done > 0, told="progress is seen")
    assert request_cancel(job.pk)
    wait_until(lambda: is_state(job, JobState.CANCELLED))


def test_two_workers_never_run_the_same_job_at_once(processes: Processes, effects: Effects) -> None:
    processes.worker()
    processes.worker()
    wait_until(lambda: ProcessHeartbeat.objects.count() == 2)
    job = enqueue_job("test.exclusive", params={"seconds": 0.5})
    for _ in range(5):
        deliver_job(job.pk)
    wait_until(lambda: processes.log().count('"job_not_waiting"') == 5, told="the spare deliveries came")
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    assert effects(job.pk) == [(0, "alone")]


def test_failing_job_is_tried_again_then_failed_and_names_nobody(
    processes: Processes, effects: Effects
) -> None:
    processes.worker()
    job = enqueue_job("test.fail")
    wait_until(lambda: is_state(job, JobState.FAILED))
    job.refresh_from_db()
    assert steps(effects(job.pk)) == [1, 2, 3]
    assert job.error_class == "ValueError"
    assert "anna" not in job.error_text
    assert "tests.portal.jobs.jobs_app.handlers" in job.error_text
    assert "@example.org" not in processes.log()
    lines = [json.loads(line) for line in processes.log().splitlines()]
    failures = [line for line in lines if line["event"] == "job_attempt_failed"]
    assert len(failures) == 3
    assert {(line["job_id"], line["job_kind"]) for line in failures} == {(str(job.pk), "test.fail")}
    assert "handlers.py" in failures[0]["exception"]


def test_sigterm_gives_a_running_job_back(processes: Processes, effects: Effects) -> None:
    first = processes.worker()
    job = enqueue_job("test.count", params={"steps": 20, "pause": 0.05})
    wait_until(lambda: len(effects(job.pk)) >= 3)
    assert processes.stop(first) == 0
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert job.attempts == 0
    assert not ProcessHeartbeat.objects.exists()
    processes.worker()
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    assert steps(effects(job.pk)) == list(range(20))


def test_idle_processes_beat_and_end_in_order(processes: Processes) -> None:
    started = [processes.worker(), processes.scheduler()]
    kinds = {ProcessKind.WORKER.value, ProcessKind.SCHEDULER.value}
    wait_until(lambda: set(ProcessHeartbeat.objects.values_list("kind", flat=True)) == kinds)
    assert [processes.stop(process) for process in started] == [0, 0]
    assert not ProcessHeartbeat.objects.exists()


def test_second_scheduler_stands_by_until_the_first_is_gone(processes: Processes) -> None:
    first = processes.scheduler()
    wait_until(lambda: processes.log().count('"scheduler_acts"') == 1)
    processes.scheduler()
    wait_until(lambda: ProcessHeartbeat.objects.count() == 2)
    assert processes.log().count('"scheduler_acts"') == 1
    processes.kill(first)
    wait_until(lambda: processes.log().count('"scheduler_acts"') == 2)


def test_processes_live_through_an_outage_of_the_database(processes: Processes, effects: Effects) -> None:
    alive = [processes.worker(), processes.scheduler()]
    job = enqueue_job("test.count", params={"steps": 25, "pause": 0.05})
    wait_until(lambda: len(effects(job.pk)) >= 3)
    outage(seconds=1.0)
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    assert steps(effects(job.pk)) == list(range(25))
    assert [process.poll() for process in alive] == [None, None]
    log = processes.log()
    assert '"database_back"' in log
    assert '"exception"' not in log
    assert log.count('"database_unreachable"') <= 3


def outage(*, seconds: float) -> None:
    """Refuse connections to the test's database and end those that are open, for a while."""
    name = str(connection.settings_dict["NAME"])
    # Django's own parameters: the server may be named by a socket folder among the options.
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    connection.close()
    with psycopg.connect(**parameters, autocommit=True) as server:
        server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        try:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                [name],
            )
            server.execute("SELECT pg_sleep(%s)", [seconds])
        finally:
            server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(sql.Identifier(name)))
