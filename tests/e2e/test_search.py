"""The search by keyboard, with its suggestions and without them."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from portal.shared import page_cache
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.browser import PageOpener, browser_tests

pytestmark = browser_tests


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """Two certifications."""
    catalogue = make_catalogue_page()
    make_certification(catalogue, title="Certified ScrumMaster", abbreviation="CSM", slug="csm")
    make_certification(catalogue, title="Professional Scrum Master I", abbreviation="PSM I", slug="psm-i")
    page_cache.purge()


def test_arrows_choose_a_suggestion_and_enter_opens_it(open_page: PageOpener) -> None:
    page = open_page("/").page
    box = page.get_by_role("combobox", name="Search this site")
    box.press_sequentially("scrumm")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")

    expect(options.first).to_contain_text("Certified ScrumMaster (CSM)")
    expect(page.get_by_role("search", name="Search", exact=True).get_by_role("status")).to_have_text(
        "1 suggestion"
    )
    box.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("scrumm")
    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.wait_for_url("**/catalogue/csm/")


def test_suggestions_stay_while_somebody_types_on(open_page: PageOpener) -> None:
    page = open_page("/").page
    box = page.get_by_role("combobox", name="Search this site")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    box.press_sequentially("scr")
    expect(options.first).to_be_visible()

    # Nobody answers: the second request ends the first.
    page.route("**/search/suggestions/**", lambda _route: None)
    for letter in "um":
        with page.expect_request("**/search/suggestions/**"):
            box.press(letter)

    expect(options.first).to_be_visible()


def test_enter_alone_searches_and_the_box_keeps_the_words(open_page: PageOpener) -> None:
    page = open_page("/").page
    box = page.get_by_role("combobox", name="Search this site")
    box.press_sequentially("scrum mastr")
    box.press("Enter")
    page.wait_for_url("**/search/?q=scrum+mastr")

    expect(page.get_by_text("results for scrum master.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Search this site")).to_have_value("scrum mastr")


def test_a_search_works_when_suggestions_fail(open_page: PageOpener) -> None:
    page = open_page("/").page
    page.route("**/search/suggestions/**", lambda route: route.abort())
    box = page.get_by_role("combobox", name="Search this site")
    box.press_sequentially("csm vs psm i")
    box.press("Enter")
    page.wait_for_url("**/search/**")

    expect(page.get_by_role("link", name="Compare CSM and PSM I")).to_be_visible()
