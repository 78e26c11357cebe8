"""Facts in articles are those of the certification's page, today."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import ReferenceIndex

from certifications.models import ArticlePage, CertificationPage, DisciplineComparisonPage
from certifications.queries.kept import forget_certifications
from portal.shared import page_cache
from tests.factories.articles import make_article, make_article_index, make_comparison_page
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

FACTS = ("exam.questions", "fees.exam", "renewal.fee")


@pytest.fixture
def pmp() -> CertificationPage:
    facts = (
        fact_row(),
        fact_row("fees.exam", "USD 675"),
        fact_row("renewal.fee", "member: USD 60; non-member: USD 150"),
    )
    return make_certification(make_catalogue_page(), slug="pmp", abbreviation="PMP", facts=facts)


def reference(page: CertificationPage, *rest: str) -> str:
    return "/".join((str(page.translation_key), *rest))


def embed(page: CertificationPage, *rest: str) -> str:
    return f'<embed embedtype="fact" fact="{reference(page, *rest)}"/>'


def shown(client: Client, *blocks: tuple[str, Any]) -> str:
    """An article with these blocks as a visitor reads it."""
    index = make_article_index()
    make_article(index, slug="first", body=blocks)
    return read(client)


def read(client: Client) -> str:
    return " ".join(client.get("/articles/first/").content.decode().split())


def state(page: CertificationPage, key: str, **fields: Any) -> None:
    """Change a published fact."""
    fact = page.facts.get(key=key)
    for name, value in fields.items():
        setattr(fact, name, value)
    page.facts.add(fact)
    page.save_revision().publish(skip_permission_checks=True)


def test_live_fact_shows_value_unit_source_and_date(client: Client, pmp: CertificationPage) -> None:
    html = shown(
        client, ("live_fact", {"fact": reference(pmp, "exam.questions"), "note": "By the handbook."})
    )

    assert '<a href="/catalogue/pmp/">PMP</a>' in html
    assert "180 questions" in html
    assert "By the handbook." in html
    assert "collected 22 November 2026, not checked" in html
    assert 'href="https://www.example.org/exams/pmp/"' in html


def test_changed_fact_changes_every_article_that_shows_it(client: Client, pmp: CertificationPage) -> None:
    sentence = f"<p>The exam costs {embed(pmp, 'fees.exam')} today.</p>"
    before = shown(client, ("paragraph", sentence))

    state(pmp, "fees.exam", value="USD 699")
    page_cache._generation.forget()

    assert "USD 675</a>" in before
    assert "USD 699</a>" in read(client)


def test_one_of_several_amounts_can_stand_in_a_sentence(client: Client, pmp: CertificationPage) -> None:
    html = shown(client, ("paragraph", f"<p>Members pay {embed(pmp, 'renewal.fee', 'member')}.</p>"))

    assert "USD 60</a>" in html
    assert "USD 150" not in html


def test_stale_fact_says_so(client: Client, pmp: CertificationPage) -> None:
    state(pmp, "fees.exam", collected_on=date(2020, 1, 1))

    html = shown(client, ("paragraph", f"<p>It costs {embed(pmp, 'fees.exam')}.</p>"))

    assert '<span class="badge badge--stale">stale</span>' in html


def test_fact_that_is_gone_is_unknown_and_not_its_last_value(client: Client, pmp: CertificationPage) -> None:
    pmp.facts = [fact_row()]
    pmp.save_revision().publish(skip_permission_checks=True)

    html = shown(
        client,
        ("paragraph", f"<p>It costs {embed(pmp, 'fees.exam')}.</p>"),
        ("live_fact", {"fact": reference(pmp, "fees.exam"), "note": ""}),
    )

    assert "We no longer have a source for this" in html
    assert html.count("badge--unknown") == 2
    assert "675" not in html


def test_certification_that_is_offline_is_not_shown(client: Client, pmp: CertificationPage) -> None:
    pmp.unpublish()

    html = shown(
        client,
        ("certification", {"certification": pmp.translation_key}),
        ("paragraph", f"<p>It costs {embed(pmp, 'fees.exam')}.</p>"),
    )

    assert pmp.title not in html
    assert "The catalogue no longer has this certification." in html


def test_card_shows_entry_exam_and_cost(client: Client, pmp: CertificationPage) -> None:
    html = shown(client, ("certification", {"certification": pmp.translation_key}))

    assert f'<a href="/catalogue/pmp/">{pmp.title}</a>' in html
    assert "180 questions" in html
    assert "675" in html, html[html.index("certification-card") :][:1500]


def test_certifications_side_by_side_say_what_is_unknown(client: Client, pmp: CertificationPage) -> None:
    other = make_certification(make_catalogue_page(), slug="capm", abbreviation="CAPM")

    html = shown(
        client,
        (
            "side_by_side",
            {
                "caption": "Two exams",
                "certifications": [pmp.translation_key, other.translation_key],
                "rows": ["exam.questions"],
            },
        ),
    )

    assert "<caption>Two exams</caption>" in html
    table = html[html.index("<caption>") : html.index("</table>")]
    assert table.index("180 questions") < table.index("badge--unknown")


def test_excerpt_shows_the_chosen_rows_of_a_comparison(client: Client, pmp: CertificationPage) -> None:
    page: DisciplineComparisonPage = make_comparison_page()

    html = shown(client, ("comparison_rows", {"page": page.translation_key, "rows": ["exam-questions"]}))

    assert html.count('class="comparison__row') == 1
    assert "180 questions" in html
    assert f'href="{page.get_url()}"' in html


def test_many_live_facts_cost_no_more_queries_than_few(
    client: Client, pmp: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.shared.generation.GENERATION_SECONDS", 3600)
    article = make_article(make_article_index(), slug="first")

    def write_more(count: int) -> None:
        article.body.extend(
            [("paragraph", f"<p>{embed(pmp, key)}</p>") for key in FACTS * count]
            + [("live_fact", {"fact": reference(pmp, key), "note": ""}) for key in FACTS * count]
        )
        article.save()

    assert_queries_do_not_grow(write_more, lambda: client.get("/articles/first/"))


def test_usage_of_a_certification_knows_the_articles_that_show_it(pmp: CertificationPage) -> None:
    index = make_article_index()
    article = make_article(index, body=[("paragraph", f"<p>{embed(pmp, 'fees.exam')}</p>")])
    card = make_article(index, body=[("certification", {"certification": pmp.translation_key})])

    for page in (article, card):
        ReferenceIndex.create_or_update_for_object(page)
    found = ReferenceIndex.get_references_to(pmp).values_list("object_id", flat=True)

    assert {str(article.pk), str(card.pk)} <= set(found)


def test_editor_chooses_a_fact_by_its_name_and_present_value(editor: Actor, pmp: CertificationPage) -> None:
    names = editor.client.get("/admin/reports/catalogue/live-facts/").json()["options"]
    facts = editor.client.get(f"/admin/reports/catalogue/live-facts/{pmp.translation_key}/").json()["options"]

    assert {"value": str(pmp.translation_key), "label": f"{pmp.title} (PMP)"} in names
    assert {"value": reference(pmp, "fees.exam"), "label": "Exam fee: USD 675", "words": "USD 675"} in facts
    assert reference(pmp, "renewal.fee", "member") in {fact["value"] for fact in facts}


def test_facts_of_routes_say_which_route(editor: Actor) -> None:
    routes = tuple(
        fact_row(f"routes.{number}.training_hours", hours) for number, hours in ((1, "35"), (2, "23"))
    )
    page = make_certification(make_catalogue_page(), slug="two-routes", facts=routes)
    forget_certifications()
    facts = editor.client.get(f"/admin/reports/catalogue/live-facts/{page.translation_key}/").json()[
        "options"
    ]

    labels = [fact["label"] for fact in facts]
    assert labels == ["Training, route 1: 35 hours", "Training, route 2: 23 hours"]


def test_editor_sees_the_present_value_in_running_text_and_saves_the_reference(
    pmp: CertificationPage,
) -> None:
    block = ArticlePage.body.field.stream_block.child_blocks["paragraph"]
    source = f'<p data-block-key="abcde">It costs {embed(pmp, "fees.exam")} today.</p>'
    widget = block.field.widget

    typed = widget.converter.from_database_format(source)

    assert "It costs USD 675 today." in typed
    assert widget.converter.to_database_format(typed) == source


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    forget_certifications()
