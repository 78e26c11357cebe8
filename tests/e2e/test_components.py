"""Every component side by side in a real browser, without the site around it."""

from itertools import product

from tests.support.browser import THEMES, WIDTHS, PageOpener, browser_tests
from tests.support.component_examples import gallery

pytestmark = browser_tests


def test_components_are_accessible_and_fit_every_window_in_both_themes(open_page: PageOpener) -> None:
    opened = open_page("about:blank")
    html = gallery(static_prefix="/static/")
    opened.page.route("**/gallery/", lambda route: route.fulfill(body=html, content_type="text/html"))
    opened.page.goto("/gallery/")

    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert opened.accessibility_report() == "", f"{theme}, {width} px"
        assert not opened.is_wider_than_window(), f"{theme}, {width} px"
    assert opened.complaints == []
