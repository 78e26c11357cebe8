"""The form of a body: every list has a name, and what was chosen is named, not keyed."""

import json

import pytest
from django.urls import reverse

from certifications.models import ArticlePage
from certifications.models.body import SideBySideBlock
from portal.shared.blocks.files import PictureBlock
from tests.factories.articles import make_article, make_article_index
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> ArticlePage:
    home = make_home_page()
    catalogue, index = make_catalogue_page(home), make_article_index(home)
    pages = [make_certification(catalogue, slug=slug) for slug in ("pmp", "capm")]
    value = {
        "caption": "Two exams",
        "certifications": [str(page.translation_key) for page in pages],
        "rows": ["exam.questions"],
    }
    return make_article(index, body=[("side_by_side", value)])


def test_lists_in_lists_of_blocks_have_names() -> None:
    parts = SideBySideBlock().child_blocks

    for name, label in (("certifications", "Certification"), ("rows", "Row")):
        assert f'aria-label="{label}"' in parts[name].child_block.field.widget.render("x", None)


def test_versions_name_what_was_chosen(article: ArticlePage, moderator: Actor) -> None:
    body = json.loads(article.get_latest_revision().content["body"])
    body[0]["value"]["caption"] = "Two exams side by side"
    article.body = json.dumps(body)
    draft = article.save_revision()

    address = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, "live", str(draft.pk)])
    compared = moderator.client.get(address).content.decode()

    assert "exam.questions" not in compared
    assert "Questions" in compared


def test_folded_picture_is_called_by_its_text() -> None:
    picture = PictureBlock()
    image = picture.child_blocks["image"]

    assert (picture.meta.label_format, image.meta.label_format) == ("{image}", "{alt_text}")
