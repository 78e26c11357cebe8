"""Submitted answers."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """The frozen answers of an attempt. Changing is refused by the database; deleting, outside erasure.

    `answers` is the stored form of assessments.domain.answers.parser.answers_document, `held` that of
    answers.held_document.held_document, `scored` the numbers of scored_row.scored_row. Whose it is stands on
    the attempt.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attempt = models.OneToOneField("assessments.Attempt", on_delete=models.PROTECT, related_name="submission")
    version = models.ForeignKey(
        "assessments.AssessmentVersion",
        on_delete=models.PROTECT,
        related_name="submissions",
        # The index below finds them, too, and in order.
        db_index=False,
    )
    answers = models.JSONField()
    held = models.JSONField(default=list)
    scored = ArrayField(models.SmallIntegerField())
    submitted_at = models.DateTimeField(_("submitted"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        default_permissions = ()
        indexes = (
            models.Index(fields=["submitted_at", "id"], name="assessments_submission_when"),
            models.Index(fields=["version", "id"], name="assessments_submission_version"),
        )

    def __str__(self) -> str:
        return str(self.public_id)
