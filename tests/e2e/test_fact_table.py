"""The table of facts as its editor uses it: by the labels on the screen, with mouse and keyboard."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from certifications.models import CertificationPage, FocusArea, Issuer
from portal.users.roles import EDITORS
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_term
from tests.support.browser import AXE, FIND_VIOLATIONS, PageOpener, Theme, browser_tests
from tests.support.cast import PASSWORD, make_person
from tests.support.certification_form import (
    EDITOR,
    IS_SAVED,
    draft,
    group,
    open_facts,
    open_form,
    save_draft,
    wait_until_it_saved_itself,
)
from tests.support.processes import wait_until

pytestmark = browser_tests


@pytest.fixture(autouse=True)
def _site(live_site: Any, settings: Any) -> None:
    """A site with its lists, and an editor who signs in with a password alone, as in the demo."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_catalogue_page()
    make_term(FocusArea, "Agile")
    make_person(EDITOR, role=EDITORS)


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds wrong, and where."""
    page.evaluate(AXE)
    found = page.evaluate(FIND_VIOLATIONS)["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def values(page: CertificationPage) -> list[str]:
    return [value for _key, value, _source in draft(page)]


def test_source_is_changed_once_for_all_facts_that_name_it(open_page: PageOpener) -> None:
    one, other = "https://www.example.org/exam/", "https://www.example.org/other/"
    facts = (
        fact_row(key="exam.questions", value="180", source_url=one),
        fact_row(key="exam.minutes", value="240", source_url=one),
        fact_row(key="fees.exam", value="USD 300", source_url=other),
    )
    certification = make_certification(make_catalogue_page(), facts=facts)
    page = open_facts(open_page, certification)
    page.get_by_text("Sources of these facts (2)").click()
    page.get_by_role("button", name="example.org/exam").click()
    page.get_by_label("Source address").first.fill("https://www.example.org/exam-2027/")
    page.get_by_role("button", name="Exam fee: USD 300").click()
    page.get_by_role("button", name="Same source as above").click()
    page.get_by_role("button", name="Questions: 180").click()
    page.get_by_role("button", name="Duplicate").first.click()
    page.get_by_role("textbox", name="Number of questions").last.fill("175")
    for more in page.get_by_text("Days, further sources, notes").all():
        more.click()
    group(page, "Exam").get_by_label("In force from").last.fill("2027-01-01")
    group(page, "Exam").get_by_label("In force until").first.fill("2026-12-31")
    page.get_by_role("button", name="Length: 240 minutes").click()
    group(page, "Exam").get_by_role("button", name="Remove").nth(1).press("Enter")
    expect(page.get_by_text("Removed: Length: 240 minutes")).to_be_visible()
    expect(page.get_by_role("button", name="Put back")).to_be_focused()

    changed = "https://www.example.org/exam-2027/"
    expected = [("exam.questions", "180"), ("fees.exam", "USD 300"), ("exam.questions", "175")]
    save_draft(page)
    assert draft(certification) == [(*each, changed) for each in expected]


def test_row_that_is_refused_opens_with_the_sentence_at_its_field(open_page: PageOpener) -> None:
    facts = (
        fact_row(key="fees.exam", value="USD 300"),
        fact_row(key="exam.questions", value="180"),
    )
    certification = make_certification(make_catalogue_page(), facts=facts)
    page = open_facts(open_page, certification)
    costs = group(page, "What it costs")
    costs.get_by_role("button", name="Add a fact").press("Enter")
    costs.get_by_role("combobox", name="What is stated").select_option(label="Exam fee")
    costs.get_by_role("textbox", name="Exam fee").last.fill("USD 250")
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").click()

    page.get_by_role("button", name="Go to the first error").click()
    field = group(page, "What it costs").get_by_role("textbox", name="Exam fee")
    expect(field).to_have_value("USD 250")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("“Exam fee” has two values for the same day")).to_be_visible()
    expect(group(page, "Exam").get_by_role("textbox")).to_have_count(0)
    assert certification.get_latest_revision_as_object().facts.count() == len(facts)


def test_half_filled_row_waits_while_the_rest_saves_itself(open_page: PageOpener) -> None:
    certification = make_certification(
        make_catalogue_page(), facts=(fact_row(key="exam.questions", value="180"),)
    )
    page = open_facts(open_page, certification)
    exam = group(page, "Exam")
    exam.get_by_role("button", name="Add a fact").click()
    exam.get_by_role("combobox", name="What is stated").select_option(label="Length in minutes")
    wait_until_it_saved_itself(page)
    exam.get_by_role("button", name="Questions: 180").click()
    exam.get_by_role("textbox", name="Number of questions").fill("175")
    wait_until_it_saved_itself(page)
    assert values(certification) == ["175"]
    expect(exam.get_by_role("button", name="Not saved yet: the value is missing")).to_be_visible()

    exam.get_by_role("textbox", name="Length in minutes").fill("240")
    wait_until(lambda: values(certification) == ["175", "240"])


def test_filter_finds_facts_and_an_address_opens_one(open_page: PageOpener) -> None:
    facts = tuple(
        fact_row(key=key, value=value)
        for key, value in (
            ("fees.exam", "USD 300"),
            ("exam.questions", "180"),
            ("routes.1.training_hours", "35"),
        )
    )
    certification = make_certification(make_catalogue_page(), facts=facts)
    address = f"/admin/pages/{certification.pk}/edit/"
    page = open_form(open_page, address)
    page.goto("about:blank")
    page.goto(f"{address}#fact:fees.exam")
    expect(page.get_by_role("textbox", name="Exam fee")).to_be_visible()
    expect(page.get_by_role("button", name="Exam fee: USD 300")).to_be_focused()
    expect(page.get_by_role("button", name="Exam fee: USD 300")).to_be_in_viewport()
    page.get_by_label("Filter facts").fill("training")
    expect(page.get_by_role("button", name="Training: 35 hours")).to_be_visible()
    expect(page.get_by_role("button", name="Exam fee: USD 300")).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="1 of 3 facts")).to_have_count(1)


def test_new_issuer_is_made_in_the_form_and_is_a_draft(open_page: PageOpener) -> None:
    catalogue = make_catalogue_page()
    page = open_form(open_page, f"/admin/pages/add/certifications/certificationpage/{catalogue.pk}/")
    page.get_by_role("textbox", name="Title").first.fill("Certified Example Professional")
    page.keyboard.press("Tab")
    page.wait_for_url("**/edit/")
    page.wait_for_function(IS_SAVED)
    page.get_by_role("button", name="Choose issuer").click()
    page.get_by_role("tab", name="New issuer").click()
    page.get_by_role("dialog").get_by_label("Name").last.fill("Institute of New Examples")
    page.get_by_role("button", name="Add the issuer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_text("Institute of New Examples")).to_be_visible()

    issuer = Issuer.objects.get(name="Institute of New Examples")
    assert (issuer.key, issuer.live, issuer.revisions.count()) == ("institute-of-new-examples", False, 1)
    save_draft(page)
    assert CertificationPage.objects.filter(issuer=issuer, live=False).exists()


def test_table_and_matrix_fit_every_window_and_are_accessible(open_page: PageOpener) -> None:
    facts = (
        fact_row(key="exam.questions", value="180"),
        fact_row(key="fees.exam", value="USD 300", collected_on=date(2026, 11, 22)),
        fact_row(key="routes.1.education", value="four-year degree"),
    )
    certification = make_certification(make_catalogue_page(), facts=facts)
    opened = open_page(f"/admin/pages/{certification.pk}/edit/")
    page = opened.page
    page.get_by_label("Email address").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("tab", name="Facts").click()
    page.get_by_role("button", name="Exam fee: USD 300").click()
    looks: tuple[tuple[Theme, int], ...] = (("light", 320), ("dark", 1280))
    for theme, width in looks:
        opened.show(theme=theme, width=width)
        for tab in ("Facts", "Judgements"):
            page.get_by_role("tab", name=tab).click()
            assert opened.beyond_window() == [], (tab, width)
            assert faults(page) == [], (tab, width)
    assert opened.complaints == []
