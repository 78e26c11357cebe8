"""An editor puts facts into an article by the names of certifications and facts."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from certifications.models import ArticlePage
from certifications.queries.kept import forget_certifications
from portal.users.roles import EDITORS
from tests.factories.articles import make_article, make_article_index
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.browser import PageOpener, browser_tests
from tests.support.cast import PASSWORD, make_person

pytestmark = browser_tests

EDITOR = "editor@example.org"


@pytest.fixture(autouse=True)
def _site(live_site: Any, settings: Any) -> None:
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_person(EDITOR, role=EDITORS)
    forget_certifications()


def test_facts_are_put_into_running_text_and_into_a_block(open_page: PageOpener) -> None:
    pmp = make_certification(
        make_catalogue_page(),
        title="Project Professional",
        abbreviation="PMP",
        facts=(fact_row(), fact_row("fees.exam", "USD 675")),
    )
    article = make_article(make_article_index(), body=[("paragraph", "<p>The exam costs </p>")])
    page = open_page(f"/admin/pages/{article.pk}/edit/").page
    page.get_by_label("Email address").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" /live")
    page.get_by_role("option", name="Live fact").first.click()
    dialog = page.get_by_role("dialog", name="Choose a fact")
    dialog.get_by_label("Certification").select_option(label="Project Professional (PMP)")
    dialog.get_by_label("Fact").select_option(label="Exam fee: USD 675")
    dialog.get_by_role("button", name="Insert").click()
    expect(text).to_contain_text("The exam costs USD 675")
    # What the form sends follows the editor at a distance.
    expect(page.locator('input[name="body-0-value"]')).to_have_value(re.compile("fees.exam"))

    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Live fact", exact=True).click()
    lists = page.locator(".fact-select").get_by_role("combobox")
    lists.first.select_option(label="Project Professional (PMP)")
    lists.last.select_option(label="Questions: 180 questions")
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").click()

    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert f'<embed embedtype="fact" fact="{pmp.translation_key}/fees.exam"/>' in draft.body[0].value.source
    assert str(draft.body[1].value["fact"]) == f"{pmp.translation_key}/exam.questions"
    expect(text).to_contain_text("USD 675")
    expect(lists.last).to_have_value(f"{pmp.translation_key}/exam.questions")
