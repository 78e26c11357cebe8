"""The catalogue as it is served and made."""

import pytest
from django.test import Client
from django.urls import reverse

from certifications.models import CataloguePage
from tests.factories.pages import fact_row, make_catalogue_page, make_certification_page, make_home_page
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db


def test_row_shows_name_issuer_summary_and_how_current_the_facts_are(client: Client) -> None:
    catalogue = make_catalogue_page()
    make_certification_page(catalogue, slug="pmp", facts=(fact_row(),))
    make_certification_page(catalogue, title="Without facts", abbreviation="")

    html = client.get("/catalogue/").content.decode()

    assert "2 certifications" in html
    assert 'href="/catalogue/pmp/"' in html
    assert "Project Management Institute" in html
    assert "For people who lead projects." in html
    assert "collected 22 November 2026, not checked" in html
    assert "no facts yet" in html


def test_empty_catalogue_says_so_and_where_to_go(client: Client) -> None:
    make_catalogue_page()

    html = client.get("/catalogue/").content.decode()

    assert "No certification is published yet" in html
    assert "Read how the two kinds of work differ" in html


def test_catalogue_is_in_the_menu_without_a_tick() -> None:
    assert make_catalogue_page().show_in_menus


def test_catalogue_is_the_same_for_everybody_and_sets_no_cookie(client: Client) -> None:
    make_catalogue_page()
    response = client.get("/catalogue/")

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


def test_catalogue_takes_as_many_queries_for_many_certifications_as_for_few(client: Client) -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            make_certification_page(catalogue, facts=(fact_row(),))

    assert count_queries(lambda: client.get("/catalogue/")) <= 25
    assert_queries_do_not_grow(make_more, lambda: client.get("/catalogue/"))


def test_moderator_creates_the_catalogue(moderator: Actor) -> None:
    home = make_home_page()
    address = reverse("wagtailadmin_pages:add", args=["certifications", "cataloguepage", home.pk])
    response = moderator.client.post(
        address,
        {
            "title": "Catalogue",
            "slug": "catalogue",
            "introduction": "All of them.",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )

    assert response.status_code == 302, response.context["form"].errors
    assert CataloguePage.objects.get().live
