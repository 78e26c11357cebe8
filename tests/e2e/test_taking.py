"""Taking an assessment in a real browser: with and without JavaScript, by keyboard, in two tabs, offline."""

from itertools import product

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Attempt, Outcome
from tests.factories.assessments import make_assessment
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
)
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests

pytestmark = browser_tests

FRONT = "/assessments/"


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """An assessment, and two certifications to plan and to hold."""
    home = make_home_page()
    catalogue = make_catalogue_page(home)
    make_certification(
        catalogue,
        slug="pmp",
        facts=(
            fact_row(),
            fact_row("fees.exam", "USD 675"),
            fact_row("routes.1.education", "none"),
            fact_row("routes.1.experience_months", "36"),
            fact_row("routes.1.experience_kind", "leading and directing projects"),
            fact_row("routes.1.window_years", "8"),
            fact_row("routes.1.training_hours", "0"),
        ),
    )
    make_certification(
        catalogue,
        title="Announced one",
        slug="announced",
        status="announced-or-early",
        issuer=make_issuer("The publisher", is_publisher=True),
    )
    make_assessment()


def start(page: Page) -> None:
    page.goto(FRONT)
    page.get_by_role("link", name="A short assessment").click()
    page.get_by_role("button", name="Start").click()


def answer(page: Page, question: str, choice: str) -> None:
    page.locator(f'[data-question="{question}"]').get_by_text(choice, exact=True).click()


def go_on(page: Page) -> None:
    page.locator(".taking__end").get_by_role("button", name="Continue").click()


def expect_saved(page: Page) -> None:
    expect(page.locator("[data-saving]")).to_contain_text("Saved at")


def stored(question: str) -> object:
    return Attempt.objects.get().answers.get(question, {}).get("value")


def check_looks(opened: OpenPage) -> None:
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert not opened.is_wider_than_window(), (opened.page.url, width)
        assert opened.accessibility_report() == "", (opened.page.url, theme, width)


def take(page: Page) -> None:
    """From the front to the result, with the mouse."""
    start(page)
    answer(page, "share", "Projects")
    answer(page, "planning", "Agree")
    answer(page, "routine", "Disagree")
    if page.locator('[data-question="lead"]').count() == 0:
        go_on(page)
    answer(page, "lead", "Yes")
    go_on(page)
    answer(page, "tools", "Boards")
    page.get_by_role("textbox").fill("22")
    go_on(page)
    go_on(page)
    page.get_by_role("button", name="Show my result").click()


@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (True, 320), (False, 1280), (False, 320)])
def test_visitor_takes_the_assessment_and_reads_the_result(
    open_page: PageOpener, javascript: bool, width: int
) -> None:
    opened = open_page(FRONT, javascript=javascript, width=width)
    page = opened.page
    take(page)

    assert "/assessments/results/" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Project management"
    assert page.get_by_text("14 months of leading projects missing, not before").is_visible()
    assert Outcome.objects.get().path == "project"
    assert opened.complaints == []


def test_each_page_is_accessible_and_fits_every_window(open_page: PageOpener) -> None:
    opened = open_page(FRONT)
    page = opened.page
    check_looks(opened)
    page.get_by_role("link", name="A short assessment").click()
    check_looks(opened)
    page.get_by_role("button", name="Start").click()
    page.locator(".taking__end").get_by_role("button", name="Continue").click()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    check_looks(opened)
    for question, choice in (("share", "Projects"), ("planning", "Agree"), ("routine", "Disagree")):
        answer(page, question, choice)
    answer(page, "lead", "Yes")
    go_on(page)
    page.get_by_role("textbox").fill("22")
    check_looks(opened)
    go_on(page)
    page.get_by_label("Project Management Professional", exact=False).first.check()
    check_looks(opened)
    page.get_by_label("Project Management Professional", exact=False).first.uncheck()
    expect_saved(page)
    go_on(page)
    check_looks(opened)
    page.get_by_role("button", name="Show my result").click()
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true })")
    check_looks(opened)
    page.goto("/assessments/plan/?certification=pmp&answer.months=40&answer.training=x")
    check_looks(opened)
    page.goto("/assessments/plan/?certification=pmp&answer.months=40&answer.months_recent=40")
    assert page.get_by_text("Eligible now").is_visible()
    check_looks(opened)
    page.goto("/assessments/results/00000000-0000-4000-8000-000000000000/")
    check_looks(opened)


