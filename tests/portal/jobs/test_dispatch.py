import threading
import time
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import F
from pytest_django import Settings

from portal.jobs import reporter
from portal.jobs.claims import JobLeaseLost
from portal.jobs.dispatch import dispatch
from portal.jobs.kinds import JobContext, JobKind, job_handlers
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.report_progress import report_progress
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.conftest import Effects
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def seen_elsewhere(job_id: UUID) -> Job:
    """The job as another connection sees it."""
    found: list[Job] = []

    def look() -> None:
        found.append(Job.objects.get(pk=job_id))
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    return found[0]


def run(monkeypatch: pytest.MonkeyPatch, handler: object) -> Job:
    """Dispatch a job with this handler here and now."""
    monkeypatch.setitem(job_handlers._entries, "test.here", JobKind("Here", handler))  # type: ignore[arg-type]
    job = enqueue_job("test.here")
    dispatch(job.pk, worker="one")
    job.refresh_from_db()
    return job


def test_progress_is_seen_while_the_handlers_transaction_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Job] = []

    def handler(context: JobContext) -> None:
        with transaction.atomic():
            Job.objects.filter(kind="nothing").delete()
            context.progress(1200, 5000, "Reading")
            wait_until(lambda: seen_elsewhere(context.job_id).done == 1200)
            seen.append(seen_elsewhere(context.job_id))

    job = run(monkeypatch, handler)
    assert (seen[0].done, seen[0].total, seen[0].message, seen[0].state) == (
        1200,
        5000,
        "Reading",
        JobState.RUNNING,
    )
    assert job.state == JobState.SUCCEEDED


def test_progress_is_written_far_less_often_than_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[object] = []
    real = report_progress

    def counted(claim: object, progress: object) -> object:
        writes.append(progress)
        return real(claim, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(reporter, "report_progress", counted)

    def handler(context: JobContext) -> None:
        for done in range(1000):
            context.progress(done + 1, 1000)
            time.sleep(0.001)

    job = run(monkeypatch, handler)
    assert (job.done, job.total) == (1000, 1000)
    assert len(writes) < 100


def test_checkpoint_of_a_lost_job_takes_its_effects_back(
    kinds: None, effects: Effects, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.portal.jobs.jobs_app.handlers import write_effect

    raised: list[type[Exception]] = []

    def handler(context: JobContext) -> None:
        Job.objects.filter(pk=context.job_id).update(token=F("token") + 1, worker="two")
        try:
            with transaction.atomic():
                write_effect(context, 0)
                context.save_checkpoint({"next": 1})
        except JobLeaseLost:
            raised.append(JobLeaseLost)
            raise

    job = run(monkeypatch, handler)
    assert raised == [JobLeaseLost]
    assert effects(job.pk) == []
    assert (job.state, job.worker, job.checkpoint) == (JobState.RUNNING, "two", None)


def test_handler_that_lost_its_lease_is_told_and_finishes_nothing(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.JOB_LEASE_SECONDS = 0.4

    def handler(context: JobContext) -> None:
        Job.objects.filter(pk=context.job_id).update(token=F("token") + 1, worker="two")
        for _ in range(12_000):
            context.check()
            time.sleep(0.01)

    job = run(monkeypatch, handler)
    assert (job.state, job.worker) == (JobState.RUNNING, "two")


def test_cancel_reaches_a_handler_between_two_steps(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.JOB_LEASE_SECONDS = 0.4

    def handler(context: JobContext) -> None:
        context.progress(7)
        request_cancel(context.job_id)
        for _ in range(12_000):
            context.check()
            time.sleep(0.01)

    job = run(monkeypatch, handler)
    assert job.state == JobState.CANCELLED
    assert job.done == 7


def test_stopping_worker_gives_the_job_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def handler(context: JobContext) -> None:
        reporter.worker_stopping.set()
        try:
            context.check()
        finally:
            reporter.worker_stopping.clear()

    job = run(monkeypatch, handler)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


def test_handler_that_never_checks_is_let_end_by_a_stopping_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    def handler(_context: JobContext) -> None:
        reporter.worker_stopping.set()

    try:
        job = run(monkeypatch, handler)
    finally:
        reporter.worker_stopping.clear()
    assert job.state == JobState.SUCCEEDED


def test_forced_stop_gives_the_job_back_and_goes_on_stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    def handler(_context: JobContext) -> None:
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        run(monkeypatch, handler)
    assert Job.objects.get().state == JobState.QUEUED


def test_error_text_is_the_place_never_the_words(kinds: None, effects: Effects) -> None:
    job = enqueue_job("test.fail", max_attempts=1)
    dispatch(job.pk, worker="one")
    job.refresh_from_db()
    assert (job.state, job.error_class) == (JobState.FAILED, "ValueError")
    assert job.error_text.startswith("tests.portal.jobs.jobs_app.handlers:")


def test_handler_that_gives_up_is_not_tried_again_and_says_why(kinds: None) -> None:
    job = enqueue_job("test.give_up")
    dispatch(job.pk, worker="one")
    job.refresh_from_db()
    assert (job.state, job.error_text) == (JobState.FAILED, "The file has no rows.")


def test_second_attempt_may_succeed(kinds: None, effects: Effects) -> None:
    job = enqueue_job("test.recover")
    dispatch(job.pk, worker="one")
    dispatch(job.pk, worker="one")
    job.refresh_from_db()
    assert (job.state, job.error_class, job.attempts) == (JobState.SUCCEEDED, "", 2)


def test_kind_that_this_worker_does_not_know_is_left_for_another(
    kinds: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = enqueue_job("test.count")
    monkeypatch.delitem(job_handlers._entries, "test.count")
    dispatch(job.pk, worker="one")
    job.refresh_from_db()
    assert (job.state, job.error_class) == (JobState.QUEUED, "UnknownJobKindError")


def test_job_that_is_gone_is_no_error(kinds: None) -> None:
    job = enqueue_job("test.count")
    Job.objects.all().delete()
    dispatch(job.pk, worker="one")
