"""Pages that visitors read, in a real browser."""

from datetime import date
from itertools import product

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification_page,
    make_home_page,
)
from tests.support.browser import THEMES, WIDTHS, PageOpener, Theme, browser_tests

pytestmark = browser_tests

HOME, CATALOGUE, CERTIFICATION, MISSING = "/", "/catalogue/", "/catalogue/pmp/", "/no-such-page/"
PAGES = (HOME, CATALOGUE, CERTIFICATION, MISSING, "/assessments/")
# The ring of the focused element; a group of radio buttons wears it for the one that has the focus.
RING = """() => {
    const focused = document.activeElement;
    const style = getComputedStyle(focused.closest('.theme-switch__choices') ?? focused);
    return `${style.outlineStyle} ${style.outlineWidth}`;
}"""
LONG_NAME = "Certified Associate in Donaudampfschifffahrtsgesellschaftskapitänswesen (Foundation)"


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """A home page, a catalogue, one certification in every state, one with hardly anything."""
    home = make_home_page(
        body=[
            ("heading", {"text": "Both is an answer"}),
            (
                "quotation",
                {"quotation": "We are the only one.", "attribution": "An issuer", "source_url": ""},
            ),
        ]
    )
    catalogue = make_catalogue_page(home)
    make_certification_page(
        catalogue,
        slug="pmp",
        facts=(
            fact_row(),
            fact_row(
                key="exam-time", label="Time", value="240", unit="minutes", verified_on=date(2026, 11, 3)
            ),
            fact_row(key="fee", kind="fee", label="Fee", collected_on=date(2024, 1, 1), source_date=""),
        ),
    )
    make_certification_page(
        catalogue, title=LONG_NAME, slug="long", abbreviation="CADDSGK-Foundation", body=[]
    )


@pytest.mark.parametrize("address", PAGES)
def test_page_is_accessible_fits_every_window_and_loads_nothing_from_elsewhere(
    open_page: PageOpener, live_site: LiveServer, address: str
) -> None:
    opened = open_page(address)

    assert opened.requested
    assert [url for url in opened.requested if not url.startswith(live_site.url)] == []
    # The console repeats the status of a missing page, which is what we asked for.
    assert [text for text in opened.complaints if address != MISSING or "404" not in text] == []
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert opened.accessibility_report() == "", f"{theme}, {width} px"
        assert not opened.is_wider_than_window(), f"{theme}, {width} px"


@pytest.mark.parametrize("address", ["/catalogue/long/", "/catalogue/"])
def test_long_names_fit_the_narrowest_window(open_page: PageOpener, address: str) -> None:
    assert not open_page(address, width=320).is_wider_than_window()


def test_first_stop_of_the_keyboard_skips_to_the_content(open_page: PageOpener) -> None:
    page = open_page(HOME).page
    page.keyboard.press("Tab")
    focused = page.locator(":focus")

    assert focused.inner_text() == "Skip to content"
    assert focused.bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("theme", THEMES)
def test_every_stop_of_the_keyboard_shows_a_ring_of_three_pixels(open_page: PageOpener, theme: Theme) -> None:
    page = open_page(CERTIFICATION, theme=theme).page
    rings = []
    for _stop in range(page.locator(":is(a[href], summary, input:checked):visible").count()):
        page.keyboard.press("Tab")
        rings.append(page.evaluate(RING))

    assert set(rings) == {"solid 3px"}, rings


def test_fact_mark_opens_and_closes_by_keyboard(open_page: PageOpener) -> None:
    page = open_page(CERTIFICATION).page
    mark = page.locator("details.fact-mark").first
    source = mark.get_by_role("link")

    assert not source.is_visible()
    mark.locator("summary").focus()
    page.keyboard.press("Enter")
    assert source.is_visible()
    assert "example.org/exams/pmp" in source.inner_text()
    source.focus()
    page.keyboard.press("Escape")
    assert not source.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_without_javascript_everything_is_there_and_the_theme_switch_is_not(open_page: PageOpener) -> None:
    page = open_page(CERTIFICATION, javascript=False, width=320).page

    assert not page.get_by_text("System", exact=True).is_visible()
    assert page.get_by_role("navigation", name="Main").get_by_role("link", name="Catalogue").is_visible()
    page.locator("details.fact-mark summary").first.click()
    assert page.get_by_text("the issuer’s own page", exact=False).first.is_visible()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Catalogue").click()
    page.get_by_role("link", name="Project Management Professional").click()
    assert page.url.endswith(CERTIFICATION)


def test_chosen_theme_is_remembered_and_applied_before_the_first_paint(open_page: PageOpener) -> None:
    page = open_page(HOME, theme="light").page
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_label("Dark").check()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    assert dark != light
    # The switch's own script is kept back: only the early one may act.
    page.route("**/js/theme.js", lambda route: route.abort())
    page.goto(CATALOGUE)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark
    page.unroute("**/js/theme.js")
    page.reload()
    assert page.get_by_label("Dark").is_checked()
    page.get_by_label("System").check()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == light


def test_nothing_moves_after_the_first_paint(open_page: PageOpener) -> None:
    page = open_page("/assessments/").page
    shift = page.evaluate(
        """() => new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += entry.value;
            }).observe({type: "layout-shift", buffered: true});
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        })"""
    )

    assert shift == 0


def test_on_paper_the_sources_are_printed_and_the_navigation_is_not(open_page: PageOpener) -> None:
    page = open_page(CERTIFICATION, theme="dark").page
    page.emulate_media(media="print")

    assert page.locator("details.fact-mark dl").first.is_visible()
    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_forced_colours_keep_the_state_of_facts_readable(open_page: PageOpener) -> None:
    opened = open_page(CERTIFICATION, forced_colors="active")

    assert opened.page.get_by_text("stale", exact=True).is_visible()
    assert opened.accessibility_report() == ""
