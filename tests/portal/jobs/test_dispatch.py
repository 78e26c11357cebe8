import threading
import time
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from portal.jobs import reporter
from portal.jobs.claims import Claim, JobTakenOver, Progress, TryAgain
from portal.jobs.dispatch import dispatch
from portal.jobs.kinds import JobContext, JobKind, job_handlers
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.report_progress import ClaimState, report_progress
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.conftest import Effects
from tests.portal.jobs.deliveries import delivery_id, run_delivered
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

Handler = Callable[[JobContext], None]


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


def register(monkeypatch: pytest.MonkeyPatch, handler: Handler) -> None:
    monkeypatch.setitem(job_handlers._entries, "test.here", JobKind("Here", handler))


def run(monkeypatch: pytest.MonkeyPatch, handler: Handler) -> Job:
    """Dispatch a job with this handler here and now."""
    register(monkeypatch, handler)
    job = enqueue_job("test.here")
    return run_delivered(job)


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
    writes: list[Progress | None] = []
    real = report_progress

    def counted(claim: Claim, progress: Progress | None) -> ClaimState:
        writes.append(progress)
        return real(claim, progress)

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
        except JobTakenOver:
            raised.append(JobTakenOver)
            raise

    job = run(monkeypatch, handler)
    assert raised == [JobTakenOver]
    assert effects(job.pk) == []
    assert (job.state, job.worker, job.checkpoint) == (JobState.RUNNING, "two", None)


def test_handler_whose_job_was_taken_over_is_told_and_finishes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reporter, "LOOK_EVERY", 0.1)

    def handler(context: JobContext) -> None:
        Job.objects.filter(pk=context.job_id).update(token=F("token") + 1, worker="two")
        for _ in range(12_000):
            context.check()
            time.sleep(0.01)

    job = run(monkeypatch, handler)
    assert (job.state, job.worker) == (JobState.RUNNING, "two")


def test_cancel_reaches_a_handler_between_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporter, "LOOK_EVERY", 0.1)

    def handler(context: JobContext) -> None:
        context.progress(7)
        request_cancel(context.job_id)
        for _ in range(12_000):
            context.check()
            time.sleep(0.01)

    job = run(monkeypatch, handler)
    assert job.state == JobState.CANCELLED
    assert job.done == 7


def test_stopping_worker_gives_the_job_back_to_be_brought_again_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register(monkeypatch, lambda context: context.check())
    job = enqueue_job("test.here")
    with pytest.raises(TryAgain) as again:
        dispatch(job.pk, delivery=delivery_id(job), worker="one", stopping=lambda: True)
    job.refresh_from_db()
    assert again.value.at <= timezone.now()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


def test_handler_that_never_checks_is_let_end_by_a_stopping_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, lambda _context: None)
    job = enqueue_job("test.here")
    dispatch(job.pk, delivery=delivery_id(job), worker="one", stopping=lambda: True)
    job.refresh_from_db()
    assert job.state == JobState.SUCCEEDED


def test_failed_attempt_is_to_be_brought_again_at_the_time_that_people_see(
    kinds: None, effects: Effects
) -> None:
    job = enqueue_job("test.fail")
    with pytest.raises(TryAgain) as again:
        dispatch(job.pk, delivery=delivery_id(job), worker="one", stopping=lambda: False)
    job.refresh_from_db()
    assert again.value.at == job.run_after > timezone.now()


def test_error_text_is_the_place_never_the_words(kinds: None, effects: Effects) -> None:
    job = enqueue_job("test.fail", max_attempts=1)
    run_delivered(job)
    assert (job.state, job.error_class) == (JobState.FAILED, "ValueError")
    assert job.error_text.startswith("tests.portal.jobs.jobs_app.handlers:")


def test_handler_that_gives_up_is_not_tried_again_and_says_why(kinds: None) -> None:
    job = enqueue_job("test.give_up")
    run_delivered(job)
    assert (job.state, job.error_text) == (JobState.FAILED, "The file has no rows.")


def test_second_attempt_may_succeed(kinds: None, effects: Effects) -> None:
    job = enqueue_job("test.recover")
    run_delivered(job)
    run_delivered(job)
    assert (job.state, job.error_class, job.attempts) == (JobState.SUCCEEDED, "", 2)


def test_kind_that_this_worker_does_not_know_is_left_for_another(
    kinds: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = enqueue_job("test.count")
    monkeypatch.delitem(job_handlers._entries, "test.count")
    run_delivered(job)
    assert (job.state, job.error_class) == (JobState.QUEUED, "UnknownJobKindError")


def test_job_that_is_gone_is_no_error(kinds: None) -> None:
    job = enqueue_job("test.count")
    Job.objects.all().delete()
    dispatch(job.pk, delivery=1, worker="one", stopping=lambda: False)
