"""The jobs that the portal gives itself."""

from collections.abc import Callable, Iterator
from functools import partial

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Page, Revision

from portal.jobs.kinds import JobContext, JobKind, PeriodicTask, job_handlers, periodic_tasks
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.prune_finished import prune_deliveries, prune_jobs, prune_sessions

PRUNE = "operations.prune"
PUBLISH_SCHEDULED = "operations.publish_scheduled"


def register() -> None:
    """Fill the ports with the portal's own kinds and times."""
    job_handlers.register(PRUNE, JobKind(_("Remove old jobs and sessions"), prune))
    job_handlers.register(PUBLISH_SCHEDULED, JobKind(_("Publish what is scheduled"), publish_scheduled))
    periodic_tasks.register(PRUNE, PeriodicTask("17 3 * * *", partial(enqueue_job, PRUNE, key=PRUNE)))
    periodic_tasks.register(PUBLISH_SCHEDULED, PeriodicTask("* * * * *", enqueue_publishing_when_due))


def prune(context: JobContext) -> None:
    """Remove finished jobs, rows of the queue and sessions that nobody needs any more."""
    days = settings.JOB_KEEP_DAYS
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        (gettext("Finished jobs"), lambda: prune_jobs(keep_days=days)),
        (gettext("Failed tasks of the queue"), lambda: prune_deliveries(keep_days=days)),
        (gettext("Expired sessions"), prune_sessions),
    )
    for number, (stage, step) in enumerate(steps):
        context.progress(number, len(steps), stage)
        step()
    context.progress(len(steps), len(steps))


def publish_scheduled(context: JobContext) -> None:
    """Publish and take offline what is due by now."""
    context.check()
    call_command("publish_scheduled", verbosity=0)


def enqueue_publishing_when_due() -> None:
    """Ask for publishing only when something is due: a job a minute would bury the others."""
    if anything_due():
        enqueue_job(PUBLISH_SCHEDULED, key=PUBLISH_SCHEDULED)


def anything_due() -> bool:
    """Whether a revision waits to go live, or something live has passed its end. One query a model."""
    now = timezone.now()
    if Revision.objects.filter(approved_go_live_at__lt=now).exists():
        return True
    return any(
        model._default_manager.filter(live=True, expire_at__lt=now).exists() for model in _scheduled_models()
    )


def _scheduled_models() -> Iterator[type[Model]]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model
