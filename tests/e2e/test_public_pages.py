"""Pages that visitors read, in a real browser."""

from collections import Counter
from datetime import date
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from certifications.models import (
    CertificationFact,
    CertificationPage,
    CommonError,
    Contradiction,
    RecordSource,
)
from portal.home.models import HomePage
from tests.factories.articles import make_comparison_page
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
    make_progression,
)
from tests.support.browser import THEMES, WIDTHS, PageOpener, Theme, browser_tests

pytestmark = browser_tests

HOME, CATALOGUE, CERTIFICATION, MISSING = "/", "/catalogue/", "/catalogue/pmp/", "/no-such-page/"
FILTERED = "/catalogue/?level=practitioner&q=project&issuer=nobody"
FOUND, NOTHING = "/search/?q=project+exam", "/search/?q=zzzzz"
PAGES = (HOME, CATALOGUE, FILTERED, CERTIFICATION, MISSING, "/assessments/", FOUND, NOTHING, "/data/")
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
    make_certification(
        catalogue,
        slug="pmp",
        issuer=make_issuer("The publisher of this site", is_publisher=True),
        coverage={"Project work": "core", "Recurring workflows": "none", "Workflow design": "unknown"},
        not_found="retake fee",
        facts=facts_of_every_state(),
    )
    make_certification(catalogue, title=LONG_NAME, slug="long", abbreviation="CADDSGK-Foundation", body=[])
    make_certification(
        catalogue,
        title="Promised",
        slug="promised",
        status="announced-or-early",
        abbreviation="",
        level="Entry",
    )
    dispute(CertificationPage.objects.get(slug="pmp"))


def facts_of_every_state() -> tuple[CertificationFact, ...]:
    """Fresh, stale, undated and doubtful facts, two routes, two values of one key."""
    return (
        fact_row(),
        fact_row("exam.minutes", "240", confidence="low", caution="an old list", also="https://a.example/"),
        fact_row("fees.exam", "USD 675", collected_on=date(2024, 1, 1), source_date=""),
        fact_row("routes.1.education", "four-year degree"),
        fact_row("routes.1.experience_months", "36"),
        fact_row("routes.2.training_hours", "35"),
        fact_row("validates", "Leading people"),
        fact_row("validates", "Leading projects"),
    )


def dispute(page: CertificationPage) -> None:
    """Steps, contradictions, errors and sources, one of each."""
    stated: dict[str, Any] = {
        "source_url": "https://www.example.org/exams/pmp/",
        "collected_on": date(2026, 11, 22),
        "confidence": "low",
    }
    make_progression("long", "pmp", detail="First the other.", **stated)
    make_progression("pmp", "ext:psm-ii", "unconfirmed", **stated)
    Contradiction.objects.create(page=page, topic="exam fee", claims="USD 675\nUSD 405", **stated)
    CommonError.objects.create(
        page=page,
        wrong="200 questions",
        better="180",
        seen_at="https://wrong.example/a",
        corrected_by="2026 b",
    )
    RecordSource.objects.create(page=page, url="https://www.example.org/", quality="official")


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
    expect(page.locator("#content")).to_be_focused()


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
    section = page.locator("#facts-exam").locator("xpath=ancestor::section")
    mark, opened = section.locator("a.src").first, section.locator(".fact-mark__source")

    mark.focus()
    page.keyboard.press("Enter")
    expect(opened).to_contain_text("example.org/exams/pmp")
    expect(mark).to_have_attribute("aria-expanded", "true")
    opened.get_by_role("link").first.focus()
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(mark).to_be_focused()


def test_without_javascript_everything_is_there_and_the_theme_switch_is_not(open_page: PageOpener) -> None:
    page = open_page(CERTIFICATION, javascript=False, width=320).page

    assert not page.get_by_text("System", exact=True).is_visible()
    assert not page.get_by_role("navigation", name="Main").is_visible()
    page.locator("#facts-exam").locator("xpath=ancestor::section").locator("a.src").first.click()
    page.wait_for_url(f"**{CERTIFICATION}sources/#*")
    expect(page.locator(".evidence:target").get_by_text("The issuer’s own page", exact=False)).to_be_visible()
    page.locator(".site-menu summary").click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Catalogue").click()
    page.get_by_role("link", name="Project Management Professional").click()
    page.wait_for_url(f"**{CERTIFICATION}")


