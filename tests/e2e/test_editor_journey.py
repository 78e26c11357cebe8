"""An editor and a moderator publish a certification and an article, led only by what the screen says.

Their forms and lists fit a narrow window.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from certifications.models import (
    ArticleIndexPage,
    CataloguePage,
    Discipline,
    FocusArea,
    Issuer,
    Level,
    MachineWrittenSite,
)
from portal.users.roles import EDITORS, MODERATORS
from tests.factories.articles import make_writer
from tests.factories.pages import make_catalogue_page, make_home_page, make_issuer, make_term
from tests.support.browser import WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.cast import PASSWORD, make_person

pytestmark = browser_tests

EDITOR, MODERATOR = "editor@example.org", "moderator@example.org"
CERTIFICATION, ARTICLE = "Certified Example Professional", "How to read a price list"


@pytest.fixture(autouse=True)
def _site(live_site: Any, settings: Any) -> None:
    """A site with its lists, and two people who sign in with a password alone, as in the demo."""
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    home = make_home_page()
    make_catalogue_page(home)
    index = ArticleIndexPage(title="Articles", slug="articles", introduction="What we learnt.")
    home.add_child(instance=index)
    index.save_revision().publish()
    make_issuer("Example Institute")
    make_term(Discipline, "Project management")
    make_term(Level, "Practitioner")
    make_term(FocusArea, "Agile")
    make_writer("Ines Moreno")
    make_person(EDITOR, role=EDITORS)
    make_person(MODERATOR, role=MODERATORS)
    assert Issuer.objects.count() == 1


def open_admin(open_page: PageOpener, email: str) -> OpenPage:
    """A window of its own, signed in and at the front of the admin."""
    opened: OpenPage = open_page("/admin/")
    page = opened.page
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Images").first).to_be_visible()
    return opened


def sign_in(open_page: PageOpener, email: str) -> Page:
    return open_admin(open_page, email).page


def write(page: Page, label: str, text: str) -> None:
    """Fill in the first field of this name."""
    page.get_by_role("textbox", name=label).first.fill(text)


def choose(page: Page, label: str, option: str) -> None:
    """Take an option of the first list of this name."""
    page.get_by_role("combobox", name=label).first.select_option(label=option)


def add_below(page: Page, parent: str) -> None:
    """Open the form of a new page below another one."""
    page.get_by_role("button", name="Pages", exact=True).click()
    page.get_by_role("link", name="View child pages of 'Home'").click()
    page.get_by_role("dialog").get_by_role("link", name=parent, exact=True).click()
    page.get_by_role("link", name="Add child page").first.click()


def press(page: Page, name: str) -> None:
    """Press a button of the editor's foot, which may stand in the menu beside the first one."""
    # Wagtail's script gives the buttons their meaning; before that each of them saves.
    page.wait_for_load_state()
    button = page.get_by_role("button", name=name, exact=True)
    if not button.first.is_visible():
        page.get_by_role("button", name="More actions").click()
    button.first.click()


def submit_for_moderation(page: Page, title: str) -> None:
    press(page, "Submit to Moderation")
    expect(
        page.get_by_role("status").filter(has_text=title).get_by_text("submitted for moderation").first
    ).to_be_visible()


def approve(open_page: PageOpener, title: str) -> None:
    """Find the page on the moderator's front, open it, approve it."""
    page = sign_in(open_page, MODERATOR)
    page.get_by_role("link", name=title).first.click()
    press(page, "Approve")
    expect(page.get_by_role("row").filter(has_text=title)).to_contain_text("live")


def test_certification_is_written_submitted_approved_and_read(open_page: PageOpener) -> None:
    page = sign_in(open_page, EDITOR)
    add_below(page, "Catalogue")
    write(page, "Title", CERTIFICATION)
    page.get_by_role("button", name="Choose issuer").click()
    page.get_by_role("link", name="Example Institute").click()
    page.get_by_role("tab", name="Judgements").click()
    write(page, "Who it suits", "For people who lead examples.")
    choose(page, "Discipline", "Project management")
    choose(page, "Level", "Practitioner")
    choose(page, "What it certifies", "A discipline, not a product")
    write(page, "Judged by", "Ines Moreno")
    write(page, "Basis of the judgement", "The issuer’s handbook.")
    page.get_by_role("tab", name="Facts").click()
    page.get_by_role("button", name="Add a fact: Exam").click()
    choose(page, "What is stated", "Number of questions")
    write(page, "Number of questions", "120")
    write(page, "Source address", "https://www.example.org/handbook/")
    choose(page, "Confidence", "High: the issuer’s own page, or two sources that agree")
    submit_for_moderation(page, CERTIFICATION)
    approve(open_page, CERTIFICATION)

    reader: Page = open_page("/").page
    reader.get_by_role("navigation", name="Main").get_by_role("link", name="Catalogue").click()
    reader.get_by_role("link", name=CERTIFICATION, exact=True).click()
    expect(reader.get_by_role("heading", name=CERTIFICATION)).to_be_visible()
    expect(reader.get_by_text("120").first).to_be_visible()


def test_article_is_written_submitted_approved_and_read(open_page: PageOpener) -> None:
    page = sign_in(open_page, EDITOR)
    add_below(page, "Articles")
    write(page, "Title", ARTICLE)
    write(page, "Summary", "What stands in it and what does not.")
    choose(page, "Author", "Ines Moreno")
    page.get_by_role("button", name="Insert a block").click()
    page.get_by_role("option", name="Heading", exact=True).click()
    write(page, "Heading", "What stands in it")
    submit_for_moderation(page, ARTICLE)
    approve(open_page, ARTICLE)

    reader: Page = open_page("/articles/").page
    reader.get_by_role("link", name=ARTICLE).click()
    expect(reader.get_by_role("heading", name="What stands in it")).to_be_visible()


def test_forms_and_lists_of_editors_end_inside_every_window(open_page: PageOpener) -> None:
    opened = open_admin(open_page, EDITOR)
    page = opened.page
    lists = "/admin/snippets/certifications"
    site = MachineWrittenSite.objects.create(host="written-by-nobody.example.org")
    form = f"/admin/pages/add/certifications/certificationpage/{CataloguePage.objects.get().pk}/"
    for width in WIDTHS:
        opened.show(theme="light", width=width)
        for address in (
            f"{lists}/progression/add/",
            f"{lists}/educationreading/add/",
            f"{lists}/machinewrittensite/edit/{site.pk}/",
            f"{lists}/issuer/",
        ):
            page.goto(address)
            assert opened.beyond_window() == [], (address, width)
        page.goto(form)
        for tab in ("About", "Judgements", "Facts"):
            page.get_by_role("tab", name=tab).click()
            if tab == "Facts":
                page.get_by_role("button", name="Add a fact: Exam").click()
            assert opened.beyond_window() == [], (tab, width)
