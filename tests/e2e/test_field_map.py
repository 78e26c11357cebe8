"""The map in a browser: by arrow keys, filtered at once, and accessible in both themes."""

from itertools import product

import pytest
from playwright.sync_api import expect

from portal.shared import page_cache
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_progression,
)
from tests.support.browser import THEMES, WIDTHS, PageOpener, browser_tests

pytestmark = browser_tests

ADDRESSES = ("/map/", "/map/coverage/", "/map/costs/", "/map/embed/")
OPEN_ALL = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
FOCUSED = "document.activeElement.dataset.key"


@pytest.fixture(autouse=True)
def content(live_site: object) -> None:
    catalogue = make_catalogue_page(make_home_page())
    for slug in ("capm", "csm", "pmp"):
        priced = (fact_row(), fact_row("fees.exam", "USD 300")) if slug != "csm" else ()
        make_certification(
            catalogue, slug=slug, abbreviation=slug.upper(), facts=priced, coverage={"Agile": "core"}
        )
    make_progression("capm", "pmp", "required")
    page_cache.purge()


def test_arrow_keys_go_from_box_to_box_and_tab_leaves_the_map(open_page: PageOpener) -> None:
    page = open_page("/map/").page
    boxes = page.locator(".map__box")

    assert boxes.evaluate_all("(all) => all.filter((box) => box.tabIndex === 0).length") == 1
    boxes.first.focus()
    first = page.evaluate(FOCUSED)
    page.keyboard.press("ArrowUp")
    second = page.evaluate(FOCUSED)
    page.keyboard.press("ArrowDown")
    assert (page.evaluate(FOCUSED), second) == (first, second)
    assert first != second
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) is None


def test_filter_works_at_once_and_by_its_button_without_a_script(open_page: PageOpener) -> None:
    for javascript in (True, False):
        page = open_page("/map/", javascript=javascript).page
        page.get_by_label("Only what you can book now").check()
        if not javascript:
            page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("main").get_by_role("status")).to_contain_text("2 of 3 certifications fit")
        assert "bookable=1" in page.url
        expect(page.locator(".map__box[data-faded]")).to_have_count(1)


def test_zoom_makes_the_map_wider_inside_its_frame(open_page: PageOpener) -> None:
    opened = open_page("/map/", width=320)
    drawing = opened.page.locator(".map__drawing")
    before = drawing.bounding_box()
    opened.page.get_by_role("button", name="Make the map larger").click()
    after = drawing.bounding_box()

    assert before
    assert after
    assert after["width"] > before["width"]
    assert not opened.is_wider_than_window()


@pytest.mark.parametrize("address", ADDRESSES)
def test_pictures_are_accessible_and_fit_every_window_in_both_themes(
    open_page: PageOpener, address: str
) -> None:
    opened = open_page(address)
    opened.page.evaluate(OPEN_ALL)

    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert opened.accessibility_report() == "", f"{theme}, {width} px"
        assert not opened.is_wider_than_window(), f"{theme}, {width} px"
    assert opened.complaints == []
