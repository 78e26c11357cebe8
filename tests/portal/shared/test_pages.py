"""Who may read a page is asked in one query, and answered as Wagtail answers it."""

import pytest
from django.test import Client
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction

from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Page:
    """A page two levels below the home page."""
    return make_certification(make_catalogue_page(), slug="pmp")


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
    )


def test_open_page_is_found_open_in_one_query(page: Page) -> None:
    assert count_queries(lambda: list(page.get_view_restrictions())) == 1
    assert not page.get_view_restrictions()


def test_restriction_of_a_page_holds_for_it_and_all_below_and_for_no_other(page: Page) -> None:
    catalogue = page.get_parent().specific
    own, of_all = restrict(page), restrict(catalogue)

    assert set(page.get_view_restrictions()) == {own, of_all}
    assert set(catalogue.get_view_restrictions()) == {of_all}
    assert not catalogue.get_parent().specific.get_view_restrictions()


def test_alias_is_restricted_as_the_page_it_is_an_alias_of(page: Page) -> None:
    alias = CreatePageAliasAction(page, update_slug="again").execute(skip_permission_checks=True).specific
    second = CreatePageAliasAction(alias, update_slug="once-more").execute(skip_permission_checks=True)
    restriction = restrict(page)

    assert set(alias.get_view_restrictions()) == {restriction}
    assert set(second.specific.get_view_restrictions()) == {restriction}


def test_visitors_do_not_read_a_page_below_a_restricted_one(page: Page, client: Client) -> None:
    assert client.get("/catalogue/pmp/").status_code == 200
    restrict(page.get_parent())
    response = client.get("/catalogue/pmp/")

    assert "password" in response.text
    assert page.title not in response.text
