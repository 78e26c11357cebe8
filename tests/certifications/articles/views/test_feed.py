"""The Atom feed of articles."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from certifications.models import ArticlePage
from tests.factories.articles import make_article, make_article_index, make_writer
from tests.support.atom import read_atom

pytestmark = pytest.mark.django_db

FEED = "/articles/feed/"
FIRST, LAST = datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)


def test_feed_has_summary_author_and_day_of_change_of_published_articles(client: Client) -> None:
    index = make_article_index()
    page = make_article(index, slug="fees", title="Fees & more", writer=make_writer("Ada Bell"))
    make_article(index, title="Hidden one").unpublish()
    ArticlePage.objects.update(first_published_at=FIRST, last_published_at=LAST)

    feed = read_atom(client.get(FEED).content)

    (entry,) = feed.entries
    assert entry.title == "Fees & more"
    assert entry.summary == "What to ask before the first exam."
    assert entry.author == "Ada Bell"
    assert entry.updated == feed.updated == LAST
    assert entry.name == f"urn:uuid:{page.translation_key}"
    assert entry.link.endswith("/articles/fees/")


def test_entry_keeps_its_name_when_the_article_moves(client: Client) -> None:
    page = make_article(make_article_index(), slug="fees")
    before = read_atom(client.get(FEED).content).entries[0].name
    page.slug, page.title = "fees-of-2027", "Fees of 2027"
    page.save_revision().publish()

    assert read_atom(client.get(FEED).content).entries[0].name == before


def test_list_and_articles_lead_to_the_feed(client: Client) -> None:
    make_article(make_article_index(), slug="fees")
    for address in ("/articles/", "/articles/fees/"):
        html = client.get(address).content.decode()
        assert f'<link rel="alternate" type="application/atom+xml" href="{FEED}"' in html


def test_there_is_no_feed_without_a_list(client: Client) -> None:
    assert client.get(FEED).status_code == 404
