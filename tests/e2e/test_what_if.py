"""Trying something on a result, in a browser: at once with a script, by the button without, by keyboard."""

import re
from itertools import product

import pytest
from playwright.sync_api import Route, expect

from assessments.access import VISITOR_COOKIE, digest_of_token
from tests.factories.decisions import ASKS, OPEN, certified, decided, rivals, serving
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests

pytestmark = browser_tests

TOKEN = "t" * 43
# Most of the training is still to be done.
ANSWERS = {"education": "bachelor", "months_projects_recent": 60, "training_hours": 5}
SOONER = re.compile(r"With 10 hours a week, you could take PMP in \w+ 20\d\d instead of \w+")
WRONG = "Enter a whole number from 1 to 60."
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture
def address(live_site: object) -> str:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    pgmp = certified("pgmp", OPEN, price="", discipline="Programme portfolio")
    serving((pmp, "established"), (prince2, "established"), (pgmp, "senior"))
    serving((certified("psm", OPEN, price=""), "established"), key="scrum-master-agile-lead")
    rivals(pmp, prince2)
    outcome = decided(None, answers=ANSWERS, visitor=digest_of_token(TOKEN))
    return f"/assessments/results/{outcome.submission.public_id}/what-if/"


def opened(open_page: PageOpener, address: str, *, javascript: bool = True) -> OpenPage:
    found: OpenPage = open_page("about:blank", javascript=javascript)
    site = open_page("/assessments/").page.url.removesuffix("/assessments/")
    found.page.context.add_cookies([{"name": VISITOR_COOKIE, "value": TOKEN, "url": site}])
    found.page.goto(address)
    return found


def test_change_is_shown_at_once_and_focus_stays(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address).page
    hours = page.get_by_label("How many hours a week could you learn?")

    hours.fill("10")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(SOONER)
    expect(hours).to_be_focused()
    assert "hours=10" in page.url
    expect(page.get_by_text("trial, not saved")).to_be_visible()

    role = page.get_by_label("Which comes closest to your job?")
    role.focus()
    role.select_option("scrum_master_agile_lead")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(
        "you would begin with PSM instead of PMP"
    )
    expect(role).to_be_focused()
    expect(page.locator("#first-name")).to_contain_text("The psm")
    page.reload()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(
        "you would begin with PSM instead of PMP"
    )


def test_slip_is_told_at_its_field_and_gone_once_it_is_right(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address).page
    hours = page.get_by_label("How many hours a week could you learn?")

    hours.fill("ten")
    expect(page.get_by_text(WRONG)).to_be_visible()
    expect(hours).to_have_attribute("aria-invalid", "true")
    expect(hours).to_have_value("ten")
    expect(hours).to_be_focused()
    hours.fill("10")

    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(SOONER)
    expect(page.get_by_text(WRONG)).to_have_count(0)
    assert hours.get_attribute("aria-invalid") is None


def test_one_request_at_a_time_and_the_last_change_counts(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address).page
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        held.append(route)
        if len(held) > 1:
            route.continue_()

    page.route("**/what-if/?*", hold_the_first)
    hours = page.get_by_label("How many hours a week could you learn?")
    budget = page.get_by_label("How much can the first certificate cost")

    budget.select_option("nothing")
    page.wait_for_timeout(200)
    budget.select_option("more")
    hours.fill("10")
    hours.press("Tab")
    page.wait_for_timeout(800)
    assert len(held) == 1
    held[0].continue_()

    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(
        "With 10 hours a week and no limit on what it costs, you could take PMP"
    )
    assert len(held) == 2


def test_server_that_does_not_answer_is_told_and_asked_again(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address).page
    page.route("**/what-if/?*", lambda route: route.abort())
    page.get_by_label("How many hours a week could you learn?").fill("10")

    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("We could not work that out.")
    page.unroute("**/what-if/?*")
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(SOONER)


def test_all_of_it_works_without_a_script(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address.removesuffix("what-if/"), javascript=False).page
    page.get_by_role("link", name="What if you had more time").click()

    page.get_by_label("How many hours a week could you learn?").fill("10")
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(SOONER)
    page.get_by_label("How many hours a week could you learn?").fill("61")
    page.get_by_label("Who pays?").select_option("others")
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_text(WRONG)).to_have_count(2)
    expect(page.get_by_label("Who pays?")).to_have_value("others")
    page.get_by_role("link", name="Start over").click()
    expect(page.get_by_label("How many hours a week could you learn?")).to_have_value("3")
    page.get_by_role("link", name="Back to your result").click()
    expect(page.get_by_role("heading", name="First")).to_be_visible()


def test_whole_way_by_keyboard(open_page: PageOpener, address: str) -> None:
    page = opened(open_page, address).page
    hours = page.get_by_label("How many hours a week could you learn?")
    hours.focus()

    page.keyboard.press("Control+A")
    page.keyboard.type("10")
    page.keyboard.press("Tab")
    expect(page.get_by_label("When would you start?")).to_be_focused()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(SOONER)
    for _press in range(5):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show what changes")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(hours).to_have_value("3")


@pytest.mark.parametrize("tried", ["", "?hours=10&role=scrum_master_agile_lead", "?hours=ten"])
def test_it_is_accessible_and_fits(open_page: PageOpener, address: str, tried: str) -> None:
    shown = opened(open_page, address + tried)
    shown.page.evaluate(OPEN_ALL)

    for theme, width in product(THEMES, WIDTHS):
        shown.show(theme=theme, width=width)
        assert shown.accessibility_report() == "", f"{theme}, {width} px"
        assert not shown.is_wider_than_window(), f"{theme}, {width} px"
    assert shown.complaints == []
