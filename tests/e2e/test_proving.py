"""The check of a draft and “how this assessment works” in a real browser, with and without JavaScript."""

import json
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assessments.domain.proof.report import (
    Effect,
    Finding,
    FindingKind,
    Fragile,
    MirrorState,
    Pattern,
    QuestionRole,
    Reached,
    Severity,
    StraightLine,
)
from assessments.models import Assessment
from portal.users.roles import EDITORS, MODERATORS
from tests.builders.short_instrument import make_document
from tests.factories.assessments import checked_and_frozen, make_proof
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.cast import PASSWORD, make_person

pytestmark = browser_tests

EDITOR, MODERATOR = "editor@example.org", "moderator@example.org"
SHEET = (("lead", "no"), ("planning", "1"), ("routine", "3"), ("share", "half"))
STRAIGHT = Finding(
    FindingKind.STRAIGHT_LINER,
    Severity.WARNING,
    "paths/project",
    (("path", "project"), ("pattern", "first")),
    (SHEET,),
)
# It leads to a place of the definition.
UNREAD = Finding(FindingKind.QUESTION_WITHOUT_EFFECT, Severity.NOTICE, "questions/months")
REPORT: dict[str, Any] = {
    "mirror": MirrorState.PROVED,
    "effects": (
        Effect("share", QuestionRole.PATH, ("explore", "project", "work"), True),
        Effect("months", QuestionRole.PLAN, (), True),
    ),
    "fragile": Fragile("share", 1518, 2000),
    "straight_lines": (StraightLine(Pattern.MIDDLE, "explore"),),
    "reached": (Reached("work", "mostly_operations", SHEET),),
}


@pytest.fixture(autouse=True)
def draft(live_site: Any, settings: Any) -> Assessment:
    """A draft, and people who sign in with a password alone, as in the demo."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_catalogue_page(make_home_page())
    make_person(EDITOR, role=EDITORS)
    make_person(MODERATOR, role=MODERATORS)
    row: Assessment = Assessment.objects.create(title="Short", definition=json.dumps(make_document()))
    return row


def check_of(opener: PageOpener, row: Assessment, email: str, **options: Any) -> OpenPage:
    opened = opener(f"/admin/assessments/{row.public_id}/check/", **options)
    opened.page.get_by_label("Email address").fill(email)
    opened.page.get_by_label("Password").fill(PASSWORD)
    opened.page.get_by_role("button", name="Sign in").click()
    expect(opened.page.locator("[data-check]")).to_be_visible()
    return opened


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def test_how_it_works_is_accessible_and_fits_every_window(open_page: PageOpener, draft: Assessment) -> None:
    make_proof(make_document(), **REPORT)
    checked_and_frozen(draft, make_document())
    Assessment.objects.update(live=True)
    opened = open_page(f"/assessments/{draft.public_id}/")
    opened.page.get_by_role("link", name="How this assessment works").click()
    expect(opened.page.get_by_role("heading", level=1)).to_have_text("How this assessment works")
    open_all(opened.page)

    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert not opened.is_wider_than_window(), width
        assert opened.accessibility_report() == "", (theme, width)
    assert opened.complaints == []


def test_check_shows_itself_when_it_is_done(open_page: PageOpener, draft: Assessment) -> None:
    opened = check_of(open_page, draft, EDITOR)
    page = opened.page
    page.get_by_role("button", name="Check now").click()
    expect(page.get_by_text("The check is waiting to start.")).to_be_visible()

    make_proof(make_document(), UNREAD, **REPORT)

    expect(page.get_by_role("heading", name="Ready to go live: no errors, no warnings.")).to_be_visible()
    open_all(page)
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert opened.beyond_window() == [], width
        assert opened.accessibility_report() == "", (theme, width)


def test_moderator_signs_without_javascript(open_page: PageOpener, draft: Assessment) -> None:
    page = check_of(open_page, draft, MODERATOR, javascript=False).page
    page.get_by_role("button", name="Check now").click()
    make_proof(make_document(), STRAIGHT, **REPORT)
    page.get_by_role("link", name="Look again").click()

    page.get_by_text("Show answers").click()
    expect(page.get_by_text("Half and half").first).to_be_visible()
    page.get_by_role("button", name="Sign the warnings").click()

    expect(page.get_by_role("heading", name="a moderator has signed the warnings")).to_be_visible()
