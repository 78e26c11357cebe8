"""Attempts of an assessment."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Where the certifications held stand among the answers; no question's key begins like this.
HELD_KEY = "@held"


class Attempt(models.Model):
    """One attempt, a learner's or an anonymous one, its answers saved one by one.

    `answers`: {question key: {"value": stored answer or null, "revision": from 1, "at": ISO 8601 with
    offset}}; under HELD_KEY the value is a list of {"slug", "earned_on", "expires_on"}. An entry with
    "carried", the day of the answer before, was carried over and not confirmed yet; with "confirmed"
    it was. `visitor` is the
    SHA-256 of the token in the visitor's cookie, empty once claimed, or once the link was cut.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(
        "assessments.AssessmentVersion", on_delete=models.PROTECT, related_name="attempts"
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="attempts"
    )
    visitor = models.CharField(max_length=64, blank=True)
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    saved_at = models.DateTimeField(_("last saved"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    # Made up, to try the portal out: shown as such, and removable.
    is_synthetic = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        default_permissions = ()
        indexes = (
            models.Index(fields=["learner", "-started_at"], name="assessments_attempt_learner"),
            models.Index(
                fields=["visitor"], condition=~models.Q(visitor=""), name="assessments_attempt_visitor"
            ),
            models.Index(
                fields=["started_at"],
                condition=models.Q(submitted_at__isnull=True),
                name="assessments_attempt_open",
            ),
        )
        constraints = (
            # A claimed attempt is no longer the browser's.
            models.CheckConstraint(
                condition=models.Q(learner__isnull=True) | models.Q(visitor=""),
                name="assessments_attempt_one_holder",
            ),
            models.CheckConstraint(
                condition=models.Q(visitor="") | models.Q(visitor__regex=r"^[0-9a-f]{64}$"),
                name="assessments_attempt_visitor_is_sha256",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)
