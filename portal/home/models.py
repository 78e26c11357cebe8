"""The home page, pages about the site, and its settings."""

from typing import ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from portal.editorial.pages import ApprovedPage, found_by
from portal.editorial.snippets import ApprovedSnippet
from portal.shared.blocks import BodyBlock

KIND_OF_WORK_FEATURES = ["bold", "italic", "link", "ul"]


class HomePage(ApprovedPage):
    """The site's front: the question, and the two kinds of work side by side."""

    question = models.CharField(
        _("the question"),
        max_length=160,
        help_text=_("What the reader came to ask, in one sentence."),
    )
    introduction = models.TextField(
        _("introduction"), max_length=600, help_text=_("What this site does about it.")
    )
    project_work = RichTextField(_("project work"), features=KIND_OF_WORK_FEATURES)
    ongoing_work = RichTextField(_("ongoing work"), features=KIND_OF_WORK_FEATURES)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("question"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel("project_work"), FieldPanel("ongoing_work")],
            heading=_("Two kinds of work"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [
        *ApprovedPage.search_fields,
        *found_by("question", "introduction", "project_work", "ongoing_work", "body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count = 1
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")


class InformationPage(ApprovedPage):
    """What readers should know of the site itself: who runs it, how it works, what it keeps of them.

    Those directly below the home page are linked at the foot of every page.
    """

    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("What the reader will find here, in a sentence or two.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"))

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [*ApprovedPage.search_fields, *found_by("summary", "body")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "home/information_page.html"

    class Meta:
        verbose_name = _("page about the site")
        verbose_name_plural = _("pages about the site")


class SiteSettings(ApprovedSnippet):
    """Who runs a site, said on every page of it. One row for each site."""

    stays_live = True

    site = models.OneToOneField(
        "wagtailcore.Site",
        on_delete=models.CASCADE,
        verbose_name=_("site"),
        help_text=_("The site whose pages say so."),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=120,
        blank=True,
        help_text=_("The organisation that runs this site. Its own offers are marked as such."),
    )
    publisher_interest = models.TextField(
        _("publisher’s interest"),
        max_length=400,
        blank=True,
        help_text=_("What the publisher sells in this field, in words readers can judge."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("site", widget=forms.Select),
        FieldPanel("publisher"),
        FieldPanel("publisher_interest"),
    ]

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self) -> str:
        return str(self.site)
