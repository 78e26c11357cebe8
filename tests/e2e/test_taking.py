"""Taking an assessment in a real browser: with and without JavaScript, by keyboard, on paper."""

from itertools import product

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Outcome
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.taking import FRONT, answer, expect_saved, go_on, hold, make_content, start, take

pytestmark = browser_tests


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """What the pages show."""
    make_content()


def check_looks(opened: OpenPage) -> None:
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert not opened.is_wider_than_window(), (opened.page.url, width)
        assert opened.accessibility_report() == "", (opened.page.url, theme, width)


@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (True, 320), (False, 1280), (False, 320)])
def test_visitor_takes_the_assessment_and_reads_the_result(
    open_page: PageOpener, javascript: bool, width: int
) -> None:
    opened = open_page(FRONT, javascript=javascript, width=width)
    page = opened.page
    take(page)

    page.wait_for_url("**/assessments/results/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Project management"
    expect(page.get_by_text("14 months of leading projects missing, not before")).to_be_visible()
    assert Outcome.objects.get().path == "project"
    assert opened.complaints == []


def test_each_page_is_accessible_and_fits_every_window(open_page: PageOpener) -> None:
    opened = open_page(FRONT)
    page = opened.page
    check_looks(opened)
    page.get_by_role("link", name="A short assessment", exact=True).click()
    check_looks(opened)
    page.get_by_role("button", name="Start").click()
    page.locator(".taking__end").get_by_role("button", name="Continue").click()
    expect(page.locator(".error-summary")).to_be_focused()
    check_looks(opened)
    for question, choice in (("share", "Projects"), ("planning", "Agree"), ("routine", "Disagree")):
        answer(page, question, choice)
    answer(page, "lead", "Yes")
    go_on(page)
    page.locator('[name="answer.months"]').fill("22")
    check_looks(opened)
    go_on(page)
    page.get_by_label("Add a certification").fill("announced won")
    check_looks(opened)
    hold(page, "announced one")
    expect(page.locator(".held__row")).to_have_count(1)
    check_looks(opened)
    page.locator('[data-slug="announced"] [data-remove]').click()
    expect_saved(page)
    go_on(page)
    check_looks(opened)
    page.get_by_role("button", name="Show my result").click()
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true })")
    check_looks(opened)
    page.goto("/assessments/plan/?certification=pmp&answer.months=40&answer.training=x")
    check_looks(opened)
    page.goto("/assessments/plan/?certification=pmp&answer.months=40&answer.months_recent=40")
    expect(page.get_by_text("Eligible now")).to_be_visible()
    check_looks(opened)
    page.goto("/assessments/results/00000000-0000-4000-8000-000000000000/")
    check_looks(opened)


def test_without_javascript_the_part_is_shown_again_with_the_new_question(open_page: PageOpener) -> None:
    page = open_page(FRONT, javascript=False).page
    start(page)
    answer(page, "share", "Projects")
    answer(page, "planning", "Agree")
    answer(page, "routine", "Neither")
    go_on(page)

    expect(page.get_by_text("Because of your answers, there is another question below.")).to_be_visible()
    expect(page.get_by_text("Do you lead a project?")).to_be_visible()
    expect(page.get_by_label("Projects")).to_be_checked()

    answer(page, "lead", "Yes")
    go_on(page)
    # Without the place on the page that the notice led to.
    page.wait_for_url("**/sections/background/")


def test_assessment_is_taken_by_keyboard_alone(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    page.get_by_role("link", name="A short assessment", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/assessments/short/")
    press_until(page, "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sections/week/")
    page.locator('[data-question="share"] input').first.focus()
    page.keyboard.press("Space")
    expect(page.locator('[data-question="lead"]')).to_be_visible()
    for _question in ("planning", "routine", "lead"):
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
    expect_saved(page)
    for part in ("background", "certifications-held"):
        press_until(page, "Continue")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/sections/{part}/")
    press_until(page, "Continue")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    press_until(page, "Show my result")
    page.keyboard.press("Enter")
    page.wait_for_url("**/results/**")


def press_until(page: Page, label: str) -> None:
    """Continue with the Tab key until something of this label has the focus, which shows a ring."""
    for _stop in range(80):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.inner_text().strip() == label:
            assert focused.evaluate("item => getComputedStyle(item).outlineStyle") == "solid"
            return
    raise AssertionError(f"{label} was not reached")


def test_back_button_of_the_browser_shows_the_stored_answers(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    for question, choice in (("share", "Ongoing work"), ("planning", "Neither"), ("routine", "Agree")):
        answer(page, question, choice)
        expect_saved(page)
    go_on(page)
    page.wait_for_url("**/sections/background/")
    page.go_back()
    page.wait_for_url("**/sections/week/")
    expect(page.get_by_label("Ongoing work")).to_be_checked()
    page.go_forward()
    page.wait_for_url("**/sections/background/")


def test_on_paper_the_receipt_is_open_and_the_buttons_are_not_there(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    take(page)
    page.emulate_media(media="print")

    expect(page.get_by_text("Points for each answer").first).to_be_visible()
    expect(page.get_by_role("link", name="Create account")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
