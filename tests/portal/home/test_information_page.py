"""Pages about the site, and the foot of every page that links them."""

import pytest
from django.test import Client

from tests.factories.articles import make_corrections_page, make_information_page
from tests.factories.pages import make_home_page
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_page_shows_summary_body_and_day_of_change(client: Client) -> None:
    make_information_page(slug="about")

    html = text_of(client, "/about/")

    assert "Who runs it." in html
    assert "Some credentials certify projects" in html
    assert "Last changed" in html


def test_foot_of_every_page_links_pages_about_the_site_in_the_editors_order(client: Client) -> None:
    home = make_home_page()
    make_information_page(home, slug="terms", title="Terms")
    make_corrections_page(home)
    make_information_page(home, slug="draft", title="Draft").unpublish()
    make_information_page(home, slug="menu", title="In the menu", show_in_menus=True)

    foot = text_of(client, "/").partition("<footer")[2]

    assert foot.index('href="/terms/"') < foot.index('href="/corrections/"')
    assert "Draft" not in foot
    # what the header links is not said again
    assert "In the menu" not in foot


def test_frame_takes_as_many_queries_for_many_pages_as_for_few(client: Client) -> None:
    home = make_home_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            make_information_page(home)

    assert_queries_do_not_grow(make_more, lambda: client.get("/"))


def test_way_to_the_page_begins_at_home_whatever_the_home_page_is_called(client: Client) -> None:
    make_information_page(make_home_page(title="Which one fits?"), slug="about")

    way = text_of(client, "/about/").partition('aria-label="Breadcrumbs"')[2].partition("</nav>")[0]

    assert '<a href="/">Home</a>' in way
    assert "Which one fits?" not in way
