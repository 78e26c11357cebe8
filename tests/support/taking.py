"""Taking the small assessment in a browser: its content, and what a person does on its pages."""

from playwright.sync_api import Page, expect

from assessments.models import Attempt
from tests.factories.assessments import make_assessment
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
)

FRONT = "/assessments/"


def make_content() -> None:
    """An assessment, and two certifications to plan and to hold."""
    home = make_home_page()
    catalogue = make_catalogue_page(home)
    make_certification(
        catalogue,
        slug="pmp",
        facts=(
            fact_row(),
            fact_row("fees.exam", "USD 675"),
            fact_row("routes.1.education", "none"),
            fact_row("routes.1.experience_months", "36"),
            fact_row("routes.1.experience_kind", "leading and directing projects"),
            fact_row("routes.1.window_years", "8"),
            fact_row("routes.1.training_hours", "0"),
        ),
    )
    make_certification(
        catalogue,
        title="Announced one",
        abbreviation="AO",
        slug="announced",
        status="announced-or-early",
        issuer=make_issuer("The publisher", is_publisher=True),
    )
    make_assessment()


def start(page: Page) -> None:
    """From the list of assessments into the first part."""
    page.goto(FRONT)
    page.get_by_role("link", name="A short assessment", exact=True).click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/sections/week/")


def answer(page: Page, question: str, choice: str) -> None:
    """Take a choice of a question by its label."""
    page.locator(f'[data-question="{question}"]').get_by_text(choice, exact=True).click()


def hold(page: Page, typed: str) -> None:
    """Add a certification to those that are held."""
    page.get_by_label("Add a certification").fill(typed)
    page.get_by_role("button", name="Add", exact=True).click()


def go_on(page: Page) -> None:
    """Press “Continue”."""
    page.locator(".taking__end").get_by_role("button", name="Continue").click()


def expect_saved(page: Page) -> None:
    """Wait until the server has acknowledged an answer."""
    expect(page.locator("[data-saving]")).to_contain_text("Saved at")


def stored(question: str) -> object:
    """What the only run holds for a question."""
    return Attempt.objects.get().answers.get(question, {}).get("value")


def take(page: Page) -> None:
    """From the front to the result, with the mouse."""
    start(page)
    answer(page, "share", "Projects")
    answer(page, "planning", "Agree")
    answer(page, "routine", "Disagree")
    if page.locator('[data-question="lead"]').count() == 0:
        go_on(page)
    answer(page, "lead", "Yes")
    go_on(page)
    answer(page, "tools", "Boards")
    page.locator('[name="answer.months"]').fill("22")
    go_on(page)
    go_on(page)
    page.get_by_role("button", name="Show my result").click()
