"""Articles and their list."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from certifications.models.body import CatalogueBody
from certifications.models.taxonomy import LIVE_ONLY
from certifications.models.typed_facts_panel import TypedFactsPanel
from portal.editorial.pages import ApprovedPage, found_by
from portal.shared.panels import DistinctRowsPanel

BY_DATE, BY_HAND = "date", "hand"
ORDERS = (
    (BY_HAND, _("By hand: those listed below in that order, then newest first")),
    (BY_DATE, _("Newest first")),
)


class ArticleIndexPage(ApprovedPage):
    """The list of all articles."""

    read_parameters = ("topic",)
    introduction = models.TextField(_("introduction"), max_length=600)
    order = models.CharField(_("order of the articles"), max_length=10, choices=ORDERS, default=BY_HAND)

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("order", widget=forms.RadioSelect),
        DistinctRowsPanel("places", label=_("article"), heading=_("First in the list")),
    ]
    guide_place = "articles#order"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["certifications.ArticlePage"]
    max_count = 1
    template = "certifications/article_index_page.html"

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")


class ArticlePlace(Orderable):
    """An article's place in the list."""

    page = ParentalKey(ArticleIndexPage, on_delete=models.CASCADE, related_name="places")
    article = models.ForeignKey(
        "certifications.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("article")
    )

    panels: ClassVar[list[object]] = [PageChooserPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = _("place of an article")
        verbose_name_plural = _("places of articles")
        constraints = (
            models.UniqueConstraint(
                fields=("page", "article"),
                name="certifications_one_place_an_article",
                violation_error_message=_("This article is in the list twice. Remove one of the two."),
            ),
        )

    def __str__(self) -> str:
        return str(self.article)


class ArticlePage(ApprovedPage):
    """One article. Its author may be missing in a draft only."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("What the reader will know afterwards, in a sentence or two."),
    )
    writer = models.ForeignKey(
        "certifications.Writer",
        null=True,
        on_delete=models.PROTECT,
        related_name="articles",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("author"),
    )
    topics = ParentalManyToManyField(
        "certifications.Topic",
        blank=True,
        related_name="articles",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("topics"),
    )
    social_picture = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_(
            "Shown small in the list of articles, and where people share the address of the article."
        ),
    )
    body = StreamField(CatalogueBody(), verbose_name=_("body"))

    content_panels: ClassVar[list[object]] = [
        TypedFactsPanel(),
        *ApprovedPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("writer", widget=forms.Select),
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Author and topics"),
        ),
        FieldPanel("body"),
        InlinePanel("related", label=_("page"), heading=_("To read next"), max_num=6),
    ]
    search_fields: ClassVar[list[object]] = [
        *ApprovedPage.search_fields,
        *found_by("summary", "body"),
        index.RelatedFields("writer", found_by("name")),
    ]
    promote_panels: ClassVar[list[object]] = [*ApprovedPage.promote_panels, FieldPanel("social_picture")]
    guide_place = "articles#write-one"
    parent_page_types: ClassVar[list[str]] = ["certifications.ArticleIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "certifications/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class RelatedPage(Orderable):
    """An article or certification to read after an article. Exactly one of both."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related")
    article = models.ForeignKey(
        ArticlePage,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("article"),
    )
    certification = models.ForeignKey(
        "certifications.CertificationPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("certification"),
    )

    panels: ClassVar[list[object]] = [PageChooserPanel("article"), PageChooserPanel("certification")]

    class Meta(Orderable.Meta):
        verbose_name = _("page to read next")
        verbose_name_plural = _("pages to read next")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(article__isnull=True) ^ models.Q(certification__isnull=True),
                name="certifications_related_names_one",
                violation_error_message=_("Choose an article or a certification, not both."),
            ),
        )

    def __str__(self) -> str:
        return str(self.article or self.certification)

    def clean(self) -> None:
        """Refuse none, and both."""
        super().clean()
        if bool(self.article_id) == bool(self.certification_id):
            raise ValidationError({"article": _("Choose an article, or a certification, not both.")})
