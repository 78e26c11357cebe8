"""Pages for what went wrong: what happened, what was kept, what to do."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error

from portal.home.guesses import guesses, words_of_address
from tests.factories.pages import make_catalogue_page, make_certification


@pytest.mark.parametrize("template", ["400.html", "500.html", "403_csrf.html"])
def test_error_page_of_the_last_resort_needs_no_context_and_no_database(template: str) -> None:
    html = render_to_string(template)

    assert "Everything you saved before is still there." in html
    assert 'href="/"' in html


@pytest.mark.django_db
def test_missing_page_says_what_to_do_in_the_sites_frame(client: Client) -> None:
    make_catalogue_page()
    response = client.get("/no-such-page/")
    html = response.content.decode()

    assert response.status_code == 404
    assert "We can’t find that page" in html
    assert 'href="/catalogue/"' in html
    assert 'name="q" maxlength="100" value="no such page"' in html
    assert 'content="noindex"' in html
    assert not response.cookies


@pytest.mark.django_db
def test_missing_page_offers_what_is_called_like_its_address(client: Client) -> None:
    page = make_certification(make_catalogue_page(), title="Kanban Management Professional")

    html = client.get("/certs/kanban-managment.html").text

    guesses = html.partition('id="guesses"')[2]
    assert f'<a href="{page.get_url()}">Kanban Management Professional</a>' in guesses
    assert 'id="guesses"' not in client.get("/wp-login.php").text


def test_nothing_is_guessed_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("portal.home.guesses.kept_certifications", away)

    assert guesses("/certs/pmp/", None) == ()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/certs/pmp-exam/", "pmp exam"),
        ("/a/B_c%20d.html", "B c 20d"),
        ("/", ""),
        (f"/{'x' * 200}", ""),
    ],
)
def test_last_part_of_an_address_is_searched_for(path: str, words: str) -> None:
    assert words_of_address(path) == words


@pytest.mark.django_db
def test_form_without_token_gets_a_page_in_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "somebody"})

    assert response.status_code == 403
    assert "Please send the form again" in response.content.decode()


def test_server_error_is_answered_without_a_database() -> None:
    response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


@pytest.mark.django_db
def test_refused_reader_learns_who_may_help() -> None:
    response = permission_denied(RequestFactory().get("/"), PermissionDenied())

    assert response.status_code == 403
    assert "ask an administrator" in response.content.decode()
