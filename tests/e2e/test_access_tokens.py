"""Making an access token in a real browser, with and without scripts, under the strict policy."""

from itertools import product

import pytest
from playwright.sync_api import expect

from portal.users.models import User
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.cast import PASSWORD, make_person

pytestmark = browser_tests

EMAIL = "anna@example.org"
SEND = "main form button[type=submit]"


@pytest.fixture
def anna(live_site: object) -> User:
    return make_person(EMAIL)


def make_first_token(opened: OpenPage) -> str:
    """Sign in, confirm with the password, and make a token by keyboard; returns what the page shows."""
    page = opened.page
    page.fill("#id_login", EMAIL)
    page.fill("#id_password", PASSWORD)
    page.click(SEND)
    page.goto("/accounts/tokens/make/")
    page.fill("#id_password", PASSWORD)
    page.click(SEND)
    page.focus("#id_name")
    page.keyboard.type("Learning system with a name that is as long as names may be")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    return page.locator("#new-token").inner_text()


def check_looks(opened: OpenPage) -> None:
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert not opened.is_wider_than_window(), (opened.page.url, width)
        assert opened.accessibility_report() == "", (opened.page.url, theme, width)


def test_a_token_is_made_shown_copied_and_revoked(open_page: PageOpener, anna: User) -> None:
    opened = open_page("/accounts/login/", permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    token = make_first_token(opened)
    check_looks(opened)
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == token
    page.goto("/accounts/tokens/make/")
    check_looks(opened)
    page.goto("/accounts/tokens/")
    expect(page.get_by_text("Take assessments in your name")).to_be_visible()
    check_looks(opened)
    page.get_by_role("link", name="Revoke").click()
    check_looks(opened)
    page.get_by_role("button", name="Revoke the token").click()
    expect(page.get_by_text("You have no tokens.")).to_be_visible()
    assert opened.complaints == []


def test_a_token_is_made_without_scripts(open_page: PageOpener, anna: User) -> None:
    opened = open_page("/accounts/login/", javascript=False)

    assert make_first_token(opened).startswith("lpt_")
    expect(opened.page.get_by_role("button", name="Copy")).to_be_hidden()
