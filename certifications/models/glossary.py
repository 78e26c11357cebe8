"""The glossary: words of the field and of this site, explained."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from certifications.models.taxonomy import LIVE_ONLY, refuse_another_key
from portal.editorial.snippets import ApprovedSnippet
from portal.shared.blocks.text import SHORT_FEATURES

# Between a source in words and its address, in a line.
BETWEEN = " | "


def refuse_other_addresses(text: str) -> None:
    """Hold each line of sources to its form.

    Raises:
        ValidationError: what follows the bar is no address.
    """
    for line in text.splitlines():
        _words, bar, address = line.partition(BETWEEN)
        if not bar:
            continue
        try:
            URLValidator(schemes=["http", "https"])(address.strip())
        except ValidationError as error:
            raise ValidationError(
                _("“%(line)s”: what follows the bar is no web address.") % {"line": line}
            ) from error


class GlossaryTerm(ApprovedSnippet):
    """A word with what it means: shortly where a text uses it, at length in the glossary."""

    guide_place = "articles#explain-words"
    key = models.SlugField(
        gettext_lazy("key"),
        max_length=60,
        unique=True,
        help_text=gettext_lazy("Permanent: texts and links refer to it. Never change it."),
    )
    name = models.CharField(gettext_lazy("word"), max_length=80, help_text=gettext_lazy("As texts write it."))
    short = models.CharField(
        gettext_lazy("in short"),
        max_length=240,
        help_text=gettext_lazy("One sentence. Readers see it where a text explains the word."),
    )
    text = RichTextField(
        gettext_lazy("at length"),
        blank=True,
        features=list(SHORT_FEATURES),
        help_text=gettext_lazy("An example, a number, or what it is not. Put figures in as live facts."),
    )
    see_also = ParentalManyToManyField(
        "self",
        blank=True,
        symmetrical=False,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=gettext_lazy("see also"),
    )
    sources = models.TextField(
        gettext_lazy("sources"),
        blank=True,
        validators=[refuse_other_addresses],
        help_text=gettext_lazy("One in a line: who says it, then “ | ” and the address where there is one."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("name", required_on_save=True),
        FieldPanel("key"),
        FieldPanel("short"),
        FieldPanel("text"),
        FieldPanel("see_also", widget=forms.CheckboxSelectMultiple),
        FieldPanel("sources"),
    ]

    class Meta:
        ordering = ("name",)
        verbose_name = gettext_lazy("word of the glossary")
        verbose_name_plural = gettext_lazy("glossary")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Keep the key: texts and links name it."""
        super().clean()
        refuse_another_key(self)