def test_answer_is_saved_as_it_is_given_and_acknowledged_with_its_zone(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    answer(page, "share", "Half and half")
    expect(page.locator("[data-saving]")).to_contain_text("UTC")

    assert stored("share") == "half"
    page.reload()
    assert page.get_by_label("Half and half").is_checked()


def test_question_appears_as_soon_as_an_answer_asks_for_it_and_goes_again(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    lead = page.locator('[data-question="lead"]')
    expect(lead).to_have_count(0)
    answer(page, "share", "Projects")
    expect(lead).to_be_visible()
    expect(page.locator("[data-saving]")).to_contain_text("another question")
    answer(page, "share", "Ongoing work")
    expect(lead).to_have_count(0)


def test_without_javascript_the_part_is_shown_again_with_the_new_question(open_page: PageOpener) -> None:
    page = open_page(FRONT, javascript=False).page
    start(page)
    answer(page, "share", "Projects")
    answer(page, "planning", "Agree")
    answer(page, "routine", "Neither")
    go_on(page)

    assert page.get_by_text("Your answers brought up another question below.").is_visible()
    assert page.get_by_text("Do you lead a project?").is_visible()
    assert page.get_by_label("Projects").is_checked()


def test_two_tabs_never_overwrite_each_other_silently(open_page: PageOpener) -> None:
    first = open_page(FRONT).page
    start(first)
    second = first.context.new_page()
    second.goto(first.url)
    answer(first, "planning", "Agree")
    expect_saved(first)
    answer(second, "planning", "Disagree")
    conflict = second.locator(".conflict")
    expect(conflict).to_contain_text("saved “Agree” meanwhile. Here you chose “Disagree”")
    assert stored("planning") == "3"

    conflict.get_by_role("button", name="Keep “Disagree”").click()
    expect(conflict).to_have_count(0)
    expect_saved(second)
    assert stored("planning") == "1"
    answer(first, "planning", "Neither")
    first.locator(".conflict").get_by_role("button", name="Take “Disagree”").click()
    expect(first.locator(".conflict")).to_have_count(0)
    assert first.locator('[data-question="planning"]').get_by_label("Disagree").is_checked()
    assert stored("planning") == "1"


def test_without_javascript_two_tabs_are_told_of_each_other(open_page: PageOpener) -> None:
    first = open_page(FRONT, javascript=False).page
    start(first)
    second = first.context.new_page()
    second.goto(first.url)
    for page, choice in ((first, "Agree"), (second, "Disagree")):
        for question in ("planning", "routine"):
            answer(page, question, choice)
        answer(page, "share", "Ongoing work")
        go_on(page)

    assert second.get_by_text("saved “Agree” meanwhile. Here you chose “Disagree”").first.is_visible()
    assert stored("planning") == "3"
    go_on(second)
    assert stored("planning") == "1"


def test_offline_answers_are_kept_and_sent_when_the_connection_is_back(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    page.context.set_offline(True)
    answer(page, "planning", "Agree")
    expect(page.locator("[data-saving]")).to_contain_text("kept in this browser and sent later")
    go_on(page)
    expect(page.locator("[data-saving]")).to_contain_text("still no connection")
    assert stored("planning") is None

    page.context.set_offline(False)
    expect_saved(page)
    assert stored("planning") == "3"
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('answers:'))") == []


def test_answer_that_could_not_be_sent_is_sent_by_the_next_visit(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    page.route("**/answers/**", lambda route: route.abort())
    answer(page, "planning", "Agree")
    expect(page.locator("[data-saving]")).to_contain_text("kept in this browser")
    page.unroute("**/answers/**")
    page.reload()
    expect_saved(page)

    assert page.locator('[data-question="planning"]').get_by_label("Agree", exact=True).is_checked()
    assert stored("planning") == "3"


def test_outdated_form_token_is_renewed_without_a_word(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    answer(page, "planning", "Agree")
    expect_saved(page)

    assert stored("planning") == "3"


def test_assessment_is_taken_by_keyboard_alone(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    page.get_by_role("link", name="A short assessment").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/assessments/*-*/")
    press_until(page, "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/parts/week/")
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
        page.wait_for_url(f"**/parts/{part}/")
    press_until(page, "Continue")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    press_until(page, "Show my result")
    page.keyboard.press("Enter")
    page.wait_for_url("**/results/**")


def press_until(page: Page, label: str) -> None:
    """Go on with the Tab key until something of this label has the focus, which shows a ring."""
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
    page.wait_for_url("**/parts/background/")
    page.go_back()
    page.wait_for_url("**/parts/week/")
    expect(page.get_by_label("Ongoing work")).to_be_checked()
    page.go_forward()
    page.wait_for_url("**/parts/background/")


def test_on_paper_the_receipt_is_open_and_the_buttons_are_not_there(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    take(page)
    page.emulate_media(media="print")

    assert page.get_by_text("Points of each answer").first.is_visible()
    assert not page.get_by_role("link", name="Make an account").is_visible()
    assert page.pdf().startswith(b"%PDF")
