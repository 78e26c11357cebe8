"""The page of a decision in a browser: both themes, narrow and wide, by keyboard, without a script."""

from itertools import product

import pytest

from assessments.access import VISITOR_COOKIE, digest_of_token
from tests.factories.decisions import ASKS, OPEN, certified, decided, rivals, serving
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests

pytestmark = browser_tests

TOKEN = "t" * 43
ANSWERS = {"education": "bachelor", "months_projects_recent": 60, "training_hours": 40}
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture
def address(live_site: object) -> str:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    pgmp = certified("pgmp", OPEN, price="", discipline="Programme portfolio")
    serving((pmp, "established"), (prince2, "established"), (pgmp, "senior"))
    rivals(pmp, prince2)
    outcome = decided(None, answers=ANSWERS, visitor=digest_of_token(TOKEN))
    return f"/assessments/results/{outcome.submission.public_id}/"


def opened(open_page: PageOpener, address: str, *, javascript: bool = True) -> OpenPage:
    found: OpenPage = open_page("about:blank", javascript=javascript)
    site = open_page("/assessments/").page.url.removesuffix("/assessments/")
    found.page.context.add_cookies([{"name": VISITOR_COOKIE, "value": TOKEN, "url": site}])
    found.page.goto(address)
    return found


def test_it_is_accessible_and_fits_closed_and_opened(open_page: PageOpener, address: str) -> None:
    shown = opened(open_page, address)

    for is_open in (False, True):
        if is_open:
            shown.page.evaluate(OPEN_ALL)
        for theme, width in product(THEMES, WIDTHS):
            shown.show(theme=theme, width=width)
            assert shown.accessibility_report() == "", f"{theme}, {width} px, open: {is_open}"
            assert not shown.is_wider_than_window(), f"{theme}, {width} px, open: {is_open}"
    assert shown.complaints == []


def test_disclosures_open_by_keyboard_and_focus_is_seen(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address).page
    compare = page.locator("summary", has_text="Compare them side by side")

    page.locator("h1").click()
    for _press in range(40):
        page.keyboard.press("Tab")
        if compare.evaluate("one => one === document.activeElement"):
            break
    assert compare.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")

    assert page.get_by_role("columnheader", name="PRINCE2").is_visible()


def test_all_of_it_is_there_without_a_script(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address, javascript=False).page

    assert page.get_by_role("heading", name="First").is_visible()
    assert page.locator("svg.timeline").is_visible()
    page.locator("summary", has_text="Every other certification").click()
    page.locator("summary", has_text="How your score was calculated").click()
    assert page.get_by_role("table", name="Points for each answer").is_visible()
