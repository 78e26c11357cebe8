"""What moved, of one person and of all under a draft: the pages with tables and charts of it."""

import json
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Replay
from assessments.replays.services.run_replay import run_replay
from portal.jobs.models import Job, JobState
from portal.users.roles import EDITORS
from tests.builders.short_instrument import make_document
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_assessment, make_outcome
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.factories.replays import ContextInHand
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.cast import PASSWORD, make_person

pytestmark = browser_tests

EDITOR = "editor@example.org"
EARLIER, LATER = datetime(2025, 3, 1, 12, tzinfo=UTC), datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def address(live_site: Any, settings: Any) -> str:
    """Of the replay of an assessment that an editor took twice, and whose draft asks for more."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_catalogue_page(make_home_page())
    editor = make_person(EDITOR, role=EDITORS)
    row = make_assessment()
    for answers, now in ((WORK_ANSWERS, EARLIER), (PROJECT_ANSWERS, LATER)):
        make_outcome(row.versions.get(), answers=answers, now=now, learner=editor, visitor="")
    document: dict[str, Any] = make_document()
    document["rules"][1]["when"] = [{"score": "work", "at_most": 10}]
    row.definition = json.dumps(document)
    row.save_revision(user=editor)
    return f"/admin/assessments/{row.public_id}/replay/"


def check_looks(opened: OpenPage) -> None:
    opened.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert not opened.is_wider_than_window(), (opened.page.url, width)
        assert opened.beyond_window() == [], (opened.page.url, width)
        assert opened.accessibility_report() == "", (opened.page.url, theme, width)


def test_history_and_replay_are_accessible_and_fit_every_window(open_page: PageOpener, address: str) -> None:
    opened = open_page(address)
    page = opened.page
    page.get_by_label("Email address").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Replay past submissions").click()
    expect(page.get_by_role("link", name="Look again")).to_be_visible()
    run_replay(ContextInHand({"replay": Replay.objects.get().pk}))
    Job.objects.update(state=JobState.SUCCEEDED, finished_at=timezone.now())

    expect(page.get_by_role("heading", name="1 of 2 past submissions")).to_be_visible()
    check_looks(opened)
    page.goto("/assessments/history/")
    expect(page.get_by_text("Your path moved from Work management to Project management.")).to_be_visible()
    check_looks(opened)
