"""Rows that are a line each, as their editor uses them: opened, moved and deleted."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from certifications.models import CertificationPage, RecordSource
from portal.users.roles import EDITORS
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.browser import PageOpener, browser_tests
from tests.support.cast import make_person
from tests.support.certification_form import EDITOR, open_form, save_draft

pytestmark = browser_tests

FIRST, SECOND, THIRD = (f"https://www.example.org/{name}/" for name in ("one", "two", "three"))


@pytest.fixture
def certification(live_site: Any, settings: Any) -> CertificationPage:
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_person(EDITOR, role=EDITORS)
    page = make_certification(make_catalogue_page())
    for order, url in enumerate((FIRST, SECOND, THIRD)):
        RecordSource.objects.create(page=page, sort_order=order, url=url, quality="official")
    page.save_revision()
    return page


def row(page: Page, url: str) -> Locator:
    return page.locator(".folded-row").filter(has=page.get_by_role("button", name=url))


def urls(page: CertificationPage) -> list[str]:
    draft = CertificationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [source.url for source in draft.sources.all()]


def test_opened_rows_are_changed_moved_and_deleted(
    open_page: PageOpener, certification: CertificationPage
) -> None:
    page = open_form(open_page, f"/admin/pages/{certification.pk}/edit/")
    page.get_by_role("tab", name="Sources and disputes").click()
    expect(row(page, FIRST).get_by_role("button")).to_have_count(1)

    row(page, THIRD).get_by_role("button", name=THIRD).press("Enter")
    row(page, THIRD).get_by_role("button", name="Move up").press("Enter")
    row(page, FIRST).get_by_role("button", name=FIRST).press("Enter")
    expect(row(page, FIRST).get_by_role("button", name="Move up")).to_be_disabled()
    row(page, FIRST).get_by_role("button", name="Delete").press("Enter")
    expect(row(page, FIRST)).to_be_hidden()
    row(page, SECOND).get_by_role("button", name=SECOND).press("Enter")
    changed = f"{SECOND}handbook/"
    row(page, SECOND).get_by_label("Address").fill(changed)
    save_draft(page)

    assert urls(certification) == [THIRD, changed]
