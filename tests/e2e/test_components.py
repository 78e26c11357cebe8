"""Every component side by side in a real browser, without the site around it."""

from itertools import product

from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.component_examples import gallery

pytestmark = browser_tests

TEXT_HEIGHTS = """(place) => [...document.querySelectorAll(place)].map((box) => {
    const text = document.createRange();
    text.selectNodeContents(box);
    return text.getBoundingClientRect().height;
})"""


def open_gallery(open_page: PageOpener) -> OpenPage:
    opened: OpenPage = open_page("about:blank")
    html = gallery(static_prefix="/static/")
    opened.page.route("**/gallery/", lambda route: route.fulfill(body=html, content_type="text/html"))
    opened.page.goto("/gallery/")
    return opened


def test_components_are_accessible_and_fit_every_window_in_both_themes(open_page: PageOpener) -> None:
    opened = open_gallery(open_page)

    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert opened.accessibility_report() == "", f"{theme}, {width} px"
        assert not opened.is_wider_than_window(), f"{theme}, {width} px"
    assert opened.complaints == []


def test_numbers_of_a_meter_stay_on_one_line_beside_a_long_label(open_page: PageOpener) -> None:
    opened = open_gallery(open_page)
    opened.show(theme="light", width=320)

    heights = [
        opened.page.evaluate(TEXT_HEIGHTS, place)
        for place in (".meter__head > :first-child", ".meter__number")
    ]
    assert [len(set(found)) for found in heights] == [2, 1]
