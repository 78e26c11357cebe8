"""Runs are submitted twice at the same moment, on connections of their own: one outcome each."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from assessments.attempts.services.report_outcome import OUTCOME_CREATED
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.models import Attempt, Outcome, Submission
from portal.webhooks.models import WebhookDelivery
from tests.factories.assessments import NOW, PROJECT_ANSWERS, make_attempt, make_version
from tests.factories.webhooks import make_webhook

RUNS_FULL, RUNS_SHORT = 1000, 100
CALLERS_OF_ONE = 200
THREADS = 8


def run(short: bool) -> list[str]:
    """Submit every run of many twice, and one run by many; returns lines of figures.

    Raises:
        RuntimeError: a run has not exactly one submission and one outcome, or a caller got another one; or a
            webhook is not told of each once.
    """
    number = RUNS_SHORT if short else RUNS_FULL
    version = make_version()
    make_webhook(events=[OUTCOME_CREATED.name])
    runs = [make_attempt(version, answers=PROJECT_ANSWERS).pk for _number in range(number + 1)]
    *twice, by_many = runs
    start = time.monotonic()
    found = submit_all_at_once([pk for pk in twice for _time in range(2)], threads=THREADS)
    seconds = time.monotonic() - start
    found += submit_all_at_once([by_many] * CALLERS_OF_ONE, threads=THREADS)
    judge(runs, found)
    return [
        f"runs submitted twice at once: {number}, outcomes: {number}, other answers: 0, told once each",
        f"one run submitted by {CALLERS_OF_ONE} at once: 1 outcome",
        f"{2 * number / seconds:.0f} submits/s on {THREADS} connections",
    ]


def submit_all_at_once(runs: Sequence[int], *, threads: int) -> list[tuple[int, int]]:
    """Submit runs in their order by many threads; returns (run, outcome) as each caller got it.

    Neighbours in the list are taken at the same time, so that a run named twice in a row is submitted by two.
    """
    together = threading.Barrier(threads)

    def submit_share(number: int) -> list[tuple[int, int]]:
        try:
            together.wait(timeout=30)
            return [(run, submit_attempt(run, now=NOW).pk) for run in runs[number::threads]]
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return [pair for share in pool.map(submit_share, range(threads)) for pair in share]


def judge(runs: Sequence[int], found: Sequence[tuple[int, int]]) -> None:
    """Compare what callers got with what is stored.

    Raises:
        RuntimeError: as `run` says.
    """
    stored = list(
        Outcome.objects.filter(submission__attempt__in=runs).values_list("submission__attempt", "pk")
    )
    submissions = Submission.objects.filter(attempt__in=runs).count()
    unfinished = Attempt.objects.filter(pk__in=runs, submitted_at=None).count()
    if unfinished or submissions != len(runs) or len(stored) != len(runs) or set(stored) != set(found):
        raise RuntimeError(
            f"{len(runs)} runs, {submissions} submissions, {len(stored)} outcomes, "
            f"{unfinished} not submitted, {len(set(found))} different answers to callers."
        )
    told = WebhookDelivery.objects.filter(kind=OUTCOME_CREATED.name).count()
    if told != len(runs):
        raise RuntimeError(f"{len(runs)} runs, and a webhook is told {told} times.")
