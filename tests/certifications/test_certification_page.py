"""A certification's page as it is served, previewed and edited."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.urls import reverse

from certifications.models import CertificationPage
from tests.factories.pages import fact_row, make_catalogue_page, make_certification_page
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification_page(
        make_catalogue_page(),
        slug="pmp",
        facts=(
            fact_row(),
            fact_row(
                key="fee", kind="fee", label="Fee", value="675", unit="USD", collected_on=date(2020, 1, 1)
            ),
        ),
    )


def test_page_shows_facts_with_their_sources_and_what_is_unknown(
    client: Client, page: CertificationPage
) -> None:
    html = client.get("/catalogue/pmp/").content.decode()

    assert "180 questions" in html
    assert 'href="https://www.example.org/exams/pmp/"' in html
    assert "July 2026" in html
    assert html.count("We have no fact with a source on this yet.") == 2
    assert html.count("fact--stale") == 1
    assert "What it certifies" in html


def test_page_is_the_same_for_everybody_and_sets_no_cookie(client: Client, page: CertificationPage) -> None:
    response = client.get("/catalogue/pmp/")

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]


def test_page_tells_search_engines_what_it_is(client: Client, page: CertificationPage) -> None:
    html = client.get("/catalogue/pmp/?from=mail").content.decode()

    assert '<meta name="description" content="For people who lead projects.">' in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/catalogue/pmp/"' in html
    assert "noindex" not in html
    assert "<title>Project Management Professional – Which Work</title>" in html
    assert '<html lang="en-gb" dir="ltr">' in html


def test_breadcrumbs_lead_home_and_to_the_catalogue(client: Client, page: CertificationPage) -> None:
    html = client.get("/catalogue/pmp/").content.decode()
    crumbs = html.partition('aria-label="Breadcrumbs"')[2].partition("</nav>")[0]

    assert '<a href="/">Home</a>' in crumbs
    assert '<a href="/catalogue/">Catalogue</a>' in crumbs


def test_preview_shows_the_drafts_facts_and_leaves_out_unfinished_ones(page: CertificationPage) -> None:
    draft = page.get_latest_revision_as_object()
    draft.facts = [fact_row(value="200"), fact_row(key="new", value="300", collected_on=None)]
    request = RequestFactory().get("/catalogue/pmp/")
    request.user = AnonymousUser()

    html = draft.make_preview_request(request, "").render().content.decode()

    assert "200 questions" in html
    assert "300" not in html
    assert "180 questions" not in html


def test_page_takes_few_queries_and_no_more_for_more_facts(client: Client, page: CertificationPage) -> None:
    def make_more(count: int) -> None:
        have = page.facts.count()
        for number in range(have, have + count):
            page.facts.add(fact_row(key=f"more-{number}"))
        page.save()

    assert assert_queries_do_not_grow(make_more, lambda: client.get("/catalogue/pmp/")) <= 25


def test_cold_page_takes_at_most_twenty_five_queries(client: Client, page: CertificationPage) -> None:
    assert count_queries(lambda: client.get("/catalogue/pmp/")) <= 25


@pytest.mark.parametrize(
    ("field", "value", "constraint"),
    [
        ("source_url", "", "has_source"),
        ("kind", "gossip", "kind_known"),
        ("confidence", "absolute", "confidence_known"),
        ("key", "fee", "key_unique_on_page"),
    ],
)
def test_table_refuses_a_fact_that_is_none(
    page: CertificationPage, field: str, value: str, constraint: str
) -> None:
    fact = fact_row(key="another", page=page)
    setattr(fact, field, value)

    with pytest.raises(IntegrityError, match=constraint):
        fact.save()


def form_data(**fields: str) -> dict[str, str]:
    """What the editor's form of a certification with one fact sends."""
    return {
        "title": "Certified Associate",
        "slug": "capm",
        "abbreviation": "CAPM",
        "issuer": "An institute",
        "summary": "For people who start.",
        "seo_title": "",
        "search_description": "",
        "facts-TOTAL_FORMS": "1",
        "facts-INITIAL_FORMS": "0",
        "facts-MIN_NUM_FORMS": "0",
        "facts-MAX_NUM_FORMS": "1000",
        "facts-0-key": "exam-questions",
        "facts-0-kind": "exam",
        "facts-0-label": "Questions",
        "facts-0-value": "150",
        "facts-0-unit": "questions",
        "facts-0-source_url": "https://example.org/",
        "facts-0-source_date": "2026",
        "facts-0-collected_on": "2026-11-22",
        "facts-0-verified_on": "",
        "facts-0-confidence": "high",
        "facts-0-ORDER": "1",
        "facts-0-DELETE": "",
        "facts-0-id": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
        **fields,
    }


def add_address() -> str:
    catalogue = make_catalogue_page()
    return reverse("wagtailadmin_pages:add", args=["certifications", "certificationpage", catalogue.pk])


def test_moderator_creates_and_publishes_a_certification(moderator: Actor) -> None:
    response = moderator.client.post(add_address(), form_data(**{"action-publish": "1"}))

    assert response.status_code == 302, response.context["form"].errors
    made = CertificationPage.objects.get()
    assert made.live
    assert made.facts.get().value == "150"


def test_draft_may_lack_text_but_not_what_makes_a_fact(editor: Actor) -> None:
    address = add_address()
    refused = editor.client.post(address, form_data(**{"facts-0-source_url": "", "issuer": ""}))
    taken = editor.client.post(address, form_data(**{"issuer": "", "summary": "", "facts-0-value": ""}))

    assert refused.status_code == 200
    assert "source_url" in refused.context["form"].formsets["facts"].errors[0]
    assert taken.status_code == 302
    assert not CertificationPage.objects.get().live


@pytest.mark.parametrize("source_date", ["spring", "2026-13", "26", "2026-07-32"])
def test_date_of_a_source_is_a_year_month_or_day(editor: Actor, source_date: str) -> None:
    response = editor.client.post(add_address(), form_data(**{"facts-0-source_date": source_date}))

    assert response.status_code == 200
    assert "source_date" in response.context["form"].formsets["facts"].errors[0]
