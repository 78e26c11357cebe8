"""Articles and their list."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.editorial.pages import ApprovedPage, found_by
from portal.shared.blocks import BodyBlock


class ArticleIndexPage(ApprovedPage):
    """The list of all articles."""

    introduction = models.TextField(_("introduction"), max_length=600)

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("introduction"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["certifications.ArticlePage"]
    max_count = 1
    template = "certifications/article_index_page.html"

    class Meta:
        verbose_name = _("list of articles")


class ArticlePage(ApprovedPage):
    """One article."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("What the reader will know afterwards, in a sentence or two."),
    )
    author = models.CharField(_("author"), max_length=120)
    body = StreamField(BodyBlock(), verbose_name=_("body"))

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("author"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [
        *ApprovedPage.search_fields,
        *found_by("summary", "author", "body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["certifications.ArticleIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "certifications/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
