"""What was proved about the logic of a definition, and who signed what remained open."""

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProofReport(models.Model):
    """A proof report, found by the SHA-256 of the logic that it is about and the prover that made it.

    The wording has no part in it, so a version that is only reworded needs no new one. The database refuses
    every change and deletion.
    """

    logic_hash = models.CharField(max_length=64)
    prover = models.PositiveSmallIntegerField(_("prover"))
    # As assessments.domain.proof.report_document writes it.
    document = models.JSONField()
    has_errors = models.BooleanField(_("has errors"))
    has_warnings = models.BooleanField(_("has warnings"))
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proof report")
        verbose_name_plural = _("proof reports")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["logic_hash", "prover"], name="assessments_proof_once_per_prover"
            ),
            models.CheckConstraint(
                condition=models.Q(logic_hash__regex=r"^[0-9a-f]{64}$"),
                name="assessments_proof_hash_is_sha256",
            ),
            models.CheckConstraint(
                condition=models.Q(logic_hash=KT("document__logic_hash")),
                name="assessments_proof_is_of_its_logic",
            ),
            models.CheckConstraint(condition=models.Q(prover__gte=1), name="assessments_proof_prover_from_1"),
        )

    def __str__(self) -> str:
        return f"{self.logic_hash[:12]} p{self.prover}"


class ProofSignature(models.Model):
    """A moderator takes the warnings of a report upon themselves. One is enough.

    The database refuses every change and deletion, except that erasing a person empties `signed_by`.
    """

    report = models.OneToOneField(ProofReport, on_delete=models.PROTECT, related_name="signature")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed by"),
    )
    signed_at = models.DateTimeField(_("signed"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("signature of warnings")
        verbose_name_plural = _("signatures of warnings")
        default_permissions = ("add",)

    def __str__(self) -> str:
        return f"{self.report}"
