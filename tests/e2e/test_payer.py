"""The payer's page in a browser: a link is made, read, printed and ended."""

import re
from itertools import product

import pytest
from playwright.sync_api import Page, Route

from assessments.access import VISITOR_COOKIE, digest_of_token
from tests.factories.decisions import ASKS, OPEN, certified, decided, rivals, serving
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests

pytestmark = browser_tests

TOKEN = "t" * 43
ANSWERS = {"education": "bachelor", "months_projects_recent": 60, "training_hours": 40}
SHEET = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def address(live_site: object) -> str:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    pgmp = certified("pgmp", OPEN, price="", discipline="Programme portfolio")
    serving((pmp, "established"), (prince2, "established"), (pgmp, "senior"))
    rivals(pmp, prince2)
    outcome = decided(None, answers=ANSWERS, visitor=digest_of_token(TOKEN))
    return f"/assessments/results/{outcome.submission.public_id}/"


def site_of(open_page: PageOpener) -> str:
    return str(open_page("/assessments/").page.url.removesuffix("/assessments/"))


def owner(open_page: PageOpener, address: str, *, javascript: bool = True) -> OpenPage:
    found: OpenPage = open_page("about:blank", javascript=javascript)
    found.page.context.add_cookies([{"name": VISITOR_COOKIE, "value": TOKEN, "url": site_of(open_page)}])
    found.page.goto(address)
    return found


def link_on(page: Page) -> str:
    """The path of the link that was just made."""
    return (
        "/assessments/"
        + page.get_by_label("Link for the person who pays").input_value().split("/assessments/")[1]
    )


def test_whole_way_goes_by_keyboard_and_without_a_script(open_page: PageOpener, address: str) -> None:
    page = owner(open_page, address, javascript=False).page
    offer = page.get_by_role("link", name="See a one-page summary for them")
    offer.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Your name on the page").focus()
    page.keyboard.type("Ada O’Neil")
    page.keyboard.press("Enter")

    payer = open_page(link_on(page), javascript=False).page
    assert payer.context.cookies() == []
    assert payer.get_by_text("Ada O’Neil answered “Find your path”").is_visible()
    assert payer.get_by_role("columnheader", name="Nothing for now").is_visible()
    assert not payer.get_by_role("button", name="Print").is_visible()

    page.get_by_role("button", name="End this link").focus()
    page.keyboard.press("Enter")
    page.get_by_text("You ended the link. It no longer shows anything of").wait_for()
    payer.reload()
    assert payer.get_by_role("heading", name="This link doesn’t work").is_visible()


def test_both_pages_are_accessible_and_fit(open_page: PageOpener, address: str) -> None:
    mine = owner(open_page, f"{address}payer/")
    mine.page.get_by_role("button", name="Make the link").click()
    payer, gone = open_page(link_on(mine.page)), open_page("/assessments/payer/never/")

    for shown, (theme, width) in product((mine, payer, gone), product(THEMES, WIDTHS)):
        shown.show(theme=theme, width=width)
        assert shown.accessibility_report() == "", f"{shown.page.url}, {theme}, {width} px"
        assert not shown.is_wider_than_window(), f"{shown.page.url}, {theme}, {width} px"
    assert [*mine.complaints, *payer.complaints] == []


def test_it_prints_on_two_sheets_with_the_addresses_of_its_sources(
    open_page: PageOpener, address: str
) -> None:
    mine = owner(open_page, f"{address}payer/").page
    mine.get_by_role("button", name="Make the link").click()
    payer = open_page(link_on(mine)).page
    assert payer.get_by_role("button", name="Print").is_visible()

    for sheet in ("A4", "Letter"):
        assert len(SHEET.findall(payer.pdf(format=sheet))) <= 2, sheet
    payer.emulate_media(media="print")
    printed = payer.locator(".payer__sources a").first
    assert printed.evaluate("one => getComputedStyle(one, '::after').content") == (
        '"https://www.example.org/exams/pmp/"'
    )
    assert not payer.get_by_role("navigation", name="Main").is_visible()


def test_other_sites_do_not_learn_the_address(open_page: PageOpener, address: str) -> None:
    mine = owner(open_page, f"{address}payer/").page
    mine.get_by_role("button", name="Make the link").click()
    payer = open_page(link_on(mine)).page
    seen: list[str | None] = []

    def answer(route: Route) -> None:
        seen.append(route.request.headers.get("referer"))
        route.fulfill(body="")

    payer.route("https://www.example.org/**", answer)
    payer.locator(".payer__sources a").first.click()
    payer.wait_for_url("https://www.example.org/**")

    assert seen == [None]
