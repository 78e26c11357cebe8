"""What is searched, what editors say about it, and which searches found nothing."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.editorial.snippets import ApprovedSnippet
from portal.search.domain.words import LONGEST_QUERY, words_of

YES_OR_NO = ((True, _("Yes")), (False, _("No")))
GUIDE = "search"


class SearchEntry(models.Model):
    """One thing that a search can lead to, as its room describes it. Made anew after every publication.

    `names` and `phrases` are one a line; `parent` is what it is a part of, such as the article of a section.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    parent = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    short = models.CharField(max_length=60, blank=True)
    detail = models.CharField(max_length=400, blank=True)
    url = models.CharField(max_length=500)
    names = models.TextField(blank=True)
    phrases = models.TextField(blank=True)
    about = models.TextField(blank=True)
    text = models.TextField(blank=True)
    worth = models.FloatField(default=0)
    words = SearchVectorField(null=True)

    class Meta:
        ordering = ("kind", "pk")
        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="search_entry_once"),)
        indexes = (GinIndex(fields=["words"], name="search_entry_words"),)

    def __str__(self) -> str:
        return self.title


class IndexState(models.Model):
    """Of which state of the published pages the index was made: one row."""

    generation = models.BigIntegerField()
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.generation} ({self.day})"


def phrases_of(lines: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line, folded; lines without a word are left out."""
    return tuple(words for line in lines.splitlines() if (words := words_of(line)))


def refuse_lines_without_words(lines: str) -> None:
    """Refuse a line of signs alone: no search would ever meet it."""
    for line in lines.splitlines():
        if line.strip() and not words_of(line):
            raise ValidationError(_("“%(line)s” has no letters or digits.") % {"line": line.strip()[:40]})


class Synonym(ApprovedSnippet):
    """What readers type, and the words that pages use for it."""

    guide_place = f"{GUIDE}#synonyms"
    words = models.CharField(
        _("what readers type"),
        max_length=LONGEST_QUERY,
        unique=True,
        validators=[refuse_lines_without_words],
        help_text=_("A word or a short phrase, such as “scrummaster” or “PMO”."),
    )
    means = models.TextField(
        _("what to look for as well"),
        max_length=600,
        validators=[refuse_lines_without_words],
        help_text=_("One per line, in the words of the pages: “Scrum Master”."),
    )

    panels: ClassVar[list[object]] = [FieldPanel("words", required_on_save=True), FieldPanel("means")]

    class Meta:
        ordering = ("words",)
        verbose_name = _("search synonym")
        verbose_name_plural = _("search synonyms")

    def __str__(self) -> str:
        return self.words


def refuse_other_sites(address: str) -> None:
    """Refuse what is no address of this site."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address or " " in address:
        raise ValidationError(_("Give an address of this site that begins with “/”, such as “/catalogue/”."))


class Signpost(ApprovedSnippet):
    """A link that comes first when readers type certain words, such as “free” or “no experience”."""

    guide_place = f"{GUIDE}#signposts"
    title = models.CharField(
        _("title"), max_length=120, unique=True, help_text=_("What the reader finds there.")
    )
    summary = models.CharField(_("in a sentence"), max_length=200, blank=True)
    phrases = models.TextField(
        _("for these words"),
        max_length=1000,
        validators=[refuse_lines_without_words],
        help_text=_("One word or phrase a line. Other words may come before and after it."),
    )
    address = models.CharField(
        _("address"),
        max_length=300,
        validators=[refuse_other_sites],
        help_text=_("Of a page of this site, with its filters: “/catalogue/?level=foundation”."),
    )
    is_starting_point = models.BooleanField(
        _("also where a search finds nothing"), default=False, choices=YES_OR_NO
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("title", required_on_save=True),
        FieldPanel("summary"),
        FieldPanel("phrases"),
        FieldPanel("address"),
        FieldPanel("is_starting_point"),
    ]

    class Meta:
        ordering = ("title",)
        verbose_name = _("search signpost")
        verbose_name_plural = _("search signposts")

    def __str__(self) -> str:
        return self.title


class EmptySearch(models.Model):
    """A search that found nothing, on a day: its words, folded, and how often. Never who searched."""

    words = models.CharField(max_length=LONGEST_QUERY)
    day = models.DateField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        default_permissions = ("view",)
        constraints = (models.UniqueConstraint(fields=("words", "day"), name="search_empty_once_a_day"),)

    def __str__(self) -> str:
        return self.words
