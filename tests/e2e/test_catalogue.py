"""The catalogue's filter: live by keyboard, a step back for each change, and whole without a script."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.browser import THEMES, WIDTHS, PageOpener, browser_tests

pytestmark = browser_tests


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """Two certifications: one for newcomers with a cheap exam, one that asks for years and has none."""
    catalogue = make_catalogue_page()
    make_certification(
        catalogue,
        slug="easy",
        title="For newcomers",
        level="Entry",
        facts=(
            fact_row(),
            fact_row("fees.exam", "USD 200"),
            fact_row("routes.1.experience_months", "0"),
        ),
    )
    make_certification(
        catalogue,
        slug="hard",
        title="For the experienced",
        level="Advanced",
        facts=(
            fact_row("exam.format", "no exam: a panel decides"),
            fact_row("fees.course", "USD 900; EUR 150"),
            fact_row("routes.1.experience_months", "60"),
        ),
    )


def rows(page: Page) -> list[str]:
    return [str(row.get_attribute("data-row")) for row in page.locator("[data-row]").all()]


def box(facet: str, value: str) -> str:
    return f"input[name='{facet}'][value='{value}']"


def test_list_follows_the_keyboard_and_each_change_is_a_step_back(open_page: PageOpener) -> None:
    page = open_page("/catalogue/").page
    page.locator(box("experience", "none")).focus()
    page.keyboard.press("Space")

    expect(page.locator("[data-part='count']")).to_have_text("1 of 2 certifications")
    expect(page).to_have_url(re.compile(r"/catalogue/\?experience=none$"))
    expect(page).to_have_title(re.compile("^Certifications that need no experience"))
    expect(page.locator("[data-said]")).to_have_text("1 of 2 certifications")
    expect(page.locator(box("experience", "none"))).to_be_focused()
    assert rows(page) == ["easy"]

    page.locator(box("exam", "no")).check()
    expect(page.get_by_role("heading", name="No matches")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-part='count']")).to_have_text("1 of 2 certifications")
    expect(page.locator(box("exam", "no"))).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-part='count']")).to_have_text("2 certifications")
    expect(page.locator(box("experience", "none"))).not_to_be_checked()


def test_way_out_of_an_empty_list_and_a_chip_change_the_form_too(open_page: PageOpener) -> None:
    page = open_page("/catalogue/?experience=none&exam=no").page
    page.get_by_role("link", name="Without “Exam: No” there is 1").click()

    expect(page.locator("[data-part='count']")).to_be_focused()
    expect(page.locator(box("exam", "no"))).not_to_be_checked()
    page.get_by_role("link", name="Remove: Experience needed: None").click()
    expect(page.locator("[data-part='count']")).to_have_text("2 certifications")
    expect(page.locator(box("experience", "none"))).not_to_be_checked()


def test_another_currency_makes_the_bands_anew_and_keeps_the_focus(open_page: PageOpener) -> None:
    page = open_page("/catalogue/?price=200").page
    assert rows(page) == ["easy"]
    page.locator("#filter-currency").focus()
    page.locator("#filter-currency").select_option("EUR")

    expect(page.locator("[data-facet='price']")).to_contain_text("Up to EUR 200")
    expect(page.locator("#filter-currency")).to_be_focused()
    assert rows(page) == ["hard"]


def test_rows_that_come_later_can_be_compared_too(open_page: PageOpener) -> None:
    page = open_page("/catalogue/?level=entry").page
    page.get_by_role("link", name="Clear all").click()

    expect(page.locator("[data-compare='hard']")).to_have_attribute("aria-pressed", "false")


def test_failure_is_said_once_and_links_lead_on_as_they_do_without_a_script(open_page: PageOpener) -> None:
    page = open_page("/catalogue/?level=entry").page
    page.route("**/catalogue/?*experience=*", lambda route: route.abort())
    page.locator(box("experience", "none")).check()
    expect(page.locator(".alert--error")).to_have_count(1)
    with page.expect_event("requestfailed"):
        page.locator(box("exam", "yes")).check()
    expect(page.locator("[data-catalogue]")).not_to_have_class(re.compile("catalogue--busy"))
    expect(page.locator(".alert--error")).to_have_count(1)

    page.evaluate("window.isOld = true")
    page.get_by_role("link", name="Clear all").click()
    page.wait_for_url(re.compile(r"/catalogue/$"))
    expect(page.locator("[data-part='count']")).to_have_text("2 certifications")
    assert page.evaluate("window.isOld") is None


def test_filter_is_whole_without_a_script(open_page: PageOpener) -> None:
    page = open_page("/catalogue/", javascript=False, width=1280).page
    page.locator(box("price", "300")).check()
    page.get_by_role("button", name="Show results").click()
    assert rows(page) == ["easy"]
    page.locator("#sort").select_option("price")
    page.get_by_role("button", name="Sort").click()
    assert "sort=price" in page.url
    assert "price=300" in page.url


def test_open_filter_has_no_fault_at_any_width_in_any_theme(open_page: PageOpener) -> None:
    opened = open_page("/catalogue/?price=200&member=yes&discipline=nothing")
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for width in WIDTHS:
        for theme in THEMES:
            opened.show(theme=theme, width=width)
            assert opened.accessibility_report() == ""
            assert not opened.is_wider_than_window()
