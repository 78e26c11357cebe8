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
    assert "the same blocks in another order" in told(article, moderator, [second, first])
