"""Checking facts in a real browser, without leaving the page."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from certifications.models import FactVerification
from portal.users.roles import EDITORS
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.browser import WIDTHS, PageOpener, browser_tests
from tests.support.cast import staff_actor

pytestmark = browser_tests

SOURCE = "https://www.example.org/exams/pmp/"


@pytest.fixture
def work_list(live_site: LiveServer, open_page: PageOpener) -> Page:
    """The list by source, of one certification, as an editor has it open."""
    facts = (fact_row(), fact_row("exam.minutes", "230"), fact_row("exam.format", "On screen"))
    make_certification(make_catalogue_page(), facts=facts)
    editor = staff_actor("editor@example.org", EDITORS)
    page: Page = open_page("/health/live").page
    page.context.add_cookies(
        [
            {"name": name, "value": morsel.value, "url": live_site.url}
            for name, morsel in editor.client.cookies.items()
        ]
    )
    page.goto(f"{live_site.url}/admin/reports/catalogue/facts/?group=source")
    return page


def test_group_is_ticked_checked_and_taken_back_on_the_page(work_list: Page) -> None:
    expect(work_list.get_by_text("3 facts rest on this source.")).to_be_visible()
    work_list.get_by_role("button", name="Tick all").click()
    work_list.get_by_label("Note").fill("Read on screen.")
    work_list.get_by_role("button", name="I read the source; it still says so").click()

    said = work_list.get_by_role("status").filter(has_text="facts: checked today.")
    expect(said).to_contain_text("3 facts: checked today.")
    expect(work_list.get_by_text("You checked it today")).to_have_count(3)
    assert set(FactVerification.objects.values_list("note", flat=True)) == {"Read on screen."}

    work_list.get_by_role("button", name="Undo", exact=True).click()
    expect(work_list.get_by_text("You took back your checks of 3 facts.")).to_be_visible()
    expect(work_list.get_by_text("You checked it today")).to_have_count(0)


def test_one_fact_is_checked_by_keyboard_and_the_focus_stays_in_its_row(work_list: Page) -> None:
    row = work_list.get_by_role("row").filter(has_text="Length of")
    row.get_by_role("button", name=re.compile("^It still says so")).press("Enter")

    expect(row.get_by_role("button", name=re.compile("^Undo"))).to_be_focused()
    expect(work_list.get_by_text("Length of Project Management Professional: checked today.")).to_be_visible()


def test_list_fits_a_narrow_window(work_list: Page) -> None:
    for width in WIDTHS:
        work_list.set_viewport_size({"width": width, "height": 800})
        assert work_list.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
