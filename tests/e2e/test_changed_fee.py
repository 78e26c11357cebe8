"""A wrong fee is found, changed, approved and public by two people in few actions."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from certifications.models import CertificationPage
from certifications.queries.kept import forget_certifications
from portal.users.roles import EDITORS, MODERATORS
from tests.factories.articles import make_article, make_article_index, make_corrections_page
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_home_page
from tests.support.browser import PageOpener, browser_tests, wait_until_watched
from tests.support.cast import PASSWORD, make_person
from tests.support.certification_form import EDITOR, Hand, group, wait_until_it_saved_itself

pytestmark = browser_tests

MODERATOR = "moderator@example.org"
MOST_ACTIONS = 12
OLD, NEW = "USD 675", "USD 699"
WHY = "We had read the page of last year."


@pytest.fixture
def certification(live_site: Any, settings: Any) -> CertificationPage:
    """The certification among others, beside the log of corrections and an article that shows its fee."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_person(EDITOR, role=EDITORS)
    make_person(MODERATOR, role=MODERATORS)
    home = make_home_page()
    make_corrections_page(home)
    catalogue = make_catalogue_page(home)
    for name in ("CAPM", "PgMP"):
        make_certification(
            catalogue, title=name, abbreviation=name, facts=(fact_row("fees.non_member", OLD),)
        )
    pmp = make_certification(
        catalogue,
        title="Project Management Professional",
        abbreviation="PMP",
        slug="pmp",
        facts=(fact_row(), fact_row("fees.member", "USD 425"), fact_row("fees.non_member", OLD)),
    )
    forget_certifications()
    live = f'<embed embedtype="fact" fact="{pmp.translation_key}/fees.non_member"/>'
    make_article(make_article_index(), slug="fees", body=[("paragraph", f"<p>It costs {live}.</p>")])
    return pmp


def front_of(open_page: PageOpener, address: str) -> Hand:
    """The hand of somebody who has signed in and has the admin's front page before them."""
    page: Page = open_page("/admin/").page
    page.get_by_label("Email address").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My desk")).to_be_visible()
    return Hand(page)


def correct_the_fee(hand: Hand) -> None:
    """Find the fact in the list of facts, change it, say why, and submit it."""
    page = hand.page
    hand.press("Reports")
    hand.click(page.get_by_role("link", name="Facts to check"))
    hand.write("Search term", "PMP non-member")
    hand.click(page.get_by_role("link", name="Fee for non-members of Project Management Professional"))
    wait_until_watched(page)
    costs = group(page, "What it costs")
    hand.write("Fee for non-members", NEW, costs)
    hand.choose("Why the value changes", "We had it wrong: enter it in the corrections log", costs)
    hand.write("What went wrong", WHY, costs)
    wait_until_it_saved_itself(page)
    hand.press("More actions")
    hand.press("Submit to Moderation")
    expect(page.get_by_text("has been submitted for moderation").first).to_be_visible()


def approve_the_fee(hand: Hand) -> None:
    """Open what waits, read what changes, and approve it."""
    page = hand.page
    hand.click(page.get_by_role("link", name="asks for your approval: “Project Management Professional”"))
    change = page.get_by_role("region", name="What the draft changes")
    for words in ("Fee for non-members", OLD, NEW, WHY):
        expect(change).to_contain_text(words)
    wait_until_watched(page)
    hand.press("More actions")
    hand.press("Approve")
    expect(page.get_by_text("Published: “").first).to_be_visible()


def test_wrong_fee_is_corrected_in_twelve_actions_of_two_people(
    open_page: PageOpener, certification: CertificationPage
) -> None:
    editor, moderator = front_of(open_page, EDITOR), front_of(open_page, MODERATOR)
    correct_the_fee(editor)
    moderator.page.reload()
    approve_the_fee(moderator)

    for address in (certification.url, "/articles/fees/", "/corrections/"):
        expect(open_page(address).page.get_by_text(NEW).first).to_be_visible()
    log = open_page("/corrections/").page
    expect(log.get_by_text(OLD).first).to_be_visible()
    expect(log.get_by_text(WHY)).to_be_visible()
    actions = sum(hand.fields + hand.clicks for hand in (editor, moderator))
    assert actions <= MOST_ACTIONS, (editor, moderator)
