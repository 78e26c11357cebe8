"""Pages for what went wrong: what happened, what was kept, what to do."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error

from tests.factories.pages import make_catalogue_page


@pytest.mark.parametrize("template", ["400.html", "500.html", "403_csrf.html"])
def test_error_page_of_the_last_resort_needs_no_context_and_no_database(template: str) -> None:
    html = render_to_string(template)

    assert "What happened" in html
    assert "What was kept" in html
    assert "What to do" in html


@pytest.mark.django_db
def test_missing_page_says_what_to_do_in_the_sites_frame(client: Client) -> None:
    make_catalogue_page()
    response = client.get("/no-such-page/")
    html = response.content.decode()

    assert response.status_code == 404
    assert "There is no page here" in html
    assert 'href="/catalogue/"' in html
    assert 'content="noindex"' in html
    assert not response.cookies


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
