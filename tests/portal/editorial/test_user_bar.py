"""Staff find the way to a page's form on the page itself; everybody else gets the page as it is."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories.pages import make_catalogue_page, make_certification, make_home_page
from tests.support.cast import Actor
from tests.support.queries import count_queries

BAR = "<wagtail-userbar>"
ADDRESS = "/catalogue/pmp/"


@pytest.fixture(autouse=True)
def kept_pages(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 60


@pytest.fixture
def form(db: None) -> str:
    """The address of the form of the one certification there is."""
    page = make_certification(make_catalogue_page(make_home_page()), slug="pmp")
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def editor(editor: Actor) -> Actor:
    """An editor who has been in the admin."""
    return entered(editor)


def entered(actor: Actor) -> Actor:
    assert actor.client.get(reverse("wagtailadmin_home")).status_code == 200
    return actor


def shown(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_editor_finds_the_form_of_the_page_on_the_page(form: str, editor: Actor) -> None:
    first, second = shown(editor.client), shown(editor.client)

    assert first == second
    assert first.count(BAR) == 1
    assert form in first


def test_whoever_may_not_edit_is_offered_no_form(form: str, report_viewer: Actor) -> None:
    page = shown(entered(report_viewer).client)

    assert BAR in page
    assert form not in page


@pytest.mark.parametrize("staff_first", [True, False])
def test_learners_share_the_page_of_staff_without_the_bar(
    form: str, editor: Actor, learner: Actor, staff_first: bool
) -> None:
    clients = (editor.client, learner.client) if staff_first else (learner.client, editor.client)
    pages = {client: shown(client) for client in clients}

    assert form in pages[editor.client]
    assert BAR not in pages[learner.client]


def test_visitors_get_no_bar_and_no_cookie_after_staff_were_there(
    form: str, editor: Actor, visitor: Actor
) -> None:
    shown(editor.client)
    response = visitor.client.get(ADDRESS)

    assert BAR not in response.content.decode()
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]


def test_page_of_staff_is_kept_by_nobody_else(form: str, editor: Actor) -> None:
    assert "private" in editor.client.get(ADDRESS)["Cache-Control"]


def test_bar_costs_a_learner_nothing_even_with_the_cookie_of_staff(form: str, learner: Actor) -> None:
    shown(learner.client)
    before = count_queries(lambda: shown(learner.client))
    learner.client.cookies[settings.STAFF_COOKIE_NAME] = "1"

    assert BAR not in shown(learner.client)
    assert before <= 10


def test_sign_of_staff_goes_when_they_sign_out(form: str, editor: Actor) -> None:
    assert editor.client.cookies[settings.STAFF_COOKIE_NAME].value == "1"
    editor.client.post(reverse("wagtailadmin_logout"))

    assert editor.client.cookies[settings.STAFF_COOKIE_NAME].value == ""


def test_sign_of_the_bar_in_the_text_of_a_page_is_left_alone(editor: Actor) -> None:
    make_home_page(body=[("heading", {"text": "The tag </body> ends a page"})])
    page = shown(editor.client, "/")

    assert page.index("ends a page") < page.index(BAR)
