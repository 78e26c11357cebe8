"""Submitted answers."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

# In `scored`: the question was hidden, or not answered; "not sure" is one past the last choice.
HIDDEN, UNANSWERED = -1, -2


class Submission(models.Model):
    """The frozen answers of an attempt. Changing is refused by the database; deleting, outside erasure.

    `answers` is the stored form of assessments.domain.answer_parser.answers_document, `held` a list of
    {"slug", "earned_on", "expires_on"}. `scored` holds the choice index of each scored question in the
    version's order. Whose it is stands on the attempt.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attempt = models.OneToOneField("assessments.Attempt", on_delete=models.PROTECT, related_name="submission")
    version = models.ForeignKey(
        "assessments.AssessmentVersion", on_delete=models.PROTECT, related_name="submissions"
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
        indexes = (models.Index(fields=["submitted_at", "id"], name="assessments_submission_when"),)

    def __str__(self) -> str:
        return str(self.public_id)