@pytest.mark.parametrize("width", [320, 1280])
def test_catalogue_is_filtered_without_javascript_at_any_width(open_page: PageOpener, width: int) -> None:
    page = open_page(CATALOGUE, javascript=False, width=width).page
    summary = page.get_by_text("Search and filter")
    assert summary.is_visible() == (width == 320)
    if width == 320:
        summary.click()
    page.get_by_label("Practitioner").check()
    page.get_by_role("searchbox", name="Search", exact=True).fill("PROJECT")
    page.get_by_role("button", name="Show").click()

    page.wait_for_url("**/catalogue/?*level=practitioner*")
    expect(page.get_by_role("heading", name="2 of 3 certifications")).to_be_visible()
    page.get_by_role("link", name="Remove: Level: Practitioner").click()
    page.wait_for_url(lambda address: "level" not in address and "q=PROJECT" in address)


def test_filter_is_worked_by_keyboard_alone(open_page: PageOpener) -> None:
    page = open_page(CATALOGUE).page
    page.get_by_role("searchbox", name="Search", exact=True).focus()
    page.keyboard.type("donau")
    page.keyboard.press("Enter")
    page.wait_for_url("**/catalogue/?q=donau*")

    assert page.get_by_role("link", name=LONG_NAME, exact=True).is_visible()
    assert not page.get_by_role("link", name="Project Management Professional").is_visible()


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


def test_nothing_moves_once_the_page_has_been_read(open_page: PageOpener) -> None:
    page = open_page("/assessments/").page
    # Moves before that are accepted: a slow parser paints a half of the head, and then the whole of it, while
    # what readers see jump is what loads late.
    shift = page.evaluate(
        """() => new Promise((resolve) => {
            const read = performance.getEntriesByType("navigation")[0].domInteractive;
            let sum = 0;
            const add = (entries) => {
                for (const entry of entries) if (entry.startTime > read) sum += entry.value;
            };
            const observer = new PerformanceObserver((list) => add(list.getEntries()));
            observer.observe({type: "layout-shift", buffered: true});
            requestAnimationFrame(() => requestAnimationFrame(() => {
                add(observer.takeRecords());
                resolve(sum);
            }));
        })"""
    )

    assert shift == 0


def test_on_paper_the_sources_are_printed_and_the_navigation_is_not(open_page: PageOpener) -> None:
    page = open_page(CERTIFICATION, theme="dark").page
    page.emulate_media(media="print")

    assert page.locator(".cited li").first.is_visible()
    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_forced_colours_keep_the_state_of_facts_readable(open_page: PageOpener) -> None:
    opened = open_page(CERTIFICATION, forced_colors="active")

    assert opened.page.get_by_text("stale", exact=True).first.is_visible()
    assert opened.accessibility_report() == ""


@pytest.mark.parametrize("width", WIDTHS)
def test_comparison_is_a_table_to_screen_readers_in_any_window(open_page: PageOpener, width: int) -> None:
    make_comparison_page(HomePage.objects.latest("pk"))
    page = open_page("/two-disciplines/", width=width).page
    rows = page.locator(".comparison__table tbody tr").count()
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])

    assert rows > 10
    assert (roles["table"], roles["columnheader"]) == (1, 3)
    assert (roles["row"], roles["rowheader"], roles["cell"]) == (rows + 1, rows, 2 * rows)


def test_answers_of_the_stacked_comparison_name_their_discipline(open_page: PageOpener) -> None:
    make_comparison_page(HomePage.objects.latest("pk"))
    page = open_page("/two-disciplines/", width=320).page

    names = page.locator(".comparison__table td > .comparison__of")
    assert names.count() == page.locator(".comparison__table td").count() > 20
    assert page.locator(".comparison__of[aria-hidden]").count() == 0
    assert all(name.is_visible() for name in names.all())
