"""Values that certifications stated before, from the versions of their pages; articles near an article."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from certifications.models import ArticleIndexPage, ArticlePage, CertificationPage
from certifications.queries.article_texts import ArticleText, kept_texts
from certifications.queries.articles import Article, articles_below

# Versions that are looked through, of all certifications together, the latest first.
MOST_VERSIONS = 80


def earlier_values(certifications: Collection[UUID]) -> Iterator[tuple[UUID, str, str]]:
    """Certification, key and value of each fact in the versions of these certifications. Two queries."""
    keys = dict(
        CertificationPage.objects.filter(translation_key__in=certifications)
        .annotate(number=Cast("pk", CharField()))
        .values_list("number", "translation_key")
    )
    versions = (
        Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id__in=list(keys)
        )
        .order_by("-created_at", "-pk")
        .values_list("object_id", "content__facts")[:MOST_VERSIONS]
    )
    for number, facts in versions:
        for fact in facts or ():
            yield keys[number], str(fact.get("key") or ""), str(fact.get("value") or "")


def related_articles(
    page: ArticlePage, text: ArticleText, *, leave_out: Collection[int | None]
) -> tuple[Article, ...]:
    """The published articles that share topics or certifications with one, the nearest first; never itself.

    A topic weighs as much as two certifications. Seven queries, however many articles there are.
    """
    index = ArticleIndexPage.objects.parent_of(page).first()
    if index is None:
        return ()
    topics, texts = {topic.key for topic in page.topics.all()}, kept_texts()

    def nearness(other: Article) -> int:
        shared = {topic.key for topic in other.topics} & topics
        named = set(texts[other.page_id].named) if other.page_id in texts else set()
        return 2 * len(shared) + len(named & set(text.named))

    near = [
        (nearness(other), other)
        for other in articles_below(index)
        if other.page_id != page.pk and other.page_id not in leave_out
    ]
    return tuple(other for weight, other in sorted(near, key=lambda pair: -pair[0]) if weight)
