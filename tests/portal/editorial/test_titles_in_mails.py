"""A title that would end a line of a mail's head keeps nobody from hearing of the page."""

import json
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from assessments.models import Assessment
from certifications.models import ArticlePage
from tests.builders.short_instrument import make_document
from tests.factories.articles import make_article, make_article_index, make_writer
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

ENDED = "Which one first?\r\nBcc: somebody@example.org"
IN_ONE_LINE = "Which one first? Bcc: somebody@example.org"


def test_title_is_stored_as_one_line_and_copied_as_one(editor: Actor) -> None:
    index = make_article_index()
    values = {
        "title": ENDED,
        "slug": "which",
        "summary": "What to ask.",
        "writer": make_writer().pk,
        "related": inline_formset([]),
        "body": streamfield([("heading", {"text": "What to ask"})]),
        "comments": inline_formset([]),
    }
    add = reverse("wagtailadmin_pages:add", args=["certifications", "articlepage", index.pk])
    editor.client.post(add, nested_form_data(values))
    page = ArticlePage.objects.get(slug="which")
    copy = {"new_title": ENDED, "new_slug": "copy", "new_parent_page": index.pk}
    editor.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), copy)

    assert page.title == page.draft_title == IN_ONE_LINE
    assert ArticlePage.objects.get(slug="copy").title == IN_ONE_LINE


def heard_by(moderator: Actor) -> str:
    """The subject of the one mail to the moderator."""
    (message,) = (each for each in mail.outbox if moderator.person.email in each.to)
    return str(message.subject)


def test_moderators_hear_of_a_page_whose_title_would_end_a_line(
    editor: Actor, moderator: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    page = make_article(make_article_index())
    # As it was stored before titles were kept to a line.
    ArticlePage.objects.filter(pk=page.pk).update(title=ENDED, draft_title=ENDED)
    page = ArticlePage.objects.get(pk=page.pk)
    page.save_revision(user=editor.person, clean=False)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_workflow().start(page, editor.person)

    assert IN_ONE_LINE in heard_by(moderator)


def test_moderators_hear_of_an_assessment_whose_title_would_end_a_line(
    editor: Actor, moderator: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    row = Assessment.objects.create(title=ENDED, definition=json.dumps(make_document()))
    row.save_revision(user=editor.person)
    with django_capture_on_commit_callbacks(execute=True):
        row.get_workflow().start(row, editor.person)

    assert IN_ONE_LINE in heard_by(moderator)
