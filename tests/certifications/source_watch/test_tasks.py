"""The watch against real sites of this machine."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from django.utils import timezone

from certifications.freshness.queries.findings import findings_by_statement
from certifications.freshness.queries.statements import published_statements
from certifications.freshness.services.check_statements import check_statements
from certifications.freshness.services.record_findings import set_finding_aside
from certifications.models import (
    CertificationPage,
    PassageState,
    SourceFinding,
    SourceState,
    WatchedPassage,
    WatchedSource,
)
from certifications.source_watch import tasks
from certifications.source_watch.presenters import watch_words_of
from certifications.source_watch.services.record_look import FAILURES_TOLD
from certifications.source_watch.tasks import WATCH_SOURCES, start_watch
from portal.jobs.claims import JobCancelled
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.portal.jobs.deliveries import run_delivered
from tests.support.cast import Actor
from tests.support.source_watch import WatchContext, watch, watch_next_month
from tests.support.web_sites import SiteAnswer, SiteRequest, WebSite, page, redirect

pytestmark = pytest.mark.django_db

QUESTIONS = (
    "The exam has {} questions you were not sure about. answer on a screen in a test centre or at home."
)


@pytest.fixture
def certification(site: WebSite) -> CertificationPage:
    site.pages["/pmp"] = page(QUESTIONS.format(180))
    return make_certification(
        make_catalogue_page(), slug="pmp", facts=(fact_row(source_url=site.url("/pmp")),)
    )


def found() -> list[tuple[str, str]]:
    return [(one.outcome, one.detail) for findings in findings_by_statement().values() for one in findings]


def test_passage_is_kept_as_text_and_nothing_is_told_while_it_stands(
    site: WebSite, certification: CertificationPage
) -> None:
    run = watch()
    source, passage = WatchedSource.objects.get(), WatchedPassage.objects.get()

    assert (run.checkpoint, run.done, run.total) == ({"done": 1}, 1, 1)
    assert (source.state, source.failures, len(source.text_hash)) == (SourceState.REACHABLE, 0, 64)
    assert (passage.state, passage.passage) == (PassageState.SEEN, QUESTIONS.format(180).rstrip("."))
    assert passage.seen_on == timezone.localdate()
    assert found() == []
    watch_next_month()
    assert found() == []


def test_address_is_looked_at_once_a_month_at_most(site: WebSite, certification: CertificationPage) -> None:
    watch()
    watch()
    assert site.asked_for() == ["/pmp"]


def test_changed_passage_is_a_task_and_never_an_edit(site: WebSite, certification: CertificationPage) -> None:
    watch()
    before = list(published_statements())
    site.pages["/pmp"] = page(QUESTIONS.format(175))
    watch_next_month()

    assert found() == [("otherwise", QUESTIONS.format(175).rstrip("."))]
    assert SourceFinding.objects.get().note == QUESTIONS.format(180).rstrip(".")
    assert list(published_statements()) == before
    watch_next_month()
    assert SourceFinding.objects.count() == 1


def test_task_ends_by_itself_when_the_passage_is_back(
    site: WebSite, certification: CertificationPage
) -> None:
    watch()
    site.pages["/pmp"] = page("We are working on this page.")
    watch_next_month()
    assert found() == [("otherwise", "")]
    site.pages["/pmp"] = page(QUESTIONS.format(180))
    watch_next_month()
    assert found() == []


def test_what_an_editor_set_aside_is_not_told_again(
    site: WebSite, certification: CertificationPage, editor: Actor
) -> None:
    watch()
    site.pages["/pmp"] = page("Questions: 180, as before, in quite different words.")
    watch_next_month()
    set_finding_aside(SourceFinding.objects.get().public_id, by=editor.person)
    watch_next_month()

    assert found() == []
    assert WatchedPassage.objects.get().state == PassageState.SEEN


def test_check_by_a_person_answers_the_task(
    site: WebSite, certification: CertificationPage, editor: Actor
) -> None:
    watch()
    site.pages["/pmp"] = page("We are working on this page.")
    watch_next_month()
    check_statements(list(published_statements()), by=editor.person)
    assert found() == []


def test_moved_and_gone_sources_are_tasks_for_each_fact_that_rests_on_them(
    site: WebSite, certification: CertificationPage
) -> None:
    make_progression("ext:psm-ii", "pmp", source_url=site.url("/pmp"))
    site.pages |= {"/new": site.pages["/pmp"], "/pmp": redirect("/new")}
    watch()
    assert found() == [("moved", site.url("/new"))] * 2
    assert WatchedPassage.objects.get(key="exam.questions").state == PassageState.SEEN

    del site.pages["/pmp"]
    watch_next_month()
    assert found() == [("gone", "")] * 2


def test_gone_source_that_was_set_aside_is_not_told_again(
    site: WebSite, certification: CertificationPage, editor: Actor
) -> None:
    site.pages["/pmp"] = SiteAnswer(b"", 410)
    watch()
    set_finding_aside(SourceFinding.objects.get().public_id, by=editor.person)
    watch_next_month()
    assert found() == []


def test_source_that_is_not_reached_is_told_of_after_some_looks(
    site: WebSite, certification: CertificationPage
) -> None:
    site.pages["/pmp"] = SiteAnswer(b"", 500)
    for failures in range(1, FAILURES_TOLD + 1):
        assert found() == []
        watch_next_month()
        assert WatchedSource.objects.get().failures == failures
    assert found() == [("unreadable", "")]
    assert "not reached 3 times" in watch_words_of([site.url("/pmp")])[site.url("/pmp")]

    site.pages["/pmp"] = page(QUESTIONS.format(180))
    watch_next_month()
    assert (found(), WatchedPassage.objects.get().state) == ([], PassageState.SEEN)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (SiteAnswer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), SourceState.UNREADABLE),
        (
            SiteAnswer(b"x", headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}),
            SourceState.UNREADABLE,
        ),
        (SiteAnswer(b"180 questions", headers={"Content-Type": "text/plain"}), SourceState.REACHABLE),
        (
            SiteAnswer("Prüfung: 180 questions".encode("latin-1"), headers={"Content-Type": "text/html"}),
            SourceState.REACHABLE,
        ),
        (
            SiteAnswer(b"\x00180 questions", headers={"Content-Type": "text/html;charset=nonsense"}),
            SourceState.REACHABLE,
        ),
    ],
)
def test_what_machines_cannot_read_is_said_and_told_of_as_no_change(
    site: WebSite, certification: CertificationPage, answer: SiteAnswer, state: SourceState
) -> None:
    site.pages["/pmp"] = answer
    watch()
    assert WatchedSource.objects.get().state == state
    assert found() == []


def test_robots_keep_the_watch_out(site: WebSite, certification: CertificationPage) -> None:
    site.pages["/robots.txt"] = SiteAnswer(b"User-agent: *\nDisallow: /\n")
    watch()
    assert WatchedSource.objects.get().state == SourceState.REFUSED
    assert site.asked_for() == []
    assert "robots.txt keeps machines out" in watch_words_of([site.url("/pmp")])[site.url("/pmp")]


def test_page_is_asked_for_again_only_if_it_has_changed(
    site: WebSite, certification: CertificationPage
) -> None:
    given = {"ETag": '"one"', "Last-Modified": "Mon, 30 Nov 2026 08:00:00 GMT"}

    def answer(request: SiteRequest) -> SiteAnswer:
        if request.headers.get("If-None-Match") == '"one"':
            return SiteAnswer(b"", 304)
        return page(QUESTIONS.format(180), **given)

    site.pages["/pmp"] = answer
    watch()
    watch_next_month()
    assert site.requests[-1].headers["If-Modified-Since"] == given["Last-Modified"]
    assert WatchedSource.objects.get().state == SourceState.REACHABLE

    certification.facts = [
        fact_row(source_url=site.url("/pmp")),
        fact_row("exam.format", "on a screen", source_url=site.url("/pmp")),
    ]
    certification.save_revision().publish()
    watch_next_month()
    assert "If-None-Match" not in site.requests[-1].headers
    assert set(WatchedPassage.objects.values_list("state", flat=True)) == {PassageState.SEEN}


def test_what_is_cited_no_more_is_kept_and_not_looked_at(
    site: WebSite, certification: CertificationPage
) -> None:
    watch()
    certification.unpublish()
    watch_next_month()

    assert site.asked_for() == ["/pmp"]
    assert not WatchedSource.objects.get().cited
    assert WatchedPassage.objects.get().passage == QUESTIONS.format(180).rstrip(".")


def test_job_ends_after_some_looks_and_the_next_goes_on(
    site: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "LOOKS_OF_A_JOB", 2)
    facts = tuple(fact_row(value=str(n), source_url=site.url(f"/{n}")) for n in (10, 11, 12))
    make_certification(make_catalogue_page(), facts=facts)
    assert watch().done == 2
    assert watch().done == 1
    assert site.asked_for() == ["/10", "/11", "/12"]


def test_cancelled_job_keeps_what_it_looked_at_and_the_next_goes_on(site: WebSite) -> None:
    facts = tuple(fact_row(value=str(n), source_url=site.url(f"/{n}")) for n in (10, 11, 12))
    make_certification(make_catalogue_page(), facts=facts)
    with pytest.raises(JobCancelled):
        watch(stop_after=1)
    assert site.asked_for() == ["/10"]
    assert watch(checkpoint={"done": 1}).done == 3
    assert site.asked_for() == ["/10", "/11", "/12"]


def test_cancelling_is_heard_while_a_server_takes_its_time(
    site: WebSite, certification: CertificationPage
) -> None:
    ended = Event()
    context = WatchContext()

    def drip() -> Iterator[bytes]:
        context.stop_after = 0
        while not ended.wait(0.05):
            yield b"x"

    site.pages["/pmp"] = SiteAnswer(drip)
    with pytest.raises(JobCancelled):
        tasks.watch_sources(context)
    ended.set()
    assert WatchedSource.objects.get().looked_at is None


def test_watch_that_is_switched_off_asks_for_nothing(
    site: WebSite, certification: CertificationPage, settings: Any
) -> None:
    settings.SOURCE_WATCH = False
    start_watch()
    assert not Job.objects.exists()
    watch()
    assert site.requests == []

    settings.SOURCE_WATCH = True
    start_watch()
    start_watch()
    assert Job.objects.active().count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_job_of_the_watch_runs_on_the_queue(site: WebSite, certification: CertificationPage) -> None:
    job = run_delivered(enqueue_job(WATCH_SOURCES, key="watch"))
    assert (job.state, job.done, job.total) == (JobState.SUCCEEDED, 1, 1)
    assert WatchedSource.objects.get().state == SourceState.REACHABLE
