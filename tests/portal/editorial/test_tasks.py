from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Revision

from portal.editorial import tasks
from portal.jobs.kinds import job_handlers, periodic_tasks
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from tests.portal.jobs.deliveries import run_delivered


@pytest.fixture
def scheduled_page(db: None) -> Page:
    """A page whose publishing was scheduled and is due."""
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Later", slug="later", live=False))
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    due = timezone.now() - timedelta(minutes=1)
    content = {**revision.content, "go_live_at": due.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due, content=content)
    return page


def test_scheduled_publishing_is_registered_with_its_time() -> None:
    kinds = {name for name, _kind in job_handlers}
    times = {name for name, _task in periodic_tasks}
    assert tasks.PUBLISH_SCHEDULED in kinds & times


def test_publishing_is_asked_for_only_when_something_is_due(db: None) -> None:
    tasks.enqueue_publishing_when_due()
    assert not Job.objects.exists()


def test_publishing_is_asked_for_once_while_it_waits(scheduled_page: Page) -> None:
    tasks.enqueue_publishing_when_due()
    tasks.enqueue_publishing_when_due()
    assert Job.objects.get().kind == tasks.PUBLISH_SCHEDULED


def test_page_past_its_end_is_due(db: None) -> None:
    Page.objects.get(depth=1).add_child(
        instance=Page(title="Old", slug="old", expire_at=timezone.now() - timedelta(minutes=1))
    )
    assert tasks.anything_due()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_job_publishes_what_is_due(scheduled_page: Page) -> None:
    job = enqueue_job(tasks.PUBLISH_SCHEDULED)
    run_delivered(job)
    scheduled_page.refresh_from_db()
    assert job.state == JobState.SUCCEEDED
    assert scheduled_page.live
    assert not tasks.anything_due()
