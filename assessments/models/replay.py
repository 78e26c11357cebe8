"""What past submissions would lead to under another definition or catalogue."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Against(models.TextChoices):
    """What submissions are replayed against."""

    DRAFT = "draft", _("the draft")
    VERSION = "version", _("a version")
    FILE = "file", _("a file")
    CATALOGUE = "catalogue", _("the catalogue")


class Replay(models.Model):
    """All submissions of an assessment against one definition, or one catalogue.

    `definition` is its canonical document as it was at the start, so that going on after an interruption
    means the same; empty for a catalogue. `codes` are what the numbers of the rows stand for, in order.
    `result` is the stored form of assessments.domain.replay.result, None until the job is done.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="replays", editable=False
    )
    against = models.CharField(_("against"), max_length=16, choices=Against.choices)
    # The number of the version that is replayed against, where it is one.
    version_number = models.PositiveIntegerField(null=True, blank=True)
    definition = models.JSONField(null=True, blank=True)
    # SHA-256 of the definition's logic, or of the catalogue.
    sha256 = models.CharField(max_length=64)
    codes = models.JSONField(default=list)
    job = models.ForeignKey("jobs.Job", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Submissions of suspect attempts when it began.
    left_out = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    result = models.JSONField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("replay")
        verbose_name_plural = _("replays")
        ordering: ClassVar[list[str]] = ["-started_at", "-id"]
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, result__isnull=True)
                | Q(finished_at__isnull=False, result__isnull=False),
                name="assessments_replay_finished_has_result",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="assessments_replay_is_sha256"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment_id} against {self.against}"


class ReplayRow(models.Model):
    """What became of one submission in a replay: numbers of `Replay.codes` before and after.

    Written by COPY, a million in seconds, hence without foreign keys in the database: the services that
    delete submissions and replays delete these rows too. docs/decisions/0035-replay-copies-chunks.md.
    """

    pk = models.CompositePrimaryKey("replay_id", "submission_id")
    replay = models.ForeignKey(
        "assessments.Replay",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="rows",
    )
    submission = models.ForeignKey(
        "assessments.Submission",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    before = models.SmallIntegerField()
    after = models.SmallIntegerField()
    incomplete = models.BooleanField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("row of a replay")
        verbose_name_plural = _("rows of replays")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.replay_id}: {self.submission_id}"
