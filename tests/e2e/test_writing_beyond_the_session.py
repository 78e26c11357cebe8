"""An editor whose session ends while they write loses nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect

from certifications.models import ArticleIndexPage
from portal.users.roles import EDITORS
from portal.users.staff_sessions import BEGAN
from tests.factories.pages import make_home_page
from tests.support.browser import THEMES, OpenPage, PageOpener, browser_tests, wait_until_watched
from tests.support.cast import PASSWORD, make_person

pytestmark = browser_tests

EDITOR = "editor@example.org"


@pytest.fixture
def index(live_site: Any, settings: Any) -> ArticleIndexPage:
    """A page to write on, and an editor who signs in with a password alone, as in the demo."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    page = ArticleIndexPage(title="Articles", slug="articles", introduction="What we learnt.")
    make_home_page().add_child(instance=page)
    page.save_revision().publish()
    make_person(EDITOR, role=EDITORS)
    return page


@pytest.fixture
def opened(open_page: PageOpener, index: ArticleIndexPage) -> OpenPage:
    """The form of the page, as its editor has it before them."""
    opened: OpenPage = open_page("/admin/")
    sign_in(opened.page)
    opened.page.goto(f"/admin/pages/{index.pk}/edit/")
    return opened


def sign_in(page: Page) -> None:
    page.get_by_label("Email address").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Images").first).to_be_visible()


def let_half_a_day_pass() -> None:
    """The only session began as long ago as one may last, but for a minute and a half."""
    session = SessionStore(Session.objects.get().session_key)
    end = timezone.now() + timedelta(seconds=90)
    session[BEGAN] = end.timestamp() - django_settings.STAFF_SESSION_SECONDS
    session.set_expiry(end)
    session.save()


def assert_fits_a_phone(opened: OpenPage) -> None:
    for theme in THEMES:
        opened.show(theme=theme, width=320)
        assert not opened.is_wider_than_window()


def test_at_the_end_of_the_day_the_editor_is_told_to_save_and_offered_nothing_that_fails(
    opened: OpenPage,
) -> None:
    page = opened.page
    notice = page.locator("[data-session-notice]")
    let_half_a_day_pass()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(notice.get_by_text("You have been signed in for 12 hours.")).to_be_visible()
    expect(notice.get_by_role("button")).to_have_count(0)
    assert_fits_a_phone(opened)


def test_what_was_typed_after_the_end_is_saved_when_the_editor_has_signed_in_again(
    opened: OpenPage, index: ArticleIndexPage
) -> None:
    page = opened.page
    title = page.get_by_role("textbox", name="Title").first
    notice = page.locator("[data-session-notice]")
    expect(notice).to_be_hidden()
    wait_until_watched(page)

    Session.objects.all().delete()
    title.press("End")
    title.press_sequentially(" that we wrote")
    expect(notice.get_by_text("You are signed out.")).to_be_visible()
    page.evaluate("document.querySelector('form[data-edit-form]').requestSubmit()")
    expect(title).to_have_value("Articles that we wrote")
    assert_fits_a_phone(opened)

    with page.expect_popup() as popup:
        notice.get_by_role("link", name="Sign in in another tab").click()
    sign_in(popup.value)
    popup.value.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(notice.get_by_text("You are signed in again.")).to_be_visible()
    expect(page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
    index.refresh_from_db()
    assert index.get_latest_revision_as_object().title == "Articles that we wrote"
