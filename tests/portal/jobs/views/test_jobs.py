import itertools
import uuid
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from tests.portal.jobs.deliveries import take_delivered
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

LIST = "/admin/reports/jobs/"
PROGRESS = "/admin/reports/jobs/progress/"


@pytest.fixture
def canceller(administrator: Actor) -> Actor:
    """An administrator who certainly may cancel."""
    administrator.person.user_permissions.add(Permission.objects.get(codename="cancel_job"))
    return administrator


def cancel_url(job: Job) -> str:
    return reverse("jobs:cancel", args=[job.pk])


def page(actor: Actor, url: str = LIST) -> str:
    response = actor.client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def running(job: Job, **fields: object) -> Job:
    take_delivered(job)
    Job.objects.filter(pk=job.pk).update(**fields)
    return job


def test_list_shows_state_progress_and_numbers_in_words(report_viewer: Actor, job: Job) -> None:
    running(job, done=1200, total=5000, message="Reading rows")
    html = page(report_viewer)
    assert "Running" in html
    assert "#icon-rotate" in html
    assert "1,200 of 5,000" in html
    assert "Reading rows" in html
    assert 'value="1200"' in html
    assert 'max="5000"' in html


def test_failed_job_shows_its_error_and_its_attempts(report_viewer: Actor, job: Job) -> None:
    running(
        job,
        state="failed",
        finished_at=timezone.now(),
        attempts=3,
        error_class="ValueError",
        error_text="x:1",
    )
    html = page(report_viewer)
    assert "ValueError: x:1" in html
    assert "Attempt 3 of 50" in html


def test_times_name_their_zone(report_viewer: Actor, job: Job) -> None:
    running(job, started_at="2026-11-22T14:02Z")
    assert "22 Nov 2026, 14:02 UTC" in page(report_viewer)


def test_list_without_jobs_says_what_will_appear(report_viewer: Actor) -> None:
    assert "No jobs yet." in page(report_viewer)


def test_filters_of_the_address_choose_jobs(report_viewer: Actor, job: Job) -> None:
    assert str(job.pk) in page(
        report_viewer, f"{LIST}?{urlencode({'state': 'queued', 'kind': 'test.count'})}"
    )
    html = page(report_viewer, f"{LIST}?state=failed")
    assert str(job.pk) not in html
    assert "No jobs match these filters." in html


def test_long_list_is_paged(report_viewer: Actor, kinds: None) -> None:
    for _ in range(26):
        enqueue_job("test.count")
    assert page(report_viewer).count("data-job=") == 25
    assert page(report_viewer, f"{LIST}?p=2").count("data-job=") == 1


def test_results_alone_are_a_fragment(report_viewer: Actor, job: Job) -> None:
    html = page(report_viewer, f"{LIST}results/")
    assert str(job.pk) in html
    assert "<html" not in html


def test_twice_the_jobs_cost_the_same_queries(
    administrator: Actor, learner: Actor, other_learner: Actor, kinds: None
) -> None:
    people = itertools.cycle([administrator.person, learner.person, other_learner.person, None])

    def more(count: int) -> None:
        for person in itertools.islice(people, count):
            enqueue_job("test.count", requested_by=person)

    assert_queries_do_not_grow(more, lambda: page(administrator), at_a_time=8)


def test_who_asked_is_named_only_to_people_who_may_see_accounts(
    report_viewer: Actor, administrator: Actor, learner: Actor, kinds: None
) -> None:
    enqueue_job("test.count", requested_by=learner.person)
    assert "learner@example.org" not in page(report_viewer)
    assert "Someone" in page(report_viewer)
    assert "learner@example.org" in page(administrator)


def test_job_outlives_the_account_that_asked_for_it(learner: Actor, kinds: None) -> None:
    job = enqueue_job("test.count", requested_by=learner.person)
    learner.person.delete()
    job.refresh_from_db()
    assert job.requested_by is None


@pytest.mark.parametrize("url", [LIST, f"{LIST}results/", PROGRESS])
def test_people_without_the_permission_see_no_jobs(
    editor: Actor, learner: Actor, visitor: Actor, job: Job, url: str
) -> None:
    for actor in (editor, learner, visitor):
        response = actor.client.get(url)
        assert response.status_code in {302, 403}
        assert str(job.pk).encode() not in response.content


def test_menu_names_the_report_only_to_those_who_may_see_it(report_viewer: Actor, editor: Actor) -> None:
    assert LIST in report_viewer.client.get("/admin/").content.decode()
    assert LIST not in editor.client.get("/admin/").content.decode()


def test_progress_answers_for_the_jobs_named(report_viewer: Actor, job: Job, kinds: None) -> None:
    enqueue_job("test.count")
    running(job, done=1200, total=5000)
    response = report_viewer.client.get(f"{PROGRESS}?id={job.pk}&id=nonsense")
    (one,) = response.json()["jobs"]
    assert one["id"] == str(job.pk)
    assert (one["done"], one["total"], one["isActive"]) == (1200, 5000, True)
    assert one["texts"]["progress"] == "1,200 of 5,000"
    assert "no-store" in response["Cache-Control"]


def test_cancel_stops_a_waiting_job_and_returns_to_the_list(canceller: Actor, job: Job) -> None:
    here = f"{LIST}?state=queued"
    response = canceller.client.post(cancel_url(job), {"next": here})
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert response.headers["Location"] == here


def test_cancel_never_leads_to_another_site(canceller: Actor, job: Job) -> None:
    response = canceller.client.post(cancel_url(job), {"next": "https://elsewhere.example/"})
    assert response.headers["Location"] == LIST


def test_cancel_button_is_shown_only_where_it_would_work(
    canceller: Actor, report_viewer: Actor, job: Job
) -> None:
    assert cancel_url(job) in page(canceller)
    assert cancel_url(job) not in page(report_viewer)
    running(job, cancel_requested=True)
    html = page(canceller)
    assert cancel_url(job) not in html
    assert "Stopping" in html


def test_cancel_needs_its_permission(report_viewer: Actor, learner: Actor, job: Job) -> None:
    for actor in (report_viewer, learner):
        assert actor.client.post(cancel_url(job)).status_code in {302, 403}
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_cancel_from_another_site_is_refused(canceller: Actor, job: Job) -> None:
    canceller.client.handler.enforce_csrf_checks = True
    assert canceller.client.post(cancel_url(job)).status_code == 403
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_cancel_is_a_post(canceller: Actor, job: Job) -> None:
    assert canceller.client.get(cancel_url(job)).status_code == 405


def test_cancel_of_a_finished_job_says_so(canceller: Actor, job: Job) -> None:
    Job.objects.update(state=JobState.SUCCEEDED, finished_at=timezone.now() + timedelta(seconds=1))
    response = canceller.client.post(cancel_url(job), follow=True)
    assert "already finished" in response.content.decode()


def test_cancel_of_an_unknown_job_is_404(canceller: Actor) -> None:
    assert canceller.client.post(cancel_url(Job(pk=uuid.uuid4()))).status_code == 404
