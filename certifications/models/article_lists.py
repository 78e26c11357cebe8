"""The lists of articles: who writes them, and what they are about."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model_string

from certifications.models.filled_slug import FilledSlugField, one_slug_each
from certifications.models.taxonomy import Term
from portal.editorial.snippets import ApprovedSnippet


class Topic(Term):
    """What an article is about; readers narrow the list of articles by it."""

    class Meta(Term.Meta):
        verbose_name = _("topic of articles")
        verbose_name_plural = _("topics of articles")


class Writer(ApprovedSnippet):
    """Who writes articles, with what readers may know of them: a person or a team."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    # Their page is found by it, under whichever name they write.
    slug = FilledSlugField(source="name")
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("Such as “Editor”."))
    about = models.TextField(
        _("about"),
        max_length=600,
        blank=True,
        help_text=_(
            "Two or three sentences: what they know about the subject, and any interest they have in it."
        ),
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("name", required_on_save=True),
        FieldPanel("role"),
        FieldPanel("about"),
        FieldPanel("photo"),
    ]

    class Meta:
        ordering = ("name",)
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = (one_slug_each("certifications_one_slug_a_writer"),)

    def __str__(self) -> str:
        return self.name
