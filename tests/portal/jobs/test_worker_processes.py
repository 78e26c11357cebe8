"""Real worker processes, ended the hard way."""

import json
import signal
from pathlib import Path

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from wagtail.tasks import delete_file_from_storage_task

from portal.jobs.kinds import HEAVY, QUICK
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.request_cancel import request_cancel
from portal.operations.housekeeping import PRUNE
from tests.portal.jobs.conftest import Effects
from tests.portal.jobs.outages import outage
from tests.portal.jobs.processes import LOST_SECONDS, Processes, send_signal
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


def test_heavy_work_holds_up_nothing_that_is_quick(processes: Processes, effects: Effects) -> None:
    processes.worker(QUICK)
    processes.worker(HEAVY)
    heavy = enqueue_job("test.heavy", params={"seconds": 1000})
    wait_until(lambda: is_state(heavy, JobState.RUNNING))
    quick = enqueue_job("test.count", params={"steps": 1})
    wait_until(lambda: is_state(quick, JobState.SUCCEEDED))
    assert is_state(heavy, JobState.RUNNING)
    waiting = enqueue_job("test.heavy", params={"seconds": 0})
    another = enqueue_job("test.count", params={"steps": 1})
    wait_until(lambda: is_state(another, JobState.SUCCEEDED))
    assert is_state(waiting, JobState.QUEUED)


def test_job_of_a_killed_worker_is_taken_up_from_its_checkpoint(
    processes: Processes, effects: Effects
) -> None:
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


def test_worker_that_slept_and_woke_changes_nothing_of_what_another_took_up(
    processes: Processes, effects: Effects
) -> None:
    first = processes.worker()
    job = enqueue_job("test.count", params={"steps": 4, "pause": 1.0})
    wait_until(lambda: len(effects(job.pk)) >= 1)
    send_signal(first, signal.SIGSTOP)
    processes.worker()
    wait_until(lambda: Job.objects.get(pk=job.pk).attempts == 2)
    send_signal(first, signal.SIGCONT)
    wait_until(lambda: '"job_taken_over"' in processes.log())
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    assert steps(effects(job.pk)) == list(range(4))
    assert Job.objects.get(pk=job.pk).attempts == 2
    wait_until(lambda: not ProcrastinateJob.objects.exists())


def test_handler_that_computes_without_a_pause_does_not_silence_its_worker(
    processes: Processes, effects: Effects
) -> None:
    processes.worker()
    processes.worker()
    job = enqueue_job("test.compute", params={"seconds": 1.5 * LOST_SECONDS})
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    job.refresh_from_db()
    assert job.attempts == 1
    assert len(effects(job.pk)) == 1


def test_worker_that_waits_for_its_last_job_to_end_keeps_it(processes: Processes, effects: Effects) -> None:
    first = processes.worker()
    # It sleeps without a check: whoever does not check is waited for.
    job = enqueue_job("test.exclusive", params={"seconds": 1.5 * LOST_SECONDS})
    wait_until(lambda: is_state(job, JobState.RUNNING))
    processes.worker()
    assert processes.stop(first) == 0
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.SUCCEEDED, 1)
    assert effects(job.pk) == [(0, "alone")]


def test_cancel_stops_a_running_job(processes: Processes) -> None:
    processes.worker()
    job = enqueue_job("test.tick")
    wait_until(lambda: Job.objects.get(pk=job.pk).done > 0, told="progress is seen")
    assert request_cancel(job.pk)
    wait_until(lambda: is_state(job, JobState.CANCELLED))


def test_three_workers_share_one_queue(processes: Processes, effects: Effects) -> None:
    for _ in range(3):
        processes.worker()
    wait_until(lambda: ProcrastinateWorker.objects.count() == 3)
    jobs: list[Job] = []

    def all_had_a_share() -> bool:
        """Whether each worker has done some; for one that was slow, there are fifteen more."""
        jobs.extend(enqueue_job("test.exclusive", params={"seconds": 0.2}) for _ in range(15))
        wait_until(lambda: not Job.objects.active().exists())
        return len(set(Job.objects.filter(kind="test.exclusive").values_list("worker", flat=True))) == 3

    wait_until(all_had_a_share)
    assert [effects(job.pk) for job in jobs] == [[(0, "alone")]] * len(jobs)


def test_job_asked_for_in_a_transaction_that_is_rolled_back_never_runs(
    processes: Processes, effects: Effects
) -> None:
    processes.worker()
    wait_until(ProcrastinateWorker.objects.exists)
    with transaction.atomic():
        undone = enqueue_job("test.compute", params={"seconds": 0})
        transaction.set_rollback(True)
    kept = enqueue_job("test.compute", params={"seconds": 0})
    wait_until(lambda: is_state(kept, JobState.SUCCEEDED))
    assert len(effects(kept.pk)) == 1
    assert effects(undone.pk) == []


def test_what_a_handler_asks_for_is_of_its_transaction(processes: Processes, effects: Effects) -> None:
    processes.worker()
    job = enqueue_job("test.ask", params={"asks": "test.compute"})
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    asked = Job.objects.get(kind="test.compute")
    wait_until(lambda: is_state(asked, JobState.SUCCEEDED))
    assert asked.params["transaction"] == "committed"
    wait_until(lambda: ProcrastinateJob.objects.count() == 0)


def test_task_of_wagtails_is_run(processes: Processes, effects: Effects, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Old.")
    processes.worker()
    where = {"location": str(tmp_path)}
    delete_file_from_storage_task.enqueue(
        ("django.core.files.storage.FileSystemStorage", [], where), "old.txt"
    )
    wait_until(lambda: not (tmp_path / "old.txt").exists())


def test_periodic_work_is_done_by_workers_and_made_up_for(processes: Processes, effects: Effects) -> None:
    processes.worker()
    wait_until(lambda: Job.objects.filter(kind=PRUNE, state=JobState.SUCCEEDED).exists())
    processes.worker()
    wait_until(lambda: ProcrastinateWorker.objects.count() == 2)
    assert Job.objects.filter(kind=PRUNE).count() == 1


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
    assert not ProcrastinateWorker.objects.exists()
    processes.worker()
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    assert steps(effects(job.pk)) == list(range(20))


def test_second_signal_ends_a_worker_at_once(processes: Processes, effects: Effects) -> None:
    worker = processes.worker()
    job = enqueue_job("test.exclusive", params={"seconds": 600})
    wait_until(lambda: is_state(job, JobState.RUNNING))
    send_signal(worker, signal.SIGTERM)
    wait_until(lambda: '"stopping"' in processes.log())
    assert processes.stop(worker) == -signal.SIGTERM


def test_worker_lives_through_an_outage_of_the_database(processes: Processes, effects: Effects) -> None:
    worker = processes.worker()
    job = enqueue_job("test.count", params={"steps": 25, "pause": 0.05})
    wait_until(lambda: len(effects(job.pk)) >= 3)
    outage(seconds=1.0)
    wait_until(lambda: is_state(job, JobState.SUCCEEDED))
    assert steps(effects(job.pk)) == list(range(25))
    assert worker.is_alive()
    log = processes.log()
    assert '"database_back"' in log
    assert '"exception"' not in log
    assert log.count('"database_unreachable"') <= 3
