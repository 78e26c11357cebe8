"""What the engine answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Outcome(models.Model):
    """The answer to a submission, by one engine. Append-only: the database refuses changes.

    `document` is the canonical outcome; `path`, `kind` and `scores` ({dimension: [points, attainable]})
    repeat what lists and reports sort and filter by. `previous_…` tell the outcome before it of the same
    holder and assessment at the time of submitting, so that movements need no window over all rows.
    """

    submission = models.ForeignKey(
        "assessments.Submission", on_delete=models.PROTECT, related_name="outcomes"
    )
    version = models.ForeignKey(
        "assessments.AssessmentVersion", on_delete=models.PROTECT, related_name="outcomes"
    )
    snapshot = models.ForeignKey(
        "assessments.CatalogueSnapshot", on_delete=models.PROTECT, related_name="outcomes"
    )
    engine = models.PositiveSmallIntegerField(_("engine"))
    as_of = models.DateField(_("as of"))
    path = models.CharField(_("path"), max_length=64)
    kind = models.CharField(_("kind"), max_length=32, blank=True)
    margin = models.PositiveSmallIntegerField(_("margin"), null=True, blank=True)
    scores = models.JSONField()
    document = models.JSONField()
    previous_path = models.CharField(max_length=64, blank=True)
    previous_version = models.ForeignKey(
        "assessments.AssessmentVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    previous_scores = models.JSONField(null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        default_permissions = ("view",)
        permissions = (
            ("export_outcome", _("Can export outcomes")),
            ("export_personal_outcome", _("Can export outcomes with personal data")),
        )
        indexes = (models.Index(fields=["submitted_at", "id"], name="assessments_outcome_when"),)
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "engine"], name="assessments_outcome_once_an_engine"
            ),
            models.CheckConstraint(condition=~Q(path=""), name="assessments_outcome_has_path"),
            models.CheckConstraint(
                condition=Q(previous_path="", previous_version__isnull=True, previous_scores__isnull=True)
                | (~Q(previous_path="") & Q(previous_version__isnull=False, previous_scores__isnull=False)),
                name="assessments_outcome_previous_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.path}"
