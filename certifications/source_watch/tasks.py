"""The job of the source watch."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from certifications.models import WatchedSource
from certifications.source_watch.queries.polite_web import WAIT_SECONDS, PoliteWeb
from certifications.source_watch.queries.sources import due_sources, next_due
from certifications.source_watch.services.list_sources import list_sources
from certifications.source_watch.services.look_at_source import SourceLook, look_at_source
from certifications.source_watch.services.record_look import record_look
from portal.jobs.kinds import JobContext
from portal.jobs.services.enqueue_job import enqueue_job

WATCH_SOURCES = "certifications.watch_sources"
# A job ends after so many looks, so that a worker has time for others; the next one goes on.
LOOKS_OF_A_JOB = 60


def start_watch() -> None:
    """Enqueue a job where the watch is switched on and anything is published; one at a time."""
    if settings.SOURCE_WATCH:
        enqueue_job(WATCH_SOURCES, key="watch")


def watch_sources(context: JobContext) -> None:
    """Look at the addresses that are due, one at a time.

    Each look is stored with its checkpoint: a job that is cut off goes on with the next address and looks at
    none twice. Only one page is in memory at a time.
    """
    if not settings.SOURCE_WATCH:
        return
    list_sources()
    done = int((context.checkpoint or {}).get("done", 0))
    total = min(LOOKS_OF_A_JOB, done + due_sources().count())
    web = PoliteWeb(context.check)
    with _pool() as pool:
        while done < total and (source := next_due(web.resting_hosts()) or next_due(())) is not None:
            context.progress(done, total, _("Looking at %(host)s") % {"host": source.host[:150]})
            look = _look(pool, source, web, context)
            done += 1
            with transaction.atomic():
                record_look(source, look)
                context.save_checkpoint({"done": done}, done=done, total=total)


def _look(pool: ThreadPoolExecutor, source: WatchedSource, web: PoliteWeb, context: JobContext) -> SourceLook:
    """Look in another thread, so that cancelling is heard while a server takes its time."""
    # Read before: the other thread has no connection to the database.
    list(source.passages.all())
    running: Future[SourceLook] = pool.submit(look_at_source, source, web)
    while True:
        try:
            return running.result(timeout=WAIT_SECONDS)
        except NotYet:
            context.check()


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """One thread; a request that is under way when the job ends ends by its own bounds."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="source-watch")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
