"""Looks that are cut off, and answers that make no sense: nothing is half-written, and the watch goes on."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from certifications.models import (
    PassageState,
    SourceFinding,
    SourceState,
    WatchedPassage,
    WatchedSource,
)
from certifications.source_watch.tasks import WATCH_SOURCES
from portal.jobs.models import JobState
from portal.jobs.services.enqueue_job import enqueue_job
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.portal.jobs.processes import Processes
from tests.support.processes import wait_until
from tests.support.queries import held_up
from tests.support.source_watch import watch
from tests.support.web_sites import SiteAnswer, WebSite, page, redirect


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    started = Processes(tmp_path)
    yield started
    started.end_all()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_killed_worker_leaves_nothing_half_written_and_the_look_is_done_again(
    site: WebSite, processes: Processes
) -> None:
    make_certification(make_catalogue_page(), facts=(fact_row(source_url=site.url("/gone")),))
    job = enqueue_job(WATCH_SOURCES, key="watch")
    watching = {
        "SOURCE_WATCH": True,
        "SOURCE_WATCH_PAUSE_SECONDS": 0.0,
        "SOURCE_WATCH_TEST_SITES": [site.name],
    }
    parameters = connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**parameters) as other:
        # Findings come last: source and passage are written by then, in the worker's transaction.
        other.execute("LOCK TABLE certifications_sourcefinding IN SHARE MODE")
        first = processes.worker(**watching)
        wait_until(held_up, told=processes.log())
        processes.kill(first)

    source, passage = WatchedSource.objects.get(), WatchedPassage.objects.get()
    job.refresh_from_db()
    assert (source.state, source.looked_at, passage.state) == (SourceState.NEW, None, PassageState.NEW)
    assert (job.checkpoint, SourceFinding.objects.count()) == (None, 0)

    processes.worker(**watching)
    wait_until(lambda: type(job).objects.get(pk=job.pk).state == JobState.SUCCEEDED, told=processes.log())
    job.refresh_from_db()
    source.refresh_from_db()
    assert (job.attempts, job.done, job.total) == (2, 1, 1)
    assert (source.state, SourceFinding.objects.get().outcome) == (SourceState.GONE, "gone")
    assert site.asked_for() == ["/gone", "/gone"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answer",
    [
        redirect("http://[::1"),
        SiteAnswer(b"10 questions", headers={"Content-Type": "text/html", "Content-Length": "many"}),
        SiteAnswer(b"10 questions", headers={"Content-Type": "text/html; charset=idna"}),
        SiteAnswer(b"10 questions", headers={"Content-Type": "text/html; charset=undefined"}),
        SiteAnswer(rb"10 questions \ud800", headers={"Content-Type": "text/html; charset=unicode_escape"}),
    ],
)
def test_answer_that_makes_no_sense_keeps_the_watch_from_no_other_page(
    site: WebSite, answer: SiteAnswer
) -> None:
    site.pages |= {"/10": answer, "/11": page("The exam has 11 questions.")}
    facts = tuple(fact_row(value=str(number), source_url=site.url(f"/{number}")) for number in (10, 11))
    make_certification(make_catalogue_page(), facts=facts)

    assert watch().done == 2
    assert WatchedSource.objects.get(address=site.url("/11")).state == SourceState.REACHABLE
