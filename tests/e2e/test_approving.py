"""*Approve* in a real browser: slow answers, double clicks, two tabs, going back, a stray key."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from portal.users.roles import EDITORS, MODERATORS
from tests.portal.editorial.acts import Desk, page_desk
from tests.support.browser import PageOpener, browser_tests, wait_until_watched
from tests.support.cast import Actor, staff_actor

pytestmark = browser_tests

WRITTEN = "Written by the editor."


@pytest.fixture
def desk(live_site: LiveServer) -> Desk:
    """A page whose draft an editor has submitted."""
    waiting = page_desk()
    editor = staff_actor("editor@example.org", EDITORS)
    waiting.save(editor, WRITTEN)
    waiting.submit(editor)
    return waiting


@pytest.fixture
def moderator(desk: Desk) -> Actor:
    return staff_actor("moderator@example.org", MODERATORS)


@pytest.fixture
def form(open_page: PageOpener, desk: Desk, moderator: Actor, live_site: LiveServer) -> Page:
    """The form of the draft, as the moderator has it before them."""
    page: Page = open_page("/health/live").page
    sign_in(page, moderator, live_site)
    page.goto(desk.url("edit"))
    wait_until_watched(page)
    return page


def sign_in(page: Page, actor: Actor, live_site: LiveServer) -> None:
    """Let the browser be that of somebody who is signed in."""
    page.context.add_cookies(
        [
            {"name": name, "value": morsel.value, "url": live_site.url}
            for name, morsel in actor.client.cookies.items()
        ]
    )


def approve_button(page: Page) -> Locator:
    """The button in the menu below the form, which is opened for it."""
    found = page.get_by_role("button", name="Approve", exact=True, include_hidden=True).first
    expect(found).to_be_attached()
    if not found.is_visible():
        page.get_by_role("button", name="More actions").click()
    expect(found).to_be_visible()
    return found


def posts(page: Page, url: str) -> list[str]:
    """Every form that the page sends to an address from now on."""
    sent: list[str] = []
    page.on(
        "request",
        lambda request: (
            sent.append(request.resource_type)
            if request.method == "POST" and request.url.endswith(url)
            else None
        ),
    )
    return sent


def expect_told(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible()


def test_one_press_sends_one_request_however_long_the_answer_takes(form: Page, desk: Desk) -> None:
    held: list[Route] = []
    sent = posts(form, desk.url("edit"))
    form.route(
        f"**{desk.url('edit')}",
        lambda route: held.append(route) if route.request.method == "POST" else route.continue_(),
    )

    approve_button(form).click(no_wait_after=True)
    # As long as autosave takes to notice an edit and to send it.
    form.wait_for_timeout(3000)
    assert sent == ["document"]
    held[0].continue_()

    expect_told(form, "Published: “")
    assert desk.shown == WRITTEN
    assert desk.row.revisions.filter(user__email="moderator@example.org").count() == 0


def test_double_click_approves_once_and_going_back_is_told(form: Page, desk: Desk) -> None:
    sent = posts(form, desk.url("edit"))

    approve_button(form).dblclick(no_wait_after=True)
    expect_told(form, "Published: “")
    assert sent == ["document"]

    form.goto(desk.url("edit"))
    form.reload()
    expect(form.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    assert desk.shown == WRITTEN
    assert not desk.row.has_unpublished_changes


def test_second_tab_is_told_what_the_first_one_did(form: Page, desk: Desk) -> None:
    second = form.context.new_page()
    second.goto(desk.url("edit"))
    second.wait_for_load_state()
    approve_button(form).click()
    expect_told(form, "Published: “")

    approve_button(second).click()

    expect_told(second, "Nothing more was saved.")
    assert not desk.row.has_unpublished_changes


def test_stray_key_takes_no_right_away_and_a_real_change_says_who_may(form: Page, desk: Desk) -> None:
    field = form.get_by_role("textbox", name="Introduction")
    field.press("End")
    with form.expect_response(f"**{desk.url('edit')}"):
        field.press_sequentially(" ")
    # Until then Wagtail takes what is typed for part of what it has just saved.
    saved = form.locator("#w-autosave-indicator")
    expect(saved).to_have_attribute("data-w-autosave-state-value", "saved")
    with form.expect_response(f"**{desk.url('edit')}"):
        field.press_sequentially("More.")
    # Wagtail draws the menu anew with the next page only, and that one says why.
    approve_button(form).click()
    expect_told(form, "You cannot approve this: you edited it on")
    form.get_by_role("link", name="What you can do").click()
    form.get_by_role("button", name="Take my changes back").click()
    expect_told(form, "You may approve it now.")

    approve_button(form).click()

    expect_told(form, "Published: “")
    assert desk.shown == WRITTEN


def test_answers_on_the_desk_fit_a_narrow_window_and_one_press_approves(
    open_page: PageOpener, desk: Desk, moderator: Actor, live_site: LiveServer
) -> None:
    opened = open_page("/health/live", width=390)
    page = opened.page
    sign_in(page, moderator, live_site)
    page.goto("/admin/")
    page.get_by_text("Request changes").first.click()
    expect(page.get_by_label("What should change")).to_be_visible()

    assert opened.beyond_window() == []
    assert opened.accessibility_report() == ""
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status").get_by_text("Published: “Catalogue”.").first).to_be_visible()
    assert desk.shown == WRITTEN
