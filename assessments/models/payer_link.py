"""Links by which people show the payer's page of a result."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 60


class PayerLink(models.Model):
    """An address that opens the payer's page of a result to whoever has it, until a day. Ending it earlier
    deletes the row; a row never changes.

    `digest` is the SHA-256 of the token in the address, which is not kept. `name` is what its owner typed to
    be named by, or empty.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(
        "assessments.Submission", on_delete=models.CASCADE, related_name="payer_links"
    )
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("payer link")
        verbose_name_plural = _("payer links")
        default_permissions = ()
        indexes = (models.Index(fields=["ends_at"], name="assessments_payer_link_ends"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"),
                name="assessments_payer_link_digest_is_sha256",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("made_at")),
                name="assessments_payer_link_ends_after_it_is_made",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)
