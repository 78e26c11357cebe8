"""Role families: what people do for a living, and how well certifications serve them at which stage."""

from typing import ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Orderable

from certifications.domain.facts import Confidence
from certifications.domain.vocabulary import KindOfWork, Service, Stage
from certifications.models.circumstances import Region, region_choices
from certifications.models.key_choice import KeyCheckboxes, KeysPanel
from certifications.models.named import (
    BASES,
    EXACTLY_ONE,
    JudgedRow,
    NamesCertification,
    judged_panel,
    keys_format,
    named_panels,
    refuse_unknown_keys,
)
from certifications.models.provenance import CONFIDENCE_LABELS, source_date_format
from certifications.models.taxonomy import LIVE_ONLY, Term
from portal.editorial.row_comparison import ComparedInlinePanel
from portal.editorial.usage import CountedManyField

KINDS_OF_WORK = (
    (KindOfWork.PROJECT.value, _("project and product work")),
    (KindOfWork.ONGOING.value, _("ongoing work")),
    (KindOfWork.BOTH.value, _("both kinds of work")),
)
STAGES = (
    (Stage.START.value, _("start: the first two years in the role, or moving into it")),
    (Stage.ESTABLISHED.value, _("established: does the role on their own")),
    (Stage.SENIOR.value, _("senior: leads others in the role, or several projects, teams or services")),
)
SERVICES = (
    (Service.USUAL.value, _("the usual choice")),
    (Service.GOOD.value, _("a good choice")),
    (Service.SPECIAL.value, _("a choice in special cases")),
)


class RoleFamily(JudgedRow, Term):
    """Jobs that are alike in what they ask. Titles and synonyms are what people search by, one a line."""

    guide_place = "facts-and-sources#say-who-a-certification-is-for"
    titles = models.TextField(
        _("job titles"), help_text=_("One per line. People find their role by these titles.")
    )
    synonyms = models.TextField(_("other words for it"), blank=True, help_text=_("One per line."))
    titles_basis = models.CharField(_("basis of the titles"), max_length=10, blank=True, choices=BASES)
    titles_sources = models.TextField(_("sources of the titles"), blank=True, help_text=_("One per line."))
    week = models.TextField(_("what a week looks like"), blank=True, help_text=_("One sentence per line."))
    week_basis = models.CharField(_("basis of the week"), max_length=10, blank=True, choices=BASES)
    week_sources = models.TextField(_("sources of the week"), blank=True, help_text=_("One per line."))
    kind_of_work = models.CharField(_("kind of work"), max_length=10, choices=KINDS_OF_WORK)
    kind_note = models.TextField(_("about the kind of work"), blank=True)
    disciplines = CountedManyField(
        "certifications.Discipline",
        blank=True,
        related_name="role_families",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("disciplines"),
    )
    counsel = models.TextField(_("counsel"), blank=True, help_text=_("What we tell everyone in this role."))
    counsel_basis = models.CharField(
        _("basis of the counsel"), max_length=200, blank=True, help_text=_("In words.")
    )
    counsel_sources = models.TextField(_("sources of the counsel"), blank=True, help_text=_("One per line."))

    panels: ClassVar[list[object]] = [
        *Term.panels,
        MultiFieldPanel(
            [
                FieldPanel("titles"),
                FieldPanel("synonyms"),
                FieldPanel("titles_basis"),
                FieldPanel("titles_sources"),
                FieldPanel("week"),
                FieldPanel("week_basis"),
                FieldPanel("week_sources"),
            ],
            heading=_("Who that is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("kind_of_work", required_on_save=True),
                FieldPanel("kind_note"),
                FieldPanel("disciplines", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Kind of work"),
        ),
        ComparedInlinePanel(
            "services",
            label=_("certification that serves the role"),
            heading=_("What serves the role, by stage"),
            help_text=_("One judgement per row. If two are equal, we propose the first one first."),
        ),
        ComparedInlinePanel(
            "misfits",
            label=_("certification that is not for the role"),
            heading=_("What is not for the role"),
        ),
        MultiFieldPanel(
            [FieldPanel("counsel"), FieldPanel("counsel_basis"), FieldPanel("counsel_sources")],
            heading=_("Counsel"),
        ),
        judged_panel(),
    ]

    class Meta(Term.Meta):
        verbose_name = _("role family")
        verbose_name_plural = _("role families")


class RoleService(Orderable, NamesCertification):
    """How well one certification serves a role at a stage: a judgement, with what it rests on."""

    role = ParentalKey(RoleFamily, on_delete=models.CASCADE, related_name="services")
    stage = models.CharField(_("stage"), max_length=12, choices=STAGES)
    service = models.CharField(_("how well"), max_length=10, choices=SERVICES, default=Service.GOOD.value)
    why = models.TextField(_("why"), help_text=_("In a sentence for readers."))
    when = models.CharField(
        _("only where"),
        max_length=300,
        blank=True,
        help_text=_("In words. The list of words for circumstances says what they mean."),
    )
    regions = models.CharField(
        _("regions"),
        max_length=300,
        blank=True,
        validators=[keys_format],
        help_text=_("Where this applies. Tick none if it applies everywhere."),
    )
    basis = models.CharField(_("basis"), max_length=10, choices=BASES)
    confidence = models.CharField(
        _("confidence"),
        max_length=10,
        blank=True,
        choices=[(level.value, label) for level, label in CONFIDENCE_LABELS.items()],
    )
    source_url = models.URLField(_("source address"), max_length=500, blank=True)
    source_date = models.CharField(
        _("date of the source"), max_length=10, blank=True, validators=[source_date_format]
    )
    note = models.TextField(_("note"), blank=True)

    panels: ClassVar[list[object]] = [
        *named_panels(),
        FieldPanel("stage", required_on_save=True),
        FieldPanel("service"),
        FieldPanel("why"),
        FieldPanel("when"),
        KeysPanel("regions", widget=KeyCheckboxes(region_choices)),
        FieldPanel("basis", required_on_save=True),
        FieldPanel("confidence"),
        FieldPanel("source_url"),
        FieldPanel("source_date"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("certification that serves the role")
        verbose_name_plural = _("certifications that serve the role")
        constraints = (
            models.CheckConstraint(condition=EXACTLY_ONE, name="certifications_service_names_one"),
            models.CheckConstraint(
                condition=models.Q(confidence__in=["", *(level.value for level in Confidence)]),
                name="certifications_service_confidence",
            ),
        )

    def __str__(self) -> str:
        return f"{self.named}: {self.stage}"

    def clean(self) -> None:
        """Refuse a region that is on no list."""
        super().clean()
        refuse_unknown_keys("regions", self.regions, Region.objects.live().values_list("key", flat=True))


class RoleMisfit(Orderable, NamesCertification):
    """A certification that is not for a role, and why."""

    role = ParentalKey(RoleFamily, on_delete=models.CASCADE, related_name="misfits")
    why = models.TextField(_("why"), help_text=_("In a sentence for readers."))

    panels: ClassVar[list[object]] = [*named_panels(), FieldPanel("why")]

    class Meta(Orderable.Meta):
        verbose_name = _("certification that is not for the role")
        verbose_name_plural = _("certifications that are not for the role")
        constraints = (models.CheckConstraint(condition=EXACTLY_ONE, name="certifications_misfit_names_one"),)

    def __str__(self) -> str:
        return self.named
