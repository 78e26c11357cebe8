"""A certification is entered by the labels on the screen, in few fields and clicks."""

from typing import Any

import pytest
from playwright.sync_api import expect

from certifications.models import CertificationPage, Discipline, EducationReading, FocusArea, Level
from portal.users.roles import EDITORS
from tests.factories.pages import make_catalogue_page, make_issuer, make_term
from tests.support.browser import PageOpener, browser_tests
from tests.support.cast import make_person
from tests.support.certification_form import EDITOR, IS_SAVED, Hand, draft, group, open_form, save_draft
from tests.support.processes import wait_until

pytestmark = browser_tests

FACTS, MOST_FIELDS, MOST_CLICKS = 8, 45, 30
DEGREE, SCHOOL = "four-year degree or global equivalent", "secondary-school diploma"
HANDBOOK = "https://www.example.org/handbook/"
AREAS = (
    *("Project work", "Ongoing work", "Recurring work", "Unplanned work", "Coordination", "Agile"),
    *("Plans", "People", "Cost and risk", "Workflow design", "Priorities"),
)


@pytest.fixture(autouse=True)
def _site(live_site: Any, settings: Any) -> None:
    """A site with its lists, and an editor who signs in with a password alone, as in the demo."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_catalogue_page()
    make_issuer("Example Institute")
    make_term(Discipline, "Project management")
    make_term(Level, "Practitioner")
    for area in AREAS:
        make_term(FocusArea, area)
    for words, level in ((DEGREE, 3), (SCHOOL, 1)):
        EducationReading.objects.create(words=words, level=level, live=True)
    make_person(EDITOR, role=EDITORS)


def test_certification_with_two_routes_takes_few_fields_and_clicks(open_page: PageOpener) -> None:
    catalogue = make_catalogue_page()
    hand = Hand(open_form(open_page, f"/admin/pages/add/certifications/certificationpage/{catalogue.pk}/"))
    enter_judgements(hand)
    hand.turn_to("Facts")
    enter_facts(hand)
    page = CertificationPage.objects.get(slug="certified-example-professional")
    # Two requests of one form at a time may end in either order: the draft saves itself first.
    wait_until(lambda: len(draft(page)) == FACTS)
    hand.page.wait_for_function(IS_SAVED)
    hand.clicks += 1
    save_draft(hand.page)

    assert draft(page) == [
        ("exam.minutes", "180", HANDBOOK),
        ("fees.exam", "USD 300", HANDBOOK),
        ("routes.1.education", DEGREE, HANDBOOK),
        ("routes.1.experience_months", "36", HANDBOOK),
        ("routes.1.training_hours", "35", HANDBOOK),
        ("routes.2.education", SCHOOL, HANDBOOK),
        ("routes.2.experience_months", "60", HANDBOOK),
        ("renewal.cycle_years", "3", HANDBOOK),
    ]
    assert {fact.confidence for fact in page.facts.all()} == {"high"}
    assert [row.coverage for row in page.coverage.all()] == ["core"] * len(AREAS)
    assert hand.fields <= MOST_FIELDS, hand
    assert hand.clicks <= MOST_CLICKS, hand


def enter_facts(hand: Hand) -> None:
    """Eight facts, two of them routes of entry, from one source."""
    page = hand.page
    exam = group(page, "Exam")
    hand.press("Add a fact", exam)
    hand.choose("What is stated", "Length in minutes", exam)
    hand.write("Length in minutes", "180", exam)
    hand.write("Source address", HANDBOOK, exam)
    hand.choose("Confidence", "High: the issuer’s own page, or two sources that agree", exam)
    hand.press("Add a fact", group(page, "What it costs"))
    hand.choose("What is stated", "Exam fee", group(page, "What it costs"))
    hand.write("Exam fee", "USD 300", group(page, "What it costs"))
    hand.press("Add an entry route")
    hand.choose("Education", DEGREE, group(page, "Route 1"))
    hand.write("Experience in months", "36", group(page, "Route 1"))
    hand.write("Training in hours", "35", group(page, "Route 1"))
    expect(page.get_by_role("heading", name=f"Route 1: {DEGREE}, 36 months")).to_be_visible()
    hand.press("Add an entry route")
    hand.choose("Education", SCHOOL, group(page, "Route 2"))
    hand.write("Experience in months", "60", group(page, "Route 2"))
    hand.press("Add a fact", group(page, "Keeping it"))
    hand.choose("What is stated", "Renewal every … years", group(page, "Keeping it"))
    hand.write("Renewal every … years", "3", group(page, "Keeping it"))


def enter_judgements(hand: Hand) -> None:
    """All that a certification needs beside its facts."""
    hand.write("Title*", "Certified Example Professional")
    hand.page.keyboard.press("Tab")
    hand.page.wait_for_url("**/edit/")
    hand.write("Abbreviation", "CEP")
    hand.press("Choose Issuer")
    hand.click(hand.page.get_by_role("link", name="Example Institute"))

    hand.turn_to("Judgements")
    hand.write("Who it suits*", "For people who lead examples.")
    hand.choose("Discipline*", "Project management")
    hand.choose("Level*", "Practitioner")
    hand.choose("What it certifies*", "A discipline, not a product")
    hand.write("Judged by*", "Ines Moreno")
    hand.write("Basis of the judgement*", "The issuer’s handbook.")
    for area in AREAS:
        hand.tick(f"{area}: core")
