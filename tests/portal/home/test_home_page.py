"""The home page as it is served, previewed and made."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from portal.home.models import HomePage
from portal.home.presenters import CERTIFICATIONS_ON_HOME_PAGE
from tests.factories.pages import make_catalogue_page, make_certification_page, make_home_page
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db


def test_home_page_asks_the_question_and_shows_both_kinds_of_work(client: Client) -> None:
    make_home_page(body=[("heading", {"text": "Both is an answer"}), ("paragraph", RichText("<p>Text.</p>"))])

    html = client.get("/").content.decode()

    assert "<h1>Which certification fits the work you do?</h1>" in html
    assert "<p>Work with a start and an end.</p>" in html
    assert "<p>Work that keeps coming.</p>" in html
    assert "<h2>Both is an answer</h2>" in html


def test_home_page_lists_certifications_and_leads_to_the_catalogue(client: Client) -> None:
    catalogue = make_catalogue_page()
    for number in range(CERTIFICATIONS_ON_HOME_PAGE + 1):
        make_certification_page(catalogue, title=f"Certification {number:02}")

    html = client.get("/").content.decode()

    assert "Certification 00" in html
    assert f"Certification {CERTIFICATIONS_ON_HOME_PAGE:02}" not in html
    assert f"All {CERTIFICATIONS_ON_HOME_PAGE + 1} in the catalogue" in html


def test_home_page_without_certifications_leaves_the_list_out(client: Client) -> None:
    make_home_page()

    assert 'id="certifications"' not in client.get("/").content.decode()


def test_home_page_is_the_same_for_everybody_and_sets_no_cookie(client: Client) -> None:
    make_home_page()
    response = client.get("/")

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]


def test_home_page_takes_as_many_queries_for_many_certifications_as_for_few(client: Client) -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            make_certification_page(catalogue)

    assert count_queries(lambda: client.get("/")) <= 25
    assert_queries_do_not_grow(make_more, lambda: client.get("/"))


def test_moderator_creates_the_home_page(moderator: Actor) -> None:
    root = Page.get_first_root_node()
    address = reverse("wagtailadmin_pages:add", args=["home", "homepage", root.pk])
    data = nested_form_data(
        {
            "title": "Home",
            "slug": "front",
            "question": "Which one?",
            "introduction": "We compare.",
            "project_work": rich_text("<p>Ends.</p>"),
            "ongoing_work": rich_text("<p>Goes on.</p>"),
            "body": streamfield([("heading", {"text": "Both"})]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    response = moderator.client.post(address, data)

    assert response.status_code == 302, response.context["form"].errors
    page = HomePage.objects.get()
    assert page.live
    assert page.body[0].value["text"] == "Both"
