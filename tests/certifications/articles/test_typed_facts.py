"""An editor is told of figures typed as text, and makes them live."""

from typing import Any

import pytest
from django.urls import reverse

from certifications.models import ArticlePage, CertificationPage
from certifications.queries.kept import forget_certifications
from portal.shared import page_cache
from tests.factories.articles import make_article, make_article_index
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

SENTENCE = "The PMP costs USD 675 today."


@pytest.fixture(autouse=True)
def pmp() -> CertificationPage:
    forget_certifications()
    facts = (fact_row("fees.exam", "USD 675"), fact_row("renewal.fee", "member: USD 60; non-member: USD 150"))
    return make_certification(make_catalogue_page(), slug="pmp", abbreviation="PMP", facts=facts)


@pytest.fixture
def article() -> ArticlePage:
    return make_article(make_article_index(), body=[("paragraph", f"<p>{SENTENCE}</p>")])


def form_of(actor: Actor, article: ArticlePage) -> Any:
    return actor.client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))


def press(actor: Actor, article: ArticlePage, token: str) -> Any:
    return actor.client.post(reverse("certifications_admin:make_live", args=[article.pk, token]))


def token_in(html: str) -> str:
    return html.split("/live/")[1].partition("/")[0]


def drafted(article: ArticlePage) -> str:
    return str(ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().body[0].value.source)


def test_form_names_the_sentence_and_the_button_makes_the_figure_live(
    article: ArticlePage, editor: Actor, pmp: CertificationPage
) -> None:
    html = form_of(editor, article).text

    response = press(editor, article, token_in(html))

    assert SENTENCE in html
    assert "“USD 675” is a fact of PMP: Exam fee, USD 675." in " ".join(html.split())
    assert response.status_code == 302
    assert drafted(article) == (
        f'<p>The PMP costs <embed embedtype="fact" fact="{pmp.translation_key}/fees.exam"/> today.</p>'
    )
    assert "/live/" not in form_of(editor, article).text


def test_version_is_the_work_of_who_pressed_the_button(article: ArticlePage, editor: Actor) -> None:
    press(editor, article, token_in(form_of(editor, article).text))

    article.refresh_from_db()
    assert article.latest_revision.user == editor.person
    assert article.has_unpublished_changes


def test_earlier_value_is_said_to_be_one(article: ArticlePage, editor: Actor, pmp: CertificationPage) -> None:
    pmp.save_revision().publish(skip_permission_checks=True)
    fee = pmp.facts.get(key="fees.exam")
    fee.value = "USD 699"
    pmp.facts.add(fee)
    pmp.save_revision().publish(skip_permission_checks=True)
    page_cache._generation.forget()

    html = " ".join(form_of(editor, article).text.split())

    assert "“USD 675” is an earlier value. PMP, Exam fee, is now: USD 699." in html


def test_one_of_several_amounts_becomes_that_amount(editor: Actor, pmp: CertificationPage) -> None:
    article = make_article(
        make_article_index(), body=[("paragraph", "<p>For the PMP, members pay USD 60.</p>")]
    )

    press(editor, article, token_in(form_of(editor, article).text))

    assert f'fact="{pmp.translation_key}/renewal.fee/member"' in drafted(article)


@pytest.mark.parametrize(
    "block",
    [
        ("notice", {"kind": "caution", "title": "", "text": f"<p>{SENTENCE}</p>"}),
        ("questions", {"questions": [{"question": "How much?", "answer": f"<p>{SENTENCE}</p>"}]}),
        (
            "table",
            {
                "caption": "Fees",
                "columns": [{"type": "text", "heading": "Fee"}],
                "rows": [{"values": [f"<p>{SENTENCE}</p>"]}],
            },
        ),
    ],
)
def test_figures_inside_other_blocks_are_found_and_made_live(block: tuple[str, Any], editor: Actor) -> None:
    stream = ArticlePage.body.field.stream_block
    body = stream.to_python([{"type": block[0], "value": block[1]}])
    article = make_article(make_article_index(), body=body)

    press(editor, article, token_in(form_of(editor, article).text))

    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert "USD 675" not in str(stream.get_prep_value(draft.body))
    assert "USD 675" in draft.body.render_as_block()


def test_text_that_changed_meanwhile_is_left_alone(article: ArticlePage, editor: Actor) -> None:
    token = token_in(form_of(editor, article).text)
    article.body = [("paragraph", f"<p>New. {SENTENCE}</p>")]
    article.save_revision()

    response = press(editor, article, token)

    assert drafted(article) == f"<p>New. {SENTENCE}</p>"
    assert "The text has changed since." in editor.client.get(response["Location"]).text


def test_figure_inside_a_word_is_named_and_has_no_button(editor: Actor) -> None:
    make_certification(
        make_catalogue_page(),
        slug="csm",
        abbreviation="CSM",
        facts=(fact_row("prerequisites.course_hours", "16"),),
    )
    article = make_article(make_article_index(), body=[("paragraph", "<p>The CSM has a 16-hour course.</p>")])

    html = form_of(editor, article).text

    assert "“16-hour” is a fact of CSM" in html
    assert "/live/" not in html


def test_nobody_else_may(article: ArticlePage, editor: Actor, learner: Actor, administrator: Actor) -> None:
    token = token_in(form_of(editor, article).text)

    assert press(learner, article, token).status_code in {302, 403, 404}
    assert press(administrator, article, token).status_code == 404
    assert drafted(article) == f"<p>{SENTENCE}</p>"


def test_locked_article_stays_as_it_is(article: ArticlePage, editor: Actor, moderator: Actor) -> None:
    token = token_in(form_of(editor, article).text)
    ArticlePage.objects.filter(pk=article.pk).update(locked=True, locked_by=moderator.person)

    assert press(editor, article, token).status_code == 404
