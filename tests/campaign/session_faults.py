"""Workers are cut off from the database at random, by session or all at once, while jobs run: each effect
must be there exactly once, and no job may be left behind by a worker that lives."""

import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from uuid import UUID

from django.db import connection

from portal.jobs.kinds import job_handlers
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from tests.portal.jobs.jobs_app.handlers import EFFECTS, KINDS
from tests.portal.jobs.outages import cut_off, outage
from tests.portal.jobs.processes import Processes

SEED = 20261129
KIND = "test.count"
STEPS = 10
STEP_SECONDS = 0.1
WORKERS = 3
# One fault in this many takes the whole database away; the others cut off a share of the sessions.
OUTAGE_EVERY = 4
SHARES = (0.2, 0.6)
OUTAGE_SECONDS = (0.0, 1.2)
PAUSES = (0.2, 1.5)
DEADLINE = 900


def run(short: bool) -> list[str]:
    """Cut off while jobs run, then wait for the last one; returns lines of figures.

    Raises:
        RuntimeError: an effect is lost or doubled, the jobs did not end in time, or faults were too few.
    """
    count, most, least = (20, 15, 5) if short else (150, 150, 50)
    with connection.cursor() as cursor:
        cursor.execute(EFFECTS)
    if job_handlers.get(KIND) is None:
        job_handlers.register(KIND, KINDS[KIND])
    params = {"steps": STEPS, "pause": STEP_SECONDS}
    jobs = [enqueue_job(KIND, params=params).pk for _ in range(count)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="session-faults-") as logs:
        processes = Processes(Path(logs))
        try:
            faults = _cut_off_while_running(processes, jobs, most, began)
        finally:
            processes.end_all()
    lines = _judge(jobs, faults, time.monotonic() - began)
    if faults < least:
        raise RuntimeError(f"{'; '.join(lines)}; fewer than {least} faults show little")
    return lines


def _cut_off_while_running(processes: Processes, jobs: list[UUID], most: int, began: float) -> int:
    """Returns how many faults there were."""
    chance = random.Random(SEED)  # noqa: S311 - pauses, not secrets
    for _ in range(WORKERS):
        processes.worker()
    faults = 0
    active = Job.objects.active().filter(pk__in=jobs)
    while active.exists():
        if time.monotonic() - began > DEADLINE:
            raise RuntimeError(f"{active.count()} jobs had not ended after {DEADLINE} s")
        time.sleep(chance.uniform(*PAUSES))
        if faults == most:
            continue
        faults += 1
        if faults % OUTAGE_EVERY == 0:
            outage(seconds=chance.uniform(*OUTAGE_SECONDS))
        else:
            cut_off(chance.choice(SHARES), chance)
    return faults


def _judge(jobs: list[UUID], faults: int, seconds: float) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT job, step FROM job_effects WHERE job = ANY(%s)", [jobs])
        effects = Counter(cursor.fetchall())
    expected = {(job, step) for job in jobs for step in range(STEPS)}
    lost = len(expected - set(effects))
    doubled = sum(1 for times in effects.values() if times > 1)
    states = Counter(Job.objects.filter(pk__in=jobs).values_list("state", flat=True))
    line = (
        f"jobs {len(jobs)}, steps {len(expected)}, faults {faults}, "
        f"lost effects {lost}, doubled effects {doubled}, {seconds:.0f} s"
    )
    if lost or doubled or states != {JobState.SUCCEEDED.value: len(jobs)}:
        raise RuntimeError(f"{line}; states {dict(states)}")
    return [line]
