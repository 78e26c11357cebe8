"""The catalogue and its certification pages."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Revision
from wagtail.search import index
from wagtail.url_routing import RouteResult

from certifications.domain.catalogue_filter import PARAMETERS
from certifications.domain.vocabulary import Orientation, Status
from certifications.models.body import CertificationBody
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
from certifications.models.taxonomy import LIVE_ONLY
from certifications.models.today import DateFromToday
from portal.editorial.pages import ApprovedPage, ShortNameField, found_by
from portal.editorial.usage import CountedManyField
from portal.shared.link_headers import add_link

ORIENTATIONS = (
    (Orientation.DISCIPLINE.value, _("A discipline, not a product")),
    (Orientation.FRAMEWORK.value, _("One framework or method")),
    (Orientation.TOOL.value, _("One product")),
)
STATUSES = (
    (Status.ACTIVE.value, _("Active")),
    (Status.BEING_SUPERSEDED.value, _("Being superseded")),
    (Status.ANNOUNCED.value, _("Announced, not yet available")),
    (Status.WITHDRAWN.value, _("Withdrawn: no one can take it now")),
)

# The last part of the address below a certification's page where everything that it rests on is read.
SOURCES = "sources"


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
    official_url_checked = models.BooleanField(_("issuer’s page checked by hand"), default=False)

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
    who_it_suits = models.TextField(_("who it suits"), max_length=400, help_text=_("One or two sentences."))
    who_it_does_not_suit = models.TextField(
        _("who it does not suit"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences. Say what people like that need instead."),
    )
    verdict = models.CharField(
        _("verdict"),
        max_length=200,
        blank=True,
        help_text=_("One sentence, shown first on the page."),
    )
    judgement_author = models.CharField(
        _("judged by"), max_length=120, help_text=_("Who made this judgement.")
    )
    judgement_date = DateFromToday(_("judged on"))
    judgement_basis = models.TextField(
        _("basis of the judgement"), max_length=600, help_text=_("What it is based on.")
    )
    coverage_why = models.TextField(_("coverage in a sentence"), max_length=600, blank=True)

    naming_note = models.TextField(_("about the name"), blank=True)
    entry_note = models.TextField(_("about the entry rules"), blank=True)
    claims_policy = models.TextField(
        _("how to treat the issuer’s claims"),
        blank=True,
        help_text=_("For editors only. Readers don’t see it."),
    )
    seed_mention = models.TextField(_("note for editors"), blank=True)
    named_in_seed = models.BooleanField(_("in the first import"), default=False)
    not_found = models.TextField(
        _("looked for and not found"), blank=True, help_text=_("One per line. Readers see these as unknown.")
    )
    body = StreamField(CertificationBody(), verbose_name=_("body"), blank=True)
    # Why facts that readers see are removed, as each fact says why it changes.
    because = because_field(_("why you removed facts"))
    reason = reason_field()
    explains = explains_field()

    search_fields: ClassVar[list[object]] = [
        *ApprovedPage.search_fields,
        ShortNameField("abbreviation"),
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

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page, or below it the page of all that it rests on."""
        if self.live and path_components == [SOURCES]:
            return RouteResult(self, kwargs={"part": SOURCES})
        result: RouteResult = super().route(request, path_components)
        return result

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, which names the same as linked data in a header: that weighs nothing in its text."""
        response = super().serve(request, *args, **kwargs)
        if self.linked_data_url:
            add_link(response, self.linked_data_url, "alternate", "application/ld+json")
        return response

    @property
    def linked_data_url(self) -> str:
        """Where the same is read as linked data; empty where the site gives no data away."""
        named = settings.OPEN_DATA_LICENCE and self.slug
        return reverse("certifications:credential_file", args=[self.slug]) if named else ""

    def get_template(self, request: HttpRequest, *args: Any, part: str = "", **kwargs: Any) -> str:
        """The template of the part that is asked for."""
        if part == SOURCES:
            return "certifications/sources_page.html"
        name: str = super().get_template(request, *args, **kwargs)
        return name

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
