"""The catalogue and its certification pages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField

from portal.shared.blocks import BodyBlock
from portal.shared.pages import PresentedPage


class CataloguePage(PresentedPage):
    """The list of all certifications."""

    introduction = models.TextField(_("introduction"), max_length=600)

    content_panels: ClassVar[list[object]] = [
        *PresentedPage.content_panels,
        FieldPanel("introduction"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["certifications.CertificationPage"]
    max_count = 1
    show_in_menus_default = True
    template = "certifications/catalogue_page.html"

    class Meta:
        verbose_name = _("catalogue")


class CertificationPage(PresentedPage):
    """One certification."""

    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    issuer = models.CharField(_("issuer"), max_length=120)
    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("For whom it is, in one or two sentences.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[object]] = [
        *PresentedPage.content_panels,
        FieldPanel("abbreviation"),
        FieldPanel("issuer"),
        FieldPanel("summary"),
        InlinePanel("facts", label=_("fact"), heading=_("Facts")),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["certifications.CataloguePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "certifications/certification_page.html"

    class Meta:
        verbose_name = _("certification")
        verbose_name_plural = _("certifications")
