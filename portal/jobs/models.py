"""Background work as people see it: one row a job, from asking to its end."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.jobs.claims import Claim


class JobState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    SUCCEEDED = "succeeded", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


ACTIVE = (JobState.QUEUED, JobState.RUNNING)
FINISHED = (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED)


class JobQuerySet(models.QuerySet["Job"]):
    def active(self) -> "JobQuerySet":
        """Jobs that wait or run."""
        return self.filter(state__in=ACTIVE)

    def finished(self) -> "JobQuerySet":
        """Jobs that no worker will touch again."""
        return self.filter(state__in=FINISHED)

    def held(self, claim: Claim) -> "JobQuerySet":
        """The claimed job while the claim holds; empty once another worker may have it.

        Every write of a worker goes through this filter: it is the fence that keeps a worker that fell
        silent from changing a job that another took up.
        """
        return self.filter(pk=claim.job_id, token=claim.token, state=JobState.RUNNING)


class Job(models.Model):
    """Durable background work with progress, checkpoint and cancel.

    `params`, `message`, `checkpoint` and the error hold no personal data: a job names rows by id.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=64)
    # Two active jobs of a kind never share a key; an empty key asks for no such promise.
    key = models.CharField(max_length=200, blank=True)
    params = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=JobState.choices, default=JobState.QUEUED)

    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True, blank=True)
    message = models.CharField(max_length=200, blank=True)
    # What the handler needs to go on where the last attempt stopped.
    checkpoint = models.JSONField(null=True, blank=True)

    worker = models.CharField(max_length=64, blank=True)
    # Counts the claims of this job. A worker writes only while the number is the one it was given.
    token = models.PositiveIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    # Attempts begun, without those that a stopping worker gave back.
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField()
    run_after = models.DateTimeField(default=timezone.now)
    # The queue's row that brings this job to a worker, each time it is tried.
    delivery = models.BigIntegerField(null=True, blank=True)

    error_class = models.CharField(max_length=200, blank=True)
    error_text = models.CharField(max_length=500, blank=True)

    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("requested by"),
    )

    objects = JobQuerySet.as_manager()

    # No page refers to a job; Wagtail would queue an index task for each one saved.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ("-created_at", "id")
        default_permissions = ("view",)
        permissions = (("cancel_job", _("Can cancel jobs")),)
        indexes = (
            models.Index(fields=["-created_at", "id"], name="jobs_job_newest"),
            models.Index(
                fields=["delivery"], condition=Q(state__in=["queued", "running"]), name="jobs_job_active"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state__in=["queued", "running"]) & ~Q(key=""),
                name="jobs_job_one_active_per_key",
            ),
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(done__lte=F("total")),
                name="jobs_job_done_within_total",
            ),
            models.CheckConstraint(
                condition=Q(attempts__lte=F("max_attempts"))
                & (~Q(state="queued") | Q(attempts__lt=F("max_attempts"))),
                name="jobs_job_attempts_within_max",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | ~Q(worker=""), name="jobs_job_worker_while_running"
            ),
            # Refuses any other state, too.
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], finished_at__isnull=True)
                | Q(state__in=["succeeded", "failed", "cancelled"], finished_at__isnull=False),
                name="jobs_job_finished_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error_class=""),
                name="jobs_job_failed_has_error",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
