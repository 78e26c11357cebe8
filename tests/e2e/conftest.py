"""Fixtures of the tests in a browser."""

from tests.support.browser import browser, live_site, open_page

__all__ = ["browser", "live_site", "open_page"]
