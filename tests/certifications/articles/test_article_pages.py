"""Articles and their list as they are served."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from certifications.models import ArticlePage
from tests.factories.articles import make_article, make_article_index
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_article_shows_summary_author_day_of_change_and_body(client: Client) -> None:
    make_article(make_article_index(), slug="first")
    ArticlePage.objects.update(last_published_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    html = text_of(client, "/articles/first/")

    assert "What to ask before the first exam." in html
    assert "An editor, last changed 22 November 2026" in html
    assert "Some credentials certify projects" in html


def test_article_leads_to_the_next_and_the_last_one_to_the_list_only(client: Client) -> None:
    index = make_article_index()
    make_article(index, slug="one", title="One")
    make_article(index, slug="two", title="Two").unpublish()
    make_article(index, slug="three", title="Three")

    first, last = text_of(client, "/articles/one/"), text_of(client, "/articles/three/")

    assert '<a href="/articles/three/" rel="next">Three</a>' in first
    assert 'rel="next"' not in last
    assert "All in “Articles”" in last


def test_list_shows_published_articles_in_the_editors_order(client: Client) -> None:
    index = make_article_index()
    make_article(index, slug="z", title="Zebra")
    make_article(index, slug="a", title="Ant")
    make_article(index, slug="d", title="Draft").unpublish()

    html = text_of(client, "/articles/")

    assert html.index("Zebra") < html.index("Ant")
    assert "Draft" not in html


def test_empty_list_says_what_to_read_instead(client: Client) -> None:
    make_article_index()

    assert "No article is published yet" in text_of(client, "/articles/")


def test_unfinished_draft_can_be_previewed(editor: Actor) -> None:
    page = make_article(make_article_index(), title="Draft")
    page.unpublish()
    ArticlePage.objects.update(last_published_at=None)

    response = editor.client.get(f"/admin/pages/{page.pk}/view_draft/")

    assert response.status_code == 200
    assert "last changed" not in response.content.decode()


def test_list_takes_as_many_queries_for_many_articles_as_for_few(client: Client) -> None:
    index = make_article_index()

    def make_more(count: int) -> None:
        for _each in range(count):
            make_article(index)

    assert_queries_do_not_grow(make_more, lambda: client.get("/articles/"))
