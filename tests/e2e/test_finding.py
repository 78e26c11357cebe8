"""Answers found by typing, and questions that come up, in a real browser with and without JavaScript."""

import json
from itertools import product

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Assessment, Attempt
from tests.builders.typed_instrument import PROJECT_ROWS, make_typed_document
from tests.factories.assessments import checked_and_frozen
from tests.factories.roles import make_roles
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.taking import FRONT, answer, expect_saved, go_on, hold, make_content, stored

pytestmark = browser_tests

BOTH = pytest.mark.parametrize("javascript", [True, False])


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """An assessment by job title, two role families, two certifications."""
    make_content()
    Assessment.objects.update(live=False)
    make_roles()
    document = make_typed_document()
    row = Assessment.objects.create(title="Typed", definition=json.dumps(document), live=True)
    checked_and_frozen(row, document)


def begin(opened: OpenPage, section: str) -> Page:
    """One tap from the list of assessments, then to a section."""
    page = opened.page
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/sections/aim/")
    answer(page, "purpose", "I want to show what I can do")
    go_on(page)
    page.wait_for_url("**/sections/projects/")
    page.goto(page.url.replace("/projects/", f"/{section}/"))
    return page


@BOTH
def test_job_is_found_by_a_title_with_a_slip(open_page: PageOpener, javascript: bool) -> None:
    opened = open_page(FRONT, javascript=javascript, width=320)
    page = begin(opened, "person")
    page.get_by_label("Type your job title").fill("agil coach")
    if not javascript:
        page.get_by_role("button", name="Find").click()
    expect(page.locator("[data-found]")).to_contain_text("One job matches")
    page.get_by_label("Scrum Master or agile coach").check()
    if javascript:
        expect(page.locator('[data-question="months"]')).to_be_visible()
        expect_saved(page)
    else:
        go_on(page)

    assert stored("role") == ["scrum_master"]
    assert opened.complaints == []


def test_jobs_that_do_not_fit_are_out_of_the_way_and_one_press_away(open_page: PageOpener) -> None:
    page = begin(open_page(FRONT), "person")
    planner = page.get_by_label("Planner in projects")
    expect(planner).to_be_hidden()
    page.get_by_role("button", name="Show all 2 jobs").click()
    planner.check()
    page.get_by_label("Type your job title").fill("agile coach")

    expect(page.get_by_label("Scrum Master or agile coach")).to_be_visible()
    expect(planner).to_be_checked()
    page.get_by_label("Type your job title").press("Enter")
    expect(page.get_by_label("Scrum Master or agile coach")).to_be_focused()


@BOTH
def test_held_certification_is_added_by_its_short_name_and_taken_away(
    open_page: PageOpener, javascript: bool
) -> None:
    page = begin(open_page(FRONT, javascript=javascript, width=320), "certifications-held")
    hold(page, "pmp")
    row = page.locator('[data-slug="pmp"]')
    expect(row).to_be_visible()
    row.get_by_label("Expires").fill("2027-05")
    hold(page, "announced won")
    expect(page.locator(".held__row")).to_have_count(2)
    page.locator('[data-slug="announced"] [data-remove]').click()
    expect(page.locator(".held__row")).to_have_count(1)
    go_on(page)
    page.wait_for_url("**/review/")

    assert stored("@held") == [{"slug": "pmp", "expires_on": "2027-05-31"}]


@BOTH
def test_time_is_typed_as_people_say_it(open_page: PageOpener, javascript: bool) -> None:
    page = begin(open_page(FRONT, javascript=javascript), "person")
    take_role(page, javascript)
    months = page.locator('[data-question="months"]')
    months.get_by_label("years").fill("2 y 6 m")
    if javascript:
        months.get_by_label("years").blur()
        expect(months.get_by_label("months")).to_have_value("6")
        expect_saved(page)
    else:
        go_on(page)

    assert stored("months") == 30


@BOTH
def test_what_is_no_time_is_told_at_the_field(open_page: PageOpener, javascript: bool) -> None:
    page = begin(open_page(FRONT, javascript=javascript), "person")
    take_role(page, javascript)
    months = page.locator('[data-question="months"]')
    months.get_by_label("years").fill("long")
    if javascript:
        months.get_by_label("years").blur()
    else:
        go_on(page)

    expect(months.locator(".field__error")).to_have_text(
        "Enter years and months as numbers, such as 2 years and 6 months."
    )
    expect(months.get_by_label("years")).to_have_attribute("aria-invalid", "true")
    expect(months.get_by_label("years")).to_have_value("long")


def take_role(page: Page, javascript: bool) -> None:
    """Choose a job, which asks how long somebody has done it."""
    if javascript:
        page.get_by_role("button", name="Show all").click()
    page.get_by_label("Planner in projects").check()
    if not javascript:
        go_on(page)
    expect(page.locator('[data-question="months"]')).to_be_visible()


def test_question_that_comes_up_moves_no_field_that_somebody_is_at(open_page: PageOpener) -> None:
    page = begin(open_page(FRONT, width=320), "person")
    take_role(page, javascript=True)
    page.locator('[data-question="months"]').get_by_label("years").fill("3")
    hours = page.locator('[name="answer.hours"]')
    hours.focus()
    before = hours.bounding_box()
    page.keyboard.type("35")
    expect(page.locator('[data-question="led"]')).to_be_visible()

    after = hours.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2
    expect(hours).to_be_focused()
    expect(hours).to_have_value("35")
    order = page.locator("[data-question]").evaluate_all("all => all.map((item) => item.dataset.question)")
    assert order == ["role", "months", "hours", "led"]


@BOTH
def test_path_that_is_clear_early_is_told_and_the_rest_skipped(
    open_page: PageOpener, javascript: bool
) -> None:
    opened = open_page(FRONT, javascript=javascript, width=320)
    page = begin(opened, "projects")
    for question in PROJECT_ROWS:
        answer(page, question, "Most of it")
    go_on(page)
    page.wait_for_url("**/clear/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your path is clear")
    page.get_by_role("link", name="Improve my plan").click()
    expect(page.get_by_role("button", name="Skip the rest and see my path")).to_be_visible()
    assert opened.complaints == []

    page.get_by_role("button", name="Skip the rest and see my path").click()
    page.wait_for_url("**/results/**")
    assert Attempt.objects.get().submitted_at


def test_new_pages_are_accessible_and_fit_every_window(open_page: PageOpener) -> None:
    opened = open_page(FRONT)
    page = begin(opened, "projects")
    check_looks(opened)
    for question in PROJECT_ROWS:
        answer(page, question, "Most of it")
    go_on(page)
    page.wait_for_url("**/clear/")
    check_looks(opened)
    page.get_by_role("link", name="Improve my plan").click()
    page.get_by_label("Type your job title").fill("planner")
    page.get_by_label("Planner in projects").check()
    expect(page.locator('[data-question="months"]')).to_be_visible()
    check_looks(opened)
    page.get_by_role("button", name="Skip the rest and see my path").click()
    page.wait_for_url("**/results/**")
    page.goto(FRONT)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/carried/")
    check_looks(opened)


def check_looks(opened: OpenPage) -> None:
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert not opened.is_wider_than_window(), (opened.page.url, width)
        assert opened.accessibility_report() == "", (opened.page.url, theme, width)
