"""Choosing what to compare: the tray with a script, a link and boxes without."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from certifications.wording.comparison_links import comparison_url
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_home_page
from tests.support.browser import THEMES, WIDTHS, PageOpener, browser_tests

pytestmark = browser_tests

SLUGS = ("pmp", "csm", "psm-i", "capm", "pgmp")
CHOOSE = comparison_url([])


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """Five certifications with facts that differ."""
    catalogue = make_catalogue_page(make_home_page())
    for number, slug in enumerate(SLUGS):
        make_certification(
            catalogue,
            slug=slug,
            abbreviation=slug.upper(),
            title=f"Certification {slug}",
            facts=(fact_row(value=str(50 + number)), fact_row("fees.exam", f"USD {300 + number}")),
        )


def add(page: Page, slug: str) -> None:
    """Press the control of a certification, as lists have it."""
    page.evaluate(
        """([slug, address]) => {
            const link = document.createElement("a");
            Object.assign(link, {href: `${address}?c=${slug}`, textContent: `Compare ${slug}`});
            Object.assign(link.dataset, {compare: slug, compareName: slug});
            document.getElementById("content").prepend(link);
        }""",
        [slug, CHOOSE],
    )
    page.get_by_text(f"Compare {slug}", exact=True).press("Enter")


def test_tray_is_filled_by_keyboard_and_outlives_the_page_and_holds_four(open_page: PageOpener) -> None:
    page = open_page("/catalogue/").page
    tray = page.get_by_role("region", name="Your comparison")
    expect(tray).to_be_hidden()

    add(page, "pmp")
    add(page, "csm")
    expect(page.get_by_role("status")).to_contain_text("csm added to the comparison. 2 of 4 chosen.")
    page.goto(page.url)
    expect(tray).to_contain_text("2 of 4 chosen")
    for slug in ("psm-i", "capm", "pgmp"):
        add(page, slug)
    expect(tray.get_by_role("listitem")).to_have_count(4)
    expect(page.get_by_role("status")).to_contain_text("You can compare four at a time.")
    tray.get_by_role("button", name="Remove psm-i").press("Enter")
    expect(tray.get_by_role("button", name="Remove capm")).to_be_focused()

    tray.get_by_role("link", name="Compare").press("Enter")

    expect(page).to_have_url(page.url.split("/compare/")[0] + comparison_url(["pmp", "csm", "capm"]))
    expect(page.get_by_role("columnheader")).to_have_count(3)
    expect(tray).to_be_hidden()


def test_tray_can_be_cleared_and_covers_nothing_that_has_the_focus(open_page: PageOpener) -> None:
    page = open_page("/catalogue/", width=320).page
    add(page, "pmp")
    last = page.get_by_role("contentinfo").get_by_role("link").last
    last.focus()
    tray = page.get_by_role("region", name="Your comparison")

    focused, covered = last.bounding_box(), tray.bounding_box()
    assert focused
    assert covered
    assert focused["y"] + focused["height"] <= covered["y"]

    tray.get_by_role("button", name="Clear").press("Enter")
    expect(tray).to_be_hidden()
    page.goto(page.url)
    expect(tray).to_be_hidden()


def test_everything_can_be_chosen_without_a_script(open_page: PageOpener) -> None:
    page = open_page(CHOOSE, javascript=False).page
    page.get_by_label("First", exact=True).fill("Certification pmp")
    page.get_by_label("Second", exact=True).fill("csm")
    page.get_by_role("button", name="Compare").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("PMP vs CSM")
    page.get_by_label("Add a certification").fill("PSM-I")
    page.get_by_role("button", name="Compare").press("Enter")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    page.get_by_role("link", name="Remove CSM").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("PMP vs PSM-I")


@pytest.mark.parametrize("slugs", [("pmp", "csm"), SLUGS[:4], ()])
def test_page_fits_every_window_and_is_accessible(open_page: PageOpener, slugs: tuple[str, ...]) -> None:
    opened = open_page(comparison_url(slugs))
    for theme in THEMES:
        for width in WIDTHS:
            opened.show(theme=theme, width=width)
            assert opened.beyond_window() == []
            assert not opened.is_wider_than_window()
            assert opened.accessibility_report() == ""
    assert opened.complaints == []


def test_two_columns_stay_side_by_side_in_a_narrow_window(open_page: PageOpener) -> None:
    page = open_page(comparison_url(["pmp", "csm"]), width=390).page
    first, second = (box.bounding_box() for box in page.get_by_role("columnheader").all())

    assert first
    assert second
    assert first["y"] == second["y"]
    assert second["x"] >= first["x"] + first["width"] - 1
