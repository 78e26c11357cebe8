"""The header in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.factories.pages import make_catalogue_page, make_home_page
from tests.support.browser import PageOpener, browser_tests

pytestmark = browser_tests


@pytest.fixture(autouse=True)
def pages() -> None:
    make_catalogue_page(make_home_page())


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_header_is_one_row_at_every_width(open_page: PageOpener, width: int) -> None:
    page = open_page("/", width=width).page

    assert page.locator(".site-header").bounding_box()["height"] < 60  # type: ignore[index]
    if width < 768:
        summary = page.locator(".site-menu summary")
        summary.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("navigation", name="Menu").get_by_role("link").first).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
        expect(summary).to_be_focused()
