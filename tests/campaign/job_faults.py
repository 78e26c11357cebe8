"""Workers are killed at random while jobs run: each effect must be there exactly once.

At last a worker as it runs in production is killed: its job must be taken up within half a minute.
"""

import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from portal.jobs.kinds import job_handlers
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from tests.portal.jobs.jobs_app.handlers import EFFECTS, KINDS
from tests.portal.jobs.processes import Processes

SEED = 20261122
STEPS = 10
WORKERS = 3
# Seconds between two kills, at random, so that every phase of a job and of a take-over is hit.
PAUSES = (0.1, 0.8)
# Within so many seconds the job of a killed worker must be another's, with the settings of a new site.
TAKEN_UP_SECONDS = 30.0


@dataclass(frozen=True)
class Size:
    jobs: int
    kills: int
    # Fewer show little.
    least_kills: int
    # Seconds that a step of a job sleeps: the kills then spread over the whole run.
    step: float
    deadline: float


SHORT = Size(jobs=20, kills=8, least_kills=4, step=0.05, deadline=300)
FULL = Size(jobs=200, kills=60, least_kills=30, step=0.15, deadline=1800)


def run(short: bool) -> list[str]:
    """Kill while jobs run, then wait for the last one; returns lines of figures.

    Raises:
        RuntimeError: an effect is lost or doubled, a job is taken up late, the jobs did not end in time, or
            too few workers were killed.
    """
    size = SHORT if short else FULL
    with connection.cursor() as cursor:
        cursor.execute(EFFECTS)
    for name, kind in KINDS.items():
        if job_handlers.get(name) is None:
            job_handlers.register(name, kind)
    jobs = [enqueue_job("test.count", params={"steps": STEPS, "pause": size.step}) for _ in range(size.jobs)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="job-faults-") as logs:
        processes = Processes(Path(logs))
        try:
            kills = _kill_while_running(processes, size, began)
            _wait_for_the_last(began, size)
        finally:
            processes.end_all()
    lines = _judge(jobs, kills, time.monotonic() - began)
    if kills < size.least_kills:
        raise RuntimeError(f"{'; '.join(lines)}; fewer than {size.least_kills} kills show little")
    return [*lines, _take_up()]


def _kill_while_running(processes: Processes, size: Size, began: float) -> int:
    """Kill and replace workers, only while they have a job; returns how many were killed."""
    chance = random.Random(SEED)  # noqa: S311 - pauses, not secrets
    workers = [processes.worker() for _ in range(WORKERS)]
    kills = 0
    while kills < size.kills and Job.objects.active().exists():
        _check_time(began, size)
        time.sleep(chance.uniform(*PAUSES))
        busy = _busy_pids()
        victims = [worker for worker in workers if worker.pid in busy]
        if not victims:
            continue
        victim = chance.choice(victims)
        workers[workers.index(victim)] = processes.worker()
        processes.kill(victim)
        kills += 1
    return kills


def _busy_pids() -> set[int]:
    """The processes that have a job; a worker's name is host, pid and a random part."""
    names = Job.objects.filter(state=JobState.RUNNING).values_list("worker", flat=True)
    return {int(name.split("-")[-2]) for name in names}


def _wait_for_the_last(began: float, size: Size) -> None:
    while Job.objects.active().exists():
        _check_time(began, size)
        time.sleep(0.2)


def _check_time(began: float, size: Size) -> None:
    if time.monotonic() - began > size.deadline:
        waiting = Job.objects.active().count()
        raise RuntimeError(f"{waiting} of {size.jobs} jobs had not ended after {size.deadline:.0f} s")


def _take_up() -> str:
    """Kill the first of two workers; returns after how long the second had its job."""
    with tempfile.TemporaryDirectory(prefix="job-faults-") as logs:
        processes = Processes(Path(logs), settings.WORKER_LOST_SECONDS)
        try:
            job = enqueue_job("test.tick")
            first = processes.worker()
            while not Job.objects.filter(pk=job.pk, state=JobState.RUNNING).exists():
                time.sleep(0.05)
            processes.worker()
            time.sleep(settings.WORKER_LOST_SECONDS / 2)
            processes.kill(first)
            killed = time.monotonic()
            while not Job.objects.filter(pk=job.pk, attempts=2).exists():
                if time.monotonic() - killed > TAKEN_UP_SECONDS:
                    raise RuntimeError(f"not taken up {TAKEN_UP_SECONDS:.0f} s after its worker was killed")
                time.sleep(0.05)
            return f"the job of a killed worker was taken up after {time.monotonic() - killed:.1f} s"
        finally:
            processes.end_all()
            # It would tick on under the next campaign's workers.
            Job.objects.filter(kind="test.tick").delete()


def _judge(jobs: list[Job], kills: int, seconds: float) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT job, step FROM job_effects")
        effects = Counter(cursor.fetchall())
    expected = {(job.pk, step) for job in jobs for step in range(STEPS)}
    lost = len(expected - set(effects))
    doubled = sum(1 for count in effects.values() if count > 1)
    states = Counter(Job.objects.filter(kind="test.count").values_list("state", flat=True))
    taken_up = Job.objects.filter(kind="test.count", attempts__gt=1).count()
    lines = [
        f"jobs {len(jobs)}, steps {len(expected)}, kills of workers {kills}",
        f"jobs taken up again {taken_up}, lost effects {lost}, doubled effects {doubled}, {seconds:.0f} s",
    ]
    if lost or doubled or states != {JobState.SUCCEEDED.value: len(jobs)}:
        raise RuntimeError(f"{'; '.join(lines)}; states {dict(states)}")
    return lines
