"""The catalogue and its certification pages."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Revision
from wagtail.search import index

from certifications.domain.catalogue_filter import PARAMETERS
from certifications.domain.vocabulary import Coverage, Orientation, SourceQuality, Status
from certifications.models.body import CatalogueBody
from certifications.models.certification_panels import certification_tabs
from certifications.models.fact_changes import (
    because_field,
    explained_changes,
    explains_field,
    publication_listeners,
    published_facts,
    reason_field,
    unexplained_words,
)
from certifications.models.fact_table.forms import CertificationForm
from certifications.models.provenance import (
    CONFIDENCE_KNOWN,
    HAS_SOURCE,
    Provenance,
    provenance_panels,
)
from certifications.models.taxonomy import LIVE_ONLY
from certifications.models.today import DateFromToday
from portal.editorial.pages import ApprovedPage, found_by
from portal.editorial.usage import CountedManyField

ORIENTATIONS = (
    (Orientation.DISCIPLINE.value, _("a discipline, whatever the tool")),
    (Orientation.FRAMEWORK.value, _("one framework or method")),
    (Orientation.TOOL.value, _("one product")),
)
STATUSES = (
    (Status.ACTIVE.value, _("active")),
    (Status.BEING_SUPERSEDED.value, _("being superseded")),
    (Status.ANNOUNCED.value, _("announced, or too early to verify")),
    (Status.WITHDRAWN.value, _("withdrawn: nobody can take it any more")),
)
COVERAGES = (
    (Coverage.NONE.value, _("none")),
    (Coverage.PARTIAL.value, _("partial")),
    (Coverage.CORE.value, _("core")),
    (Coverage.UNKNOWN.value, _("unknown")),
)
QUALITIES = (
    (SourceQuality.OFFICIAL.value, _("the issuer’s own page")),
    (SourceQuality.SEMI.value, _("a chapter, accredited trainer, government or vendor community")),
    (SourceQuality.SECONDARY.value, _("a preparation site, trainer or blog")),
    (SourceQuality.WEAK.value, _("a CV, a forum post or a single file")),
)


class CataloguePage(ApprovedPage):
    """The list of all certifications."""

    read_parameters = PARAMETERS
    introduction = models.TextField(_("introduction"), max_length=600)

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("introduction"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["certifications.CertificationPage"]
    max_count = 1
    show_in_menus_default = True
    template = "certifications/catalogue_page.html"

    class Meta:
        verbose_name = _("catalogue")


class CertificationPage(ApprovedPage):
    """One certification.

    Issuer, discipline and level may be missing in a draft only: validation asks for them before publishing.
    """

    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    issuer = models.ForeignKey(
        "certifications.Issuer",
        null=True,
        on_delete=models.PROTECT,
        related_name="certifications",
        # Drafts too: a new issuer is made from here. The page goes live after it.
        verbose_name=_("issuer"),
    )
    status = models.CharField(_("status"), max_length=20, choices=STATUSES, default=Status.ACTIVE.value)
    official_url = models.URLField(_("issuer’s page"), max_length=300, blank=True)
    official_url_checked = models.BooleanField(_("a person opened the issuer’s page"), default=False)

    discipline = models.ForeignKey(
        "certifications.Discipline",
        null=True,
        on_delete=models.PROTECT,
        related_name="certifications",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("discipline"),
    )
    also_fits: Any = CountedManyField(
        "certifications.Discipline",
        blank=True,
        related_name="also_fitting",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("also fits"),
    )
    level = models.ForeignKey(
        "certifications.Level",
        null=True,
        on_delete=models.PROTECT,
        related_name="certifications",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("level"),
    )
    orientation = models.CharField(_("what it certifies"), max_length=20, choices=ORIENTATIONS)
    who_it_suits = models.TextField(
        _("who it suits"), max_length=400, help_text=_("In one or two sentences.")
    )
    judgement_author = models.CharField(
        _("judged by"), max_length=120, help_text=_("Who stands for discipline, level and suitability.")
    )
    judgement_date = DateFromToday(_("judged on"))
    judgement_basis = models.TextField(
        _("basis of the judgement"), max_length=600, help_text=_("What it rests on.")
    )
    coverage_why = models.TextField(_("coverage in a sentence"), max_length=600, blank=True)

    naming_note = models.TextField(_("about the name"), blank=True)
    entry_note = models.TextField(_("about the entry rules"), blank=True)
    claims_policy = models.TextField(
        _("how to treat the issuer’s claims"), blank=True, help_text=_("For editors; not shown.")
    )
    seed_mention = models.TextField(_("note for editors"), blank=True)
    named_in_seed = models.BooleanField(_("named on the founding page"), default=False)
    not_found = models.TextField(
        _("looked for and not found"), blank=True, help_text=_("One a line; shown as unknown.")
    )
    body = StreamField(CatalogueBody(), verbose_name=_("body"), blank=True)
    # Why facts that readers see are removed, as each fact says why it changes.
    because = because_field(_("why you removed facts"))
    reason = reason_field()
    explains = explains_field()

    search_fields: ClassVar[list[object]] = [
        *ApprovedPage.search_fields,
        *found_by("abbreviation", "who_it_suits", "naming_note", "body"),
        index.RelatedFields("issuer", found_by("name")),
    ]
    guide_place = "certification-pages#write-one"
    edit_handler = certification_tabs()
    base_form_class = CertificationForm
    parent_page_types: ClassVar[list[str]] = ["certifications.CataloguePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "certifications/certification_page.html"

    class Meta:
        verbose_name = _("certification")
        verbose_name_plural = _("certifications")

    def publish(self, revision: Revision, *args: Any, user: Any = None, **kwargs: Any) -> None:
        """Publish a revision, and tell what it changed of the facts that readers saw.

        Raises:
            ValidationError: it points at a row that is not live; or somebody publishes a changed value that
                nobody explained. Nothing is published.
        """
        changes = explained_changes(revision.as_object(), published_facts(self))
        # A program, such as the import, changes facts by its file; its report says what and why.
        if user is not None and (unexplained := unexplained_words(changes)):
            raise ValidationError(unexplained)
        with transaction.atomic():
            super().publish(revision, *args, user=user, **kwargs)
            # With an hour ahead, it is published at that hour, by this method again.
            if CertificationPage.objects.get(pk=self.pk).live_revision_id == revision.pk:
                for _name, listen in publication_listeners:
                    listen(self, changes)

    def clean(self) -> None:
        """Keep the address of a published page: other sites link to it, and steps and routes name it."""
        super().clean()
        if self.first_published_at and self.pk:
            published_as = CertificationPage.objects.values_list("slug", flat=True).get(pk=self.pk)
            if self.slug != published_as:
                raise ValidationError(
                    {
                        "slug": _("This page has been published as “%(slug)s”, and keeps that address.")
                        % {"slug": published_as}
                    }
                )


class CertificationCoverage(Orderable):
    """How far a certification covers one focus area: a judgement."""

    page = ParentalKey(CertificationPage, on_delete=models.CASCADE, related_name="coverage")
    focus_area = models.ForeignKey(
        "certifications.FocusArea",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("focus area"),
    )
    coverage = models.CharField(_("coverage"), max_length=10, choices=COVERAGES)
    issuer_only = models.BooleanField(
        _("only the issuer says so"),
        default=False,
        help_text=_("Nobody independent confirms it; it then counts as partial at most."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("focus_area", widget=forms.Select, help_text=_("A kind of work or skill, once at most.")),
        FieldPanel(
            "coverage",
            required_on_save=True,
            help_text=_("Core: an exam topic of its own. Partial: touched. None: you looked, it is absent."),
        ),
        FieldPanel("issuer_only"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("coverage")
        verbose_name_plural = _("coverage")
        constraints = (
            models.UniqueConstraint(
                fields=("page", "focus_area"), name="certifications_coverage_once_an_area"
            ),
            models.CheckConstraint(
                condition=models.Q(coverage__in=[value.value for value in Coverage]),
                name="certifications_coverage_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.focus_area}: {self.coverage}"


class Contradiction(Orderable, Provenance):
    """Statements of different sources that cannot all be true, side by side."""

    page = ParentalKey(CertificationPage, on_delete=models.CASCADE, related_name="contradictions")
    topic = models.CharField(_("topic"), max_length=200)
    claims = models.TextField(_("statements"), help_text=_("What each source says, one a line."))

    panels: ClassVar[list[object]] = [
        FieldPanel("topic", help_text=_("What they disagree about, in a few words.")),
        FieldPanel("claims"),
        *provenance_panels(),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        constraints = (
            models.CheckConstraint(condition=HAS_SOURCE, name="certifications_contradiction_has_source"),
            models.CheckConstraint(
                condition=CONFIDENCE_KNOWN, name="certifications_contradiction_confidence"
            ),
        )

    def __str__(self) -> str:
        return self.topic


class CommonError(Orderable):
    """What other pages get wrong about a certification. Addresses are lines “year address”."""

    page = ParentalKey(CertificationPage, on_delete=models.CASCADE, related_name="common_errors")
    wrong = models.TextField(_("what they say"))
    better = models.TextField(_("what is right"))
    seen_at = models.TextField(_("seen at"), blank=True)
    corrected_by = models.TextField(_("corrected by"), blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("wrong", help_text=_("The statement, in their words or close to them.")),
        FieldPanel("better", help_text=_("What is right, or what can be said at all.")),
        FieldPanel("seen_at", help_text=_("One a line: the year, a space, the address.")),
        FieldPanel("corrected_by", help_text=_("The sources that show it, one a line.")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("common error")
        verbose_name_plural = _("common errors")

    def __str__(self) -> str:
        return self.wrong


class RecordSource(Orderable):
    """A source that was read for a certification."""

    page = ParentalKey(CertificationPage, on_delete=models.CASCADE, related_name="sources")
    url = models.URLField(_("address"), max_length=500, blank=True)
    reference = models.TextField(_("source in words"), blank=True)
    source_date = models.CharField(_("date of the source"), max_length=10, blank=True)
    quality = models.CharField(_("whose word it is"), max_length=10, choices=QUALITIES)
    note = models.TextField(_("note"), blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("url", help_text=_("Starting with https://.")),
        FieldPanel("reference", help_text=_("When the source has no address of its own.")),
        FieldPanel(
            "source_date",
            help_text=_("Year, month or day as the source gives it; leave empty when it is undated."),
        ),
        FieldPanel("quality", help_text=_("It limits how sure a fact from this source can be.")),
        FieldPanel("note", help_text=_("What the source is good for, and what it is not.")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.url or self.reference
