"""The home page as it is served, previewed and made."""

import gzip
import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from certifications.freshness.queries.statements import name_of
from certifications.freshness.services.check_statements import check_statements
from certifications.queries import published_facts
from portal.home.models import HomePage
from portal.home.presenters.home_page import ARTICLES_ON_HOME_PAGE
from portal.shared import page_cache
from tests.factories.articles import make_article, make_article_index
from tests.factories.assessments import (
    PROJECT_ANSWERS,
    make_assessment,
    make_attempt,
    make_outcome,
)
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_home_page
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db


def buttons(html: str) -> list[tuple[str, str]]:
    """Addresses and labels of the buttons on a page, without those that scripts alone make of a template."""
    shown = re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)
    return re.findall(r'<a class="button[^"]*" href="([^"]*)">([^<]*)</a>', shown)


def test_home_page_asks_the_question_and_shows_both_kinds_of_work(client: Client) -> None:
    make_home_page(body=[("heading", {"text": "Both is an answer"}), ("paragraph", RichText("<p>Text.</p>"))])

    html = client.get("/").content.decode()

    assert "<h1>Which certification fits the work you do?</h1>" in html
    assert "<p>Work with a start and an end.</p>" in html
    assert "<p>Work that keeps coming.</p>" in html
    assert "Both is an answer</h2>" in html


def test_home_page_shows_the_latest_articles_and_leads_to_the_catalogue(client: Client) -> None:
    home = make_home_page()
    index = make_article_index(home)
    for number in range(ARTICLES_ON_HOME_PAGE + 1):
        make_article(index, title=f"Article {number}")
    catalogue = make_catalogue_page(home)
    for _each in range(2):
        make_certification(catalogue)

    html = client.get("/").content.decode()

    assert "Article 0" not in html
    assert f"Article {ARTICLES_ON_HOME_PAGE}" in html
    assert 'href="/catalogue/">Browse the catalogue' in html
    assert 'href="/catalogue/?experience=none"' in html
    # nothing was checked yet, and nothing is said of that
    assert 'id="checks"' not in html


def test_home_page_has_one_button_and_it_leads_to_the_only_assessment(client: Client) -> None:
    make_home_page()
    make_assessment("Find your path")

    html = client.get("/").text
    assert buttons(html) == [("/assessments/find-your-path/", "Find your path")]

    make_assessment("Another one")
    page_cache.purge()
    assert buttons(client.get("/").text) == [("/assessments/", "Find your path")]


def test_home_page_goes_on_where_somebody_left_off(learner: Actor, client: Client) -> None:
    make_home_page()
    attempt = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)

    assert buttons(learner.client.get("/").text) == [
        (f"/assessments/attempts/{attempt.public_id}/", "Continue where you left off")
    ]
    assert "Continue" not in client.get("/").text


def test_home_page_knows_a_browser_without_an_account_by_its_attempt(
    client: Client, settings: Settings
) -> None:
    settings.PAGE_CACHE_SECONDS = 3600
    make_home_page()
    assessment = make_assessment()
    assert "Continue" not in client.get("/").text
    client.post(f"/assessments/{assessment.slug}/")

    for reader in (client, Client()):
        response = reader.get("/", headers={"accept-encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"
        html = gzip.decompress(response.content).decode()
        is_known = reader is client

        assert (buttons(html)[0][1] == "Continue where you left off") is is_known
        assert ("private" in response["Cache-Control"]) is is_known
        assert ("public" in response["Cache-Control"]) is not is_known


def test_home_page_leads_to_results_where_there_are_some(learner: Actor) -> None:
    make_home_page()
    make_outcome(learner=learner.person)

    assert buttons(learner.client.get("/").text) == [("/assessments/history/", "See your results")]


def test_home_page_shows_each_fact_that_was_checked_lately_once(
    client: Client, editor: Actor, moderator: Actor
) -> None:
    page = make_certification(make_catalogue_page(), facts=(fact_row(),))
    (published,) = published_facts(page.translation_key)
    for person in (editor, moderator):
        check_statements([name_of(published)], by=person.person)

    checked = client.get("/").content.decode().partition('id="checks"')[2]

    assert checked.count(f'href="{page.get_url()}"') == 1
    assert "Questions" in checked
    page.unpublish()
    assert "Questions" not in client.get("/").content.decode()


def test_home_page_without_articles_and_certifications_leaves_both_out(client: Client) -> None:
    make_home_page()
    html = client.get("/").content.decode()

    assert 'id="articles"' not in html
    assert 'id="checks"' not in html


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
            make_certification(catalogue)

    assert count_queries(lambda: client.get("/")) <= 25
    assert_queries_do_not_grow(make_more, lambda: client.get("/"))


def test_editor_drafts_the_home_page(bare_site: None, editor: Actor) -> None:
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
        }
    )
    response = editor.client.post(address, data)

    assert response.status_code == 302, response.context["form"].errors
    page = HomePage.objects.get()
    assert not page.live
    assert page.body[0].value["text"] == "Both"
