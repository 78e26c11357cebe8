"""Where people work, and what belongs to their work: lists that roles, rules and questionnaires refer to."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from certifications.domain.vocabulary import CircumstanceKind
from certifications.models.taxonomy import LIVE_ONLY, Term
from portal.editorial.snippets import ApprovedSnippet

CIRCUMSTANCE_KINDS = (
    (CircumstanceKind.FIELD.value, _("a field that people work in")),
    (CircumstanceKind.METHOD.value, _("a method that the employer uses")),
    (CircumstanceKind.TASK.value, _("a task that belongs to the work")),
    (CircumstanceKind.TOOL.value, _("a tool that people look after")),
)


class Region(Term):
    """Where people work and apply, such as the United Kingdom; a wider region contains narrower ones."""

    within = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("part of"),
        help_text=_("Facts about the wider region apply to this one too."),
    )

    panels: ClassVar[list[object]] = [*Term.panels, FieldPanel("within")]

    class Meta(Term.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def clean(self) -> None:
        """Refuse a region that contains itself."""
        super().clean()
        wider, seen = self.within, {self.pk}
        while wider is not None:
            if wider.pk in seen:
                raise ValidationError({"within": _("A region can’t be part of itself.")})
            seen.add(wider.pk)
            wider = wider.within


def region_choices() -> list[tuple[str, str]]:
    """The live regions by key, with their names."""
    return list(Region.objects.live().values_list("key", "name"))


class Circumstance(Term):
    """What belongs to somebody's work and decides whether a certification is of use to them."""

    kind = models.CharField(_("kind"), max_length=10, choices=CIRCUMSTANCE_KINDS)

    panels: ClassVar[list[object]] = [*Term.panels, FieldPanel("kind", required_on_save=True)]

    class Meta(Term.Meta):
        verbose_name = _("circumstance")
        verbose_name_plural = _("circumstances")


class CircumstanceReading(ApprovedSnippet):
    """The circumstance that words stand for, where a role or a rule says when a certification is of use."""

    guide_place = "facts-and-sources#say-what-words-stand-for"
    words = models.CharField(
        _("words"), max_length=300, unique=True, help_text=_("Exactly as in the role or rule.")
    )
    circumstance = models.ForeignKey(
        Circumstance,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="readings",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("circumstance"),
        help_text=_("Leave empty when entry rules or what somebody holds say it already."),
    )

    panels: ClassVar[list[object]] = [FieldPanel("words", required_on_save=True), FieldPanel("circumstance")]

    class Meta:
        ordering = ("words",)
        verbose_name = _("words for a circumstance")
        verbose_name_plural = _("words for circumstances")

    def __str__(self) -> str:
        return self.words
