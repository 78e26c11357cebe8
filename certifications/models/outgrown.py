"""What makes a certification of no use to somebody: rules that plans follow and pages show."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from certifications.domain.vocabulary import OutgrownWhen, Strength
from certifications.models.circumstances import Circumstance, Region
from certifications.models.key_choice import KeySelect, KeysPanel
from certifications.models.named import BASES, JudgedRow, judged_panel, keys_format
from certifications.models.provenance import CONFIDENCE_LABELS
from certifications.models.readings import EXPERIENCE_KINDS
from certifications.models.roles import RoleFamily
from certifications.models.slug_field import live_certification_choices
from certifications.models.taxonomy import LIVE_ONLY
from portal.editorial.row_comparison import ComparedInlinePanel
from portal.editorial.snippets import ApprovedSnippet

STRENGTHS = (
    (Strength.NEVER.value, _("rules it out")),
    (Strength.DISCOURAGE.value, _("speaks against it")),
)
WHEN = (
    (OutgrownWhen.HOLDS.value, _("holds a certification")),
    (OutgrownWhen.LACKS.value, _("does not hold a certification; with several such rows, none of them")),
    (OutgrownWhen.MAY_ENTER.value, _("may enter a certification")),
    (OutgrownWhen.MONTHS_AT_LEAST.value, _("has so many months of experience, or more")),
    (OutgrownWhen.MONTHS_BELOW.value, _("has fewer months of experience")),
    (OutgrownWhen.OUTSIDE_REGION.value, _("works outside a region; with several such rows, outside all")),
    (OutgrownWhen.WITHOUT.value, _("works without a circumstance; with several of a kind, without all")),
    (OutgrownWhen.IN_ROLE.value, _("has a role, or wants it")),
    (OutgrownWhen.NOT_IN_ROLE.value, _("neither has nor wants a role; with several such rows, any of them")),
    (OutgrownWhen.NOBODY_NEW.value, _("anybody new: nobody should start it now")),
    (OutgrownWhen.ENTRY_UNKNOWN.value, _("anybody, until its issuer says how to enter")),
)
# What each of them reads, by the columns of the row.
READS: dict[OutgrownWhen, frozenset[str]] = {
    OutgrownWhen.HOLDS: frozenset({"names"}),
    OutgrownWhen.LACKS: frozenset({"names"}),
    OutgrownWhen.MAY_ENTER: frozenset({"names"}),
    OutgrownWhen.MONTHS_AT_LEAST: frozenset({"months", "kind_of_experience"}),
    OutgrownWhen.MONTHS_BELOW: frozenset({"months", "kind_of_experience"}),
    OutgrownWhen.OUTSIDE_REGION: frozenset({"region"}),
    OutgrownWhen.WITHOUT: frozenset({"circumstance"}),
    OutgrownWhen.IN_ROLE: frozenset({"role"}),
    OutgrownWhen.NOT_IN_ROLE: frozenset({"role"}),
    OutgrownWhen.NOBODY_NEW: frozenset(),
    OutgrownWhen.ENTRY_UNKNOWN: frozenset(),
}
# What it reads where it is filled in.
MAY_READ: dict[OutgrownWhen, frozenset[str]] = {
    OutgrownWhen.MONTHS_AT_LEAST: frozenset({"education"}),
    OutgrownWhen.MONTHS_BELOW: frozenset({"unless_holds"}),
}
EDUCATIONS = (
    ("", _("whatever the education")),
    ("secondary", _("without a degree")),
    ("degree", _("with a degree")),
)


class Outgrown(JudgedRow, ApprovedSnippet):
    """Who has no use for a certification, and why. Any one of its conditions suffices."""

    guide_place = "facts-and-sources#say-who-a-certification-is-for"
    certification = models.OneToOneField(
        "certifications.CertificationPage",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("certification"),
    )
    because = models.TextField(_("why"), help_text=_("In a sentence for readers."))
    still_sensible_if = models.TextField(
        _("still sensible if"),
        blank=True,
        help_text=_("One case per line, shown next to the reasons against."),
    )
    basis = models.CharField(_("basis"), max_length=10, choices=BASES)
    confidence = models.CharField(
        _("confidence"),
        max_length=10,
        blank=True,
        choices=[(level.value, label) for level, label in CONFIDENCE_LABELS.items()],
    )
    sources = models.TextField(_("sources"), blank=True, help_text=_("One per line."))
    note = models.TextField(_("note"), blank=True)

    panels: ClassVar[list[object]] = [
        PageChooserPanel("certification", "certifications.CertificationPage"),
        FieldPanel("because"),
        ComparedInlinePanel(
            "conditions",
            label=_("condition"),
            heading=_("Who has outgrown it"),
            help_text=_("Any one is enough. Fill in what the condition needs and leave the rest empty."),
        ),
        FieldPanel("still_sensible_if"),
        FieldPanel("basis", required_on_save=True),
        FieldPanel("confidence"),
        FieldPanel("sources"),
        FieldPanel("note"),
        judged_panel(),
    ]

    class Meta:
        ordering = ("certification__slug",)
        verbose_name = _("outgrown certification")
        verbose_name_plural = _("outgrown certifications")

    @classmethod
    def read_names(cls, rows: Sequence["Outgrown"]) -> None:
        """Read what some rows are named by. A query for each of it."""
        prefetch_related_objects(rows, "certification")

    def __str__(self) -> str:
        return str(self.certification)


class OutgrownCondition(Orderable):
    """One condition; which columns it reads follows from what it is."""

    rule = ParentalKey(Outgrown, on_delete=models.CASCADE, related_name="conditions")
    strength = models.CharField(_("how strongly"), max_length=10, choices=STRENGTHS)
    when = models.CharField(_("who"), max_length=20, choices=WHEN)
    certification = models.ForeignKey(
        "certifications.CertificationPage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("certification"),
    )
    other = models.CharField(_("another, by name"), max_length=120, blank=True)
    kind_of_experience = models.CharField(
        _("kind of experience"), max_length=30, blank=True, choices=EXPERIENCE_KINDS
    )
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    unless_holds = models.CharField(
        _("unless they hold"),
        max_length=300,
        blank=True,
        validators=[keys_format],
        help_text=_("For fewer months of experience: any one of these makes up for it."),
    )
    education = models.CharField(_("education"), max_length=10, blank=True, choices=EDUCATIONS)
    region = models.ForeignKey(
        Region,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("region"),
    )
    circumstance = models.ForeignKey(
        Circumstance,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("circumstance"),
    )
    role = models.ForeignKey(
        RoleFamily,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("role family"),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("strength", required_on_save=True),
        FieldPanel("when", required_on_save=True),
        PageChooserPanel("certification", "certifications.CertificationPage"),
        FieldPanel("other"),
        FieldPanel("months"),
        FieldPanel("kind_of_experience"),
        FieldPanel("education"),
        KeysPanel("unless_holds", widget=KeySelect(live_certification_choices)),
        FieldPanel("region"),
        FieldPanel("circumstance"),
        FieldPanel("role"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")

    def __str__(self) -> str:
        return f"{self.get_strength_display()}: {self.get_when_display()}"

    @property
    def named(self) -> str:
        """The name of the certification that it reads; empty where it reads none."""
        return str(self.certification) if self.certification_id else self.other

    def clean(self) -> None:
        """Refuse a condition without what it reads, or with what it does not read."""
        super().clean()
        if self.when not in set(OutgrownWhen):
            return
        when = OutgrownWhen(self.when)
        reads = READS[when]
        filled: dict[str, Any] = {
            "months": self.months,
            "kind_of_experience": self.kind_of_experience,
            "region": self.region_id,
            "circumstance": self.circumstance_id,
            "role": self.role_id,
        }
        may_be_filled: dict[str, Any] = {"education": self.education, "unless_holds": self.unless_holds}
        errors: dict[str, Any] = {
            name: _("This condition needs a value here.")
            for name in reads & filled.keys()
            if not filled[name]
        }
        errors |= {
            name: _("This condition doesn’t use this field. Leave it empty.")
            for name, value in {**filled, **may_be_filled}.items()
            if value and name not in reads | MAY_READ.get(when, frozenset())
        }
        if "names" in reads and bool(self.certification_id) == bool(self.other):
            errors["certification"] = _(
                "Choose a certification from the catalogue, or name another one below."
            )
        if errors:
            raise ValidationError(errors)
