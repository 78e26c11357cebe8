"""An editor of an article chooses the assessment that it invites into."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from certifications.models import ArticlePage
from tests.factories.articles import make_article, make_article_index
from tests.factories.assessments import make_assessment
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

TYPED = "We certify people, not tools."


@pytest.fixture
def article() -> ArticlePage:
    return make_article(make_article_index())


def save(actor: Actor, article: ArticlePage, assessment: object, **headers: str) -> Any:
    """Send the editor's form with a quotation and an invitation."""
    blocks = [
        ("quotation", {"quotation": TYPED, "attribution": "An issuer", "source_url": ""}),
        ("start_assessment", {"assessment": str(assessment)}),
    ]
    values = {
        **{name: getattr(article, name) for name in ("title", "slug", "summary")},
        "writer": article.writer_id,
        "related": inline_formset([]),
        "body": streamfield(blocks),
        "comments": inline_formset([]),
    }
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return actor.client.post(address, nested_form_data(values), headers=headers)


def drafted(article: ArticlePage) -> Any:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().body


@pytest.mark.parametrize("wrong", ["find-your-path", uuid4()])
def test_id_of_nothing_is_refused_at_its_field_and_nothing_typed_is_lost(
    wrong: object, article: ArticlePage, editor: Actor
) -> None:
    response = save(editor, article, wrong)
    by_itself = save(editor, article, wrong, accept="application/json")

    assert response.status_code == 200
    assert "There is no such assessment. Choose one from the list." in response.text
    assert TYPED in response.text
    assert by_itself.json()["error_code"] == "validation_error"
    assert [block.block_type for block in drafted(article)] == ["paragraph"]


def test_assessment_is_chosen_by_its_title_and_shown_to_readers(article: ArticlePage, editor: Actor) -> None:
    assessment = make_assessment("A short one")
    form = editor.client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).text

    assert "A short one" in form
    assert save(editor, article, assessment.public_id).status_code == 302
    assert "Takes about 1 minute." in drafted(article).render_as_block()
