"""What is written about certifications, as language models are told of it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.models import (
    ArticleIndexPage,
    CataloguePage,
    CorrectionsPage,
)
from certifications.queries.articles import readable_articles
from certifications.queries.kept import kept_comparisons
from certifications.wording.comparison_links import DIFFERENCES_PARAMETER, PARAMETER
from portal.shared.clock import site_date
from portal.shared.markdown_pages import MarkdownPage


def written_pages() -> Iterator[MarkdownPage]:
    """Articles by title, comparisons, lists, glossary and questions. Five queries, however many there are."""
    articles = _("Articles")
    for page in readable_articles().order_by("title", "path"):
        published = page.last_published_at
        day = site_date(published) if published else None
        yield MarkdownPage(page.get_url() or "", page.title, articles, page.summary, day)
    comparisons = _("Comparisons")
    for one in kept_comparisons().values():
        yield MarkdownPage(one.url, one.title, comparisons, _("Worked out from today’s facts."))
    yield MarkdownPage(
        reverse("certifications:compare"),
        _("Compare any two to four certifications"),
        comparisons,
        _("Name them in the address by their slugs: ?c=pmp&c=csm."),
        reads=(PARAMETER, DIFFERENCES_PARAMETER),
    )
    yield from _lists()


def _lists() -> Iterator[MarkdownPage]:
    lists = _("Lists")
    yield MarkdownPage(reverse("certifications:glossary"), _("Glossary"), lists)
    yield MarkdownPage(reverse("certifications:questions"), _("Questions"), lists)
    yield MarkdownPage(reverse("certifications:coverage"), _("What certifications cover"), lists)
    for model in (CataloguePage, ArticleIndexPage, CorrectionsPage):
        for page in model.objects.live().public():
            yield MarkdownPage(page.get_url() or "", page.title, lists)
