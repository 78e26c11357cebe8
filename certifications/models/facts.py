"""Facts as a page's draft holds them, and verifications, which stand outside every draft."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from certifications.domain.consistency import says_nothing
from certifications.domain.fields import FactField, field_of
from certifications.domain.values import ValueRefusedError, parse_value
from certifications.models.fact_changes import EXPLANATION, ExplainedRow
from certifications.models.provenance import (
    CONFIDENCE_KNOWN,
    HAS_SOURCE,
    Provenance,
    provenance_panels,
)


class CertificationFact(Orderable, ExplainedRow, Provenance):
    """One checkable statement with its source. Facts of one key stand in the editors' order."""

    page = ParentalKey("certifications.CertificationPage", on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(
        _("what is stated"),
        max_length=60,
        help_text=_("A field such as exam.questions, or routes.1.education for an entry route."),
    )
    value = models.TextField(
        _("value"), help_text=_("A number, an amount such as USD 675, or words, as the field requires.")
    )

    in_force_from = models.DateField(
        _("in force from"),
        null=True,
        blank=True,
        help_text=_(
            "The first day of this value, if it changes on a set day. Readers see it in advance, "
            "with the date."
        ),
    )
    in_force_until = models.DateField(
        _("in force until"),
        null=True,
        blank=True,
        help_text=_("The last day of this value. Readers don’t see it after that."),
    )

    # What the table wants filled, a draft has to fill too: see `provenance_panels`.
    panels: ClassVar[list[object]] = [
        FieldPanel(
            "key",
            required_on_save=True,
            help_text=_(
                "What this fact describes. If people can qualify in more than one way, use a "
                "separate entry route for each."
            ),
        ),
        FieldPanel(
            "value",
            required_on_save=True,
            help_text=_(
                "A whole number such as 180; an amount such as USD 675 or “member: USD 405; non-member: USD "
                "555”; months such as 36; certifications as “any of: CAPM; PMP”; else words. Leave a fact "
                "out when it is unknown."
            ),
        ),
        FieldPanel("in_force_from"),
        FieldPanel("in_force_until"),
        *provenance_panels(),
        *(FieldPanel(name) for name in EXPLANATION),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = (
            models.CheckConstraint(condition=HAS_SOURCE, name="certifications_fact_has_source"),
            models.CheckConstraint(condition=CONFIDENCE_KNOWN, name="certifications_fact_confidence_known"),
            models.CheckConstraint(condition=~models.Q(value=""), name="certifications_fact_has_value"),
            models.CheckConstraint(
                condition=models.Q(in_force_from__isnull=True)
                | models.Q(in_force_until__isnull=True)
                | models.Q(in_force_until__gte=models.F("in_force_from")),
                name="certifications_fact_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"

    def clean(self) -> None:
        """Refuse an unknown field, a value that is not of the field's form, and a fact without source."""
        errors: dict[str, Any] = {}
        try:
            super().clean()
        except ValidationError as error:
            errors.update(error.error_dict)
        field = field_of(self.key)
        if field is None and self.key:
            errors["key"] = _("This field does not exist. Choose one from the list.")
        if says_nothing(self.value) and self.value:
            errors["value"] = _(
                "If no one knows, leave the fact out and list it under “Looked for and not found”."
            )
        elif field is not None and self.value and (refusal := value_refusal(field, self.value)):
            errors["value"] = refusal
        if errors:
            raise ValidationError(errors)


def value_refusal(field: FactField, value: str) -> str:
    """Why a field does not take a value, in words for its editor; empty when it does."""
    try:
        parse_value(field.value_type, value)
    except ValueRefusedError as refusal:
        return str(refusal)
    return ""


# What a check of a progression has for its key; it is recorded for the certification that the step leads to.
PROGRESSION_KEY = "progression"


class FactVerificationQuerySet(models.QuerySet["FactVerification"]):
    def in_effect(self, **of: Any) -> "FactVerificationQuerySet":
        """The checks that nobody took back, of what is named. Whoever shows or counts checks reads these."""
        return self.filter(taken_back=None, **of)


class FactVerification(models.Model):
    """A person checked the live source of a fact or a progression. Append-only, outside the page's draft.

    `digest` is the SHA-256 of key, value and source (`certifications.domain.facts.digest_of`): a
    verification speaks of that statement only, so that publishing an older draft cannot undo it.
    """

    certification = models.UUIDField(
        _("certification"), help_text=_("The page’s translation key; it outlives the page.")
    )
    key = models.CharField(_("what is stated"), max_length=60)
    digest = models.CharField(_("digest of the statement"), max_length=64)
    verified_on = models.DateField(_("checked on"))
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    note = models.TextField(_("note"), max_length=600, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects = FactVerificationQuerySet.as_manager()

    class Meta:
        ordering = ("-verified_on", "-pk")
        verbose_name = _("check of a fact")
        verbose_name_plural = _("checks of facts")
        indexes = (
            models.Index(
                fields=("certification", "digest", "-verified_on"),
                name="certifications_verification",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}, {self.verified_on:%Y-%m-%d}"
