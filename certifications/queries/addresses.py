"""What search engines are told of the catalogue and of what is written about it. Part of the door."""

from collections.abc import Iterator

from django.urls import reverse

from certifications.domain.facts import currency
from certifications.models import Writer
from certifications.queries.articles import readable_articles, topics_in_use
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date
from portal.shared.public_addresses import PublicAddress

# Pages that are worked out anew whenever anything changes; no day is theirs.
COMPUTED = ("compare", "compare_roles", "field_map", "coverage", "costs", "glossary", "questions")


def certification_addresses() -> Iterator[PublicAddress]:
    """Every certification that everybody may read, as old as the oldest fact on its page.

    A page that was saved yesterday with facts from spring is one from spring. No query while they are kept.
    """
    today = site_date()
    for one in kept_certifications():
        yield PublicAddress(one.url, currency((*one.facts, *one.facts_ahead), today).oldest)


def overview_addresses() -> Iterator[PublicAddress]:
    """Comparisons, maps, words and questions, and the articles of each topic and author. Two queries."""
    for name in COMPUTED:
        yield PublicAddress(reverse(f"certifications:{name}"))
    for topic in topics_in_use():
        yield PublicAddress(reverse("certifications:topic", args=[topic.key]))
    writers = Writer.objects.live().filter(articles__in=readable_articles()).distinct()
    for slug in writers.values_list("slug", flat=True):
        yield PublicAddress(reverse("certifications:author", args=[slug]))
