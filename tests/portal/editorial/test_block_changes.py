"""What a moderator reads above the form of an article: the blocks that changed, in words."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from certifications.models import ArticlePage
from tests.factories.articles import make_article, make_article_index
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

FIRST, SECOND = "<p>Ask for the price, and for what it covers.</p>", "<p>Then wait a day.</p>"


@pytest.fixture
def article() -> ArticlePage:
    return make_article(make_article_index(), body=[("paragraph", FIRST), ("paragraph", SECOND)])


def raw_body(article: ArticlePage) -> list[Any]:
    """The blocks as a revision holds them, to be changed by a test."""
    return list(json.loads(article.get_latest_revision().content["body"]))


def told(article: ArticlePage, moderator: Actor, body: list[Any]) -> str:
    """What the form says that a draft with this body changes."""
    article.body = json.dumps(body)
    article.save_revision()
    html = moderator.client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    changes = html.partition('id="panel-child-content-draft_changes-content"')[2].partition("Compare with")[0]
    return " ".join(unescape(re.sub("<[^>]+>", " ", changes.partition(">")[2])).split())


def test_changed_new_and_removed_blocks_are_said_in_words(article: ArticlePage, moderator: Actor) -> None:
    first, _second = raw_body(article)
    body = [
        {**first, "value": FIRST.replace("price", "fee")},
        {"type": "heading", "value": {"text": "Later"}},
        {"type": "quotation", "value": {"quotation": "Ask.", "attribution": "A buyer", "source_url": ""}},
    ]

    said = told(article, moderator, body)

    assert "Ask for the price, and for what it covers. → Ask for the fee, and for what it covers." in said
    assert "Heading: Later" in said
    assert "Quotation: Quotation: Ask.; Who says so: A buyer" in said
    assert "Paragraph: Then wait a day." in said


def test_what_the_editor_only_numbers_and_spaces_anew_is_no_change(
    article: ArticlePage, moderator: Actor
) -> None:
    first, second = raw_body(article)
    spaced = FIRST.replace("<p>", '<p data-block-key="x1y2z">').replace("and for", "and\n      for")
    body = [{**first, "value": spaced}, {**second, "value": "<p>Then wait a week.</p>"}]

    said = told(article, moderator, body)

    assert "Then wait a day" in said
    assert "price" not in said


def test_new_link_and_new_order_are_said_though_the_words_are_the_same(
    article: ArticlePage, moderator: Actor
) -> None:
    first, second = raw_body(article)
    linked = FIRST.replace("price", '<a href="https://example.org/">price</a>')

    assert "Paragraph: a link, or how it looks" in told(
        article, moderator, [{**first, "value": linked}, second]
    )
    assert "the same blocks in a different order" in told(article, moderator, [second, first])


def compared(article: ArticlePage, moderator: Actor) -> str:
    """What Wagtail's page of comparisons says of the latest draft."""
    ends = ["live", article.get_latest_revision().pk]
    url = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, *ends])
    return " ".join(unescape(re.sub("<[^>]+>", " ", moderator.client.get(url).content.decode())).split())


def test_page_of_comparisons_shows_changed_blocks_alone_and_all_of_them(
    article: ArticlePage, moderator: Actor
) -> None:
    first, second = raw_body(article)
    long = "<p>" + "Then wait, and wait again. " * 60 + "At last, decide.</p>"
    article.body = json.dumps([first, {**second, "value": long}])
    article.save_revision()

    said = compared(article, moderator)

    assert "At last, decide." in said
    assert "Ask for the price" not in said


def test_page_of_comparisons_leaves_out_a_body_that_is_only_numbered_anew(
    article: ArticlePage, moderator: Actor
) -> None:
    first, second = raw_body(article)
    numbered = FIRST.replace("<p>", '<p data-block-key="x1y2z">')
    article.body, article.title = json.dumps([{**first, "value": numbered}, second]), "Another title"
    article.save_revision()

    said = compared(article, moderator)

    assert "Another title" in said
    assert "Body:" not in said
