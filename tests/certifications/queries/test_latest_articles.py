"""The articles that the home page and the feed show."""

import pytest

from certifications.models import ArticlePage
from certifications.queries.article_texts import kept_texts
from certifications.queries.articles import latest_articles
from tests.factories.articles import make_article, make_article_index
from tests.support.pictures import make_image
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def test_pictures_of_articles_cost_no_query_each() -> None:
    index = make_article_index()

    def make_more(count: int) -> None:
        have = ArticlePage.objects.count()
        for number in range(have, have + count):
            article = make_article(index, slug=f"article-{number}")
            ArticlePage.objects.filter(pk=article.pk).update(social_picture=make_image())
        # The texts are read again after a change, for all that ask.
        kept_texts()

    assert assert_queries_do_not_grow(make_more, lambda: latest_articles(20)) <= 4
