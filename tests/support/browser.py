"""Real Chromium for the tests of whole pages.

Import the fixtures where they are used: `from tests.support.browser import browser, live_site, open_page`.
Tests with a browser share one xdist group (`browser_tests`), so that one Chromium serves them all.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from portal.bootstrap import find_program
from tests.support.processes import PATIENCE

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
# The narrowest screen that must work, and an ordinary one.
WIDTHS = (320, 1280)
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

AXE = Axe().axe_script
# What passed is not sent: telling it takes longer than finding it.
FIND_VIOLATIONS = """
axe.run({resultTypes: ["violations"]}).then(
    (found) => ({...found, passes: [], incomplete: [], inapplicable: []})
)
"""

# Wagtail's minimap waits beside the window until it is opened.
FIND_BEYOND_WINDOW = """() => {
    const edge = document.documentElement.clientWidth + 1;
    const isBeyond = (box) => box.getBoundingClientRect().right > edge;
    const isReached = (box) => {
        for (let above = box.parentElement; above; above = above.parentElement) {
            if (/auto|scroll/.test(getComputedStyle(above).overflowX) && !isBeyond(above)) return true;
        }
        return false;
    };
    const isUsed = (box) => box.matches('input, select, textarea, button, img')
        || [...box.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...document.querySelectorAll('body *')]
        .filter((box) => isUsed(box) && isBeyond(box) && !isReached(box) && !box.closest('.w-minimap')
            && box.checkVisibility({opacityProperty: true, visibilityProperty: true}))
        .map((box) => `${box.localName} ${box.id} ${box.textContent.trim().slice(0, 40)}`);
}"""

# Wagtail looks at a form two seconds after it was connected, and it connects it more than once while the page
# loads: what is typed between two looks is no change to it. Timers of one page end in order, so after as long
# again no look is left.
IS_LOOKED_AT = """() => window.wagtail?.app?.getControllerForElementAndIdentifier(
    document.querySelector("form[data-edit-form]"), "w-unsaved")?.initialFormData"""
LAST_LOOK = "() => new Promise((done) => setTimeout(done, 2000))"

browser_tests = pytest.mark.xdist_group("browser")

# Milliseconds; a busy machine must not make a test red.
expect.set_options(timeout=PATIENCE * 1000)


def chromium_path() -> str:
    """The installed Chromium: CHROMIUM_PATH, else the first on PATH.

    Raises:
        RuntimeError: there is none; says how to install it.
    """
    path = find_program("Chromium")
    if not path:
        raise RuntimeError(
            "No Chromium found. Install it with “apt-get install chromium” or set CHROMIUM_PATH."
        )
    return path


@dataclass
class RunningBrowser:
    """Chromium, and the event loop by which Playwright drives it from this thread."""

    chromium: Browser
    loop: asyncio.AbstractEventLoop

    @contextmanager
    def in_use(self) -> Iterator[Browser]:
        """The time in which Playwright may be called.

        Playwright leaves its loop marked as running in this thread. Meanwhile Django takes every query for
        one made inside a coroutine, and gives it a database connection of its own. So the mark is taken off
        as soon as the browser is not needed: fixtures and other tests find what they are used to.
        """
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
            mark_running_loop(self.loop)
            try:
                yield self.chromium
            finally:
                connections.close_all()
                mark_running_loop(None)


def mark_running_loop(loop: asyncio.AbstractEventLoop | None) -> None:
    """Say which event loop runs in this thread."""
    asyncio._set_running_loop(loop)


def wait_until_watched(form: Page) -> None:
    """Wait until Wagtail takes what is typed into a form of the admin for a change."""
    form.wait_for_function(IS_LOOKED_AT)
    form.evaluate(LAST_LOOK)


@pytest.fixture(scope="session")
def browser() -> Iterator[RunningBrowser]:
    """One Chromium for all tests of this process."""
    playwright = sync_playwright().start()
    chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(SWITCHES))
    running = RunningBrowser(chromium, asyncio.get_running_loop())
    mark_running_loop(None)
    yield running
    mark_running_loop(running.loop)
    chromium.close()
    playwright.stop()
    mark_running_loop(None)


@pytest.fixture
def live_site(
    transactional_db: None, django_db_serialized_rollback: None, live_server: LiveServer
) -> LiveServer:
    """The site served on a local port, with the rows every test starts from (tests.support.kept_rows)."""
    return live_server


@dataclass
class OpenPage:
    """A page in a window of its own, and what went wrong while it was open."""

    page: Page
    response: Response | None
    complaints: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def show(self, *, theme: Theme, width: int) -> None:
        """Turn to another theme and width, once the page that was asked for is there."""
        self.page.wait_for_load_state()
        self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        self.page.set_viewport_size({"width": width, "height": 800})

    def is_wider_than_window(self) -> bool:
        """Whether one would have to scroll sideways."""
        return bool(
            self.page.evaluate("document.scrollingElement.scrollWidth > document.documentElement.clientWidth")
        )

    def accessibility_report(self) -> str:
        """What axe finds against WCAG 2.2 AA and best practice; empty when nothing."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        results = AxeResults(self.page.evaluate(FIND_VIOLATIONS))
        return results.generate_report() if results.violations_count else ""

    def beyond_window(self) -> list[str]:
        """What can be read or used and ends right of the window, where nothing scrolls to it.

        What is still moving, as Wagtail's pages do after a turn to another width, is given time to arrive.
        """
        deadline = time.monotonic() + PATIENCE
        found: list[str] = self.page.evaluate(FIND_BEYOND_WINDOW)
        while found and time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
            found = self.page.evaluate(FIND_BEYOND_WINDOW)
        return found


PageOpener = Callable[..., OpenPage]


@pytest.fixture
def open_page(browser: RunningBrowser, live_site: LiveServer) -> Iterator[PageOpener]:
    """Open an address of the site: `open_page("/", width=320, theme="dark", javascript=False)`.

    `complaints` of the result collects errors of the console, policy violations and exceptions of scripts;
    `requested` the addresses that the browser fetched.
    """
    contexts: list[BrowserContext] = []

    def open_address(
        address: str, *, width: int = 1280, theme: Theme = "light", javascript: bool = True, **options: Any
    ) -> OpenPage:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=theme,
            # A colour measured half-way through a transition is no colour of ours.
            reduced_motion="reduce",
            java_script_enabled=javascript,
            base_url=live_site.url,
            **options,
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        opened = OpenPage(page=page, response=None)
        page.on("console", lambda message: _note(opened, message.type, message.text))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on("requestfailed", lambda request: _note_failure(opened, request))
        page.on("request", lambda request: opened.requested.append(request.url))
        opened.response = page.goto(address)
        return opened

    with browser.in_use() as chromium:
        yield open_address
        for context in contexts:
            context.close()


def _note(opened: OpenPage, kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        opened.complaints.append(text)


def _note_failure(opened: OpenPage, request: Request) -> None:
    """Note a request that failed; one that ended because the page was left did not fail."""
    if request.failure != "net::ERR_ABORTED":
        opened.complaints.append(f"failed: {request.url} ({request.failure})")
