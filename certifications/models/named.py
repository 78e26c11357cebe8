"""Rows that name a certification: one of the catalogue, or another by its name."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from certifications.domain.vocabulary import Basis
from certifications.models.today import DateFromToday

BASES = (
    (Basis.SOURCED.value, _("A source says so")),
    (Basis.MIXED.value, _("Our conclusion from sources")),
    (Basis.EDITORIAL.value, _("Our judgement; no source says so")),
)
keys_format = RegexValidator(r"^[a-z0-9-]+( [a-z0-9-]+)*\Z", message=_("Put one space between keys."))
EXACTLY_ONE = models.Q(certification__isnull=False, other="") | (
    models.Q(certification__isnull=True) & ~models.Q(other="")
)


class NamesCertification(models.Model):
    """Names a certification of the catalogue, or one outside it in words. Exactly one of both."""

    certification = models.ForeignKey(
        "certifications.CertificationPage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("certification"),
    )
    other = models.CharField(
        _("another, by name"),
        max_length=120,
        blank=True,
        help_text=_("A certification outside our catalogue. Leave empty if you chose one above."),
    )

    class Meta:
        abstract = True

    @property
    def named(self) -> str:
        """Its name, in a few words."""
        return str(self.certification) if self.certification_id else self.other

    def clean(self) -> None:
        """Refuse none, and both."""
        super().clean()
        refuse_two_names(self, self.certification_id, self.other)


class JudgedRow(models.Model):
    """A judgement: who stands for it, and since when."""

    judged_by = models.CharField(_("judged by"), max_length=120, help_text=_("Who made this judgement."))
    judged_on = DateFromToday(_("judged on"))

    class Meta:
        abstract = True


def judged_panel() -> MultiFieldPanel:
    """The panels of who judged."""
    return MultiFieldPanel(
        [FieldPanel("judged_by"), FieldPanel("judged_on")], heading=_("Who judged, and when")
    )


def refuse_two_names(_row: Any, certification: object, other: str) -> None:
    """Hold a row to exactly one certification.

    Raises:
        ValidationError: it names none or two.
    """
    if bool(certification) == bool(other):
        raise ValidationError(
            {"certification": _("Choose a certification from the catalogue, or name another one below.")}
        )


def named_panels() -> list[object]:
    """The panels of what a row names."""
    return [
        PageChooserPanel("certification", "certifications.CertificationPage"),
        FieldPanel("other"),
    ]


def refuse_unknown_keys(field: str, words: str, known: Iterable[str]) -> None:
    """Refuse keys that a list does not have.

    Raises:
        ValidationError: one of the words is no key; names those that are.
    """
    keys = sorted(known)
    unknown = [word for word in words.split() if word not in keys]
    if unknown:
        raise ValidationError(
            {
                field: _("“%(unknown)s” is on no list. Choose from these: %(known)s.")
                % {"unknown": " ".join(unknown), "known": ", ".join(keys)}
            }
        )
