"""The main job on the real questionnaire: a learner's runs, the history, an administrator's export."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Assessment, ExportRecord, Outcome
from portal.users.roles import ADMINISTRATORS
from tests.assessments.find_your_path import DOCUMENT, NEXT_DOCUMENT
from tests.factories.assessments import make_proof
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.support.browser import OpenPage, PageOpener, browser_tests
from tests.support.cast import PASSWORD, make_person
from tests.support.office import opened_by_libreoffice

pytestmark = browser_tests

LEARNER, ADMINISTRATOR = "learner@example.org", "administrator@example.org"
SHARES_OF_PROJECTS = (
    "share_lead_project",
    "share_project_team",
    "share_project_figures",
    "share_project_changes",
)


# The dimension that a scored question of the second edition feeds.
FED = {
    question["key"]: dimension
    for question in NEXT_DOCUMENT["questions"]
    for dimension in question.get("points", {})
}


@pytest.fixture(autouse=True)
def _site(live_site: Any, settings: Any) -> None:
    """The real questionnaire, published; people who sign in with a password alone, as in the demo."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_catalogue_page(make_home_page())
    row = Assessment.objects.create(title="Find your path", definition=json.dumps(DOCUMENT), minutes=8)
    make_proof(DOCUMENT)
    row.save_revision().publish(skip_permission_checks=True)
    make_person(LEARNER)
    make_person(ADMINISTRATOR, role=ADMINISTRATORS)


def sign_in(page: Page, email: str) -> None:
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def answer_part(page: Page, favoured: str) -> None:
    """Answer each question of the part at hand as somebody would whose work is of one kind."""
    for question in page.locator("[data-question]").all():
        key = str(question.get_attribute("data-question"))
        choices = question.locator('input[type="radio"]').all()
        if not choices:
            continue
        offered = choices[:-1]
        if key.startswith("share_"):
            is_project = key in SHARES_OF_PROJECTS
            position = len(offered) - 1 if is_project == (favoured == "project") else 0
            if key in {SHARES_OF_PROJECTS[0], "share_other_teams"}:
                position = len(offered) // 2
            offered[position].check()
        elif key.startswith("say_"):
            feeds = next(item for item in DOCUMENT["questions"] if item["key"] == key)
            agrees = (favoured in feeds["weights"]) != feeds.get("reversed", False)
            offered[-1 if agrees else 0].check()
        elif key in FED:
            # “Most of it” or “me first”, else “a little” or “me and others”.
            offered[len(offered) - 2 if FED[key] == favoured else 1].check()
        else:
            offered[0].check()


def publish_second_edition() -> None:
    row = Assessment.objects.get()
    row.definition = json.dumps(NEXT_DOCUMENT)
    make_proof(NEXT_DOCUMENT)
    row.save_revision().publish(skip_permission_checks=True)


def run(page: Page, favoured: str, *, is_again: bool = False) -> str:
    """Take the whole assessment, with a result already or without; returns the address of the new result."""
    page.goto("/assessments/")
    page.get_by_role("link", name="Find your path", exact=True).click()
    page.get_by_role("button", name="Start").click()
    if is_again:
        # What they told of themselves is carried over, and asked about before their work.
        page.wait_for_url("**/carried/")
        page.get_by_role("button", name="Yes, all correct").click()
    page.wait_for_url("**/sections/**")
    while "/sections/" in page.url:
        answer_part(page, favoured)
        with page.expect_navigation():
            page.locator(".taking__end").get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Show my result").click()
    page.wait_for_url("**/results/**")
    return page.url


def test_two_runs_a_history_and_an_export_that_libreoffice_opens(
    open_page: PageOpener, tmp_path: Path
) -> None:
    # Without JavaScript every answer comes with "Continue", and nothing appears meanwhile.
    page: Page = open_page("/assessments/", javascript=False).page
    first = run(page, "work")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Work management")
    page.get_by_role("link", name="Sign in").last.click()
    sign_in(page, LEARNER)
    # Signing in leads back to the result, which is kept.
    page.wait_for_url(first)

    run(page, "project", is_again=True)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Project management")
    page.goto("/assessments/history/")
    expect(page.get_by_text("Your path moved from Work management to Project management.")).to_be_visible()
    expect(page.get_by_text("Everything below comes from your answers alone.")).to_be_visible()
    assert [outcome.previous_path for outcome in Outcome.objects.order_by("pk")] == ["", "work"]

    office: OpenPage = open_page("/admin/reports/outcomes/")
    staff = office.page
    sign_in(staff, ADMINISTRATOR)
    expect(staff.get_by_text("2 outcomes from").first).to_be_visible()
    office.show(theme="light", width=320)
    assert office.beyond_window() == []
    with staff.expect_download() as download:
        staff.get_by_role("link", name="Export as XLSX", exact=True).click()
    content = Path(download.value.path()).read_bytes()
    opened = opened_by_libreoffice(content, "xlsx", tmp_path).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(opened)))

    assert [(row["path"], row["previous_path"], row["holder"]) for row in rows] == [
        ("work", "", "learner"),
        ("project", "work", "learner"),
    ]
    assert ExportRecord.objects.filter(exported_by__email=ADMINISTRATOR, rows=2).count() == 1


def test_second_edition_begins_with_what_both_ask_and_compares_no_points(open_page: PageOpener) -> None:
    page: Page = open_page("/accounts/login/", javascript=False).page
    sign_in(page, LEARNER)
    run(page, "work")
    publish_second_edition()

    run(page, "project", is_again=True)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Project management")
    first, second = Outcome.objects.order_by("pk")
    assert (first.version.number, second.version.number, second.previous_path) == (1, 2, "work")
    assert second.submission.answers["education"] == first.submission.answers["education"]
    page.goto("/assessments/history/")
    expect(page.get_by_text("All its questions about your work are new")).to_be_visible()
    expect(page.get_by_text("Everything below comes from")).to_have_count(0)
    expect(page.get_by_text("The new questions put it at")).to_have_count(2)
