"""The form of a certification in a browser: opened, saved, and what became of its facts."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from certifications.models import CertificationPage
from tests.support.browser import PageOpener, wait_until_watched
from tests.support.cast import PASSWORD

EDITOR = "editor@example.org"
HAS_EDITS = """() => window.wagtail.app.getControllerForElementAndIdentifier(
    document.querySelector("form[data-edit-form]"), "w-unsaved").hasEditsValue"""
IS_SAVED = HAS_EDITS.replace("window", "!window", 1)


@dataclass
class Hand:
    """An editor's hand, which counts what it does."""

    page: Page
    fields: int = 0
    clicks: int = 0

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def press(self, name: str, within: Locator | None = None) -> None:
        self.click((within or self.page).get_by_role("button", name=name).first)

    def turn_to(self, tab: str) -> None:
        self.click(self.page.get_by_role("tab", name=tab))

    def write(self, label: str, text: str, within: Page | Locator | None = None) -> None:
        self.fields += 1
        (within or self.page).get_by_label(label, exact=True).last.fill(text)

    def choose(self, label: str, option: str, within: Locator | None = None) -> None:
        self.fields += 1
        (within or self.page).get_by_role("combobox", name=label, exact=True).last.select_option(label=option)

    def tick(self, label: str) -> None:
        self.fields += 1
        self.page.get_by_role("radio", name=label, exact=True).check()


def open_form(open_page: PageOpener, address: str) -> Page:
    """The form at an address, for an editor who just signed in, once it takes note of changes."""
    page: Page = open_page(address).page
    page.get_by_label("Email address").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("tab", name="Facts")).to_be_visible()
    wait_until_watched(page)
    return page


def open_facts(open_page: PageOpener, certification: CertificationPage) -> Page:
    page = open_form(open_page, f"/admin/pages/{certification.pk}/edit/")
    page.get_by_role("tab", name="Facts").click()
    return page


def group(page: Page, name: str) -> Locator:
    """A group of facts by its heading."""
    return page.locator(".fact-group").filter(has=page.get_by_role("heading", name=name, level=3))


def wait_until_it_saved_itself(page: Page) -> None:
    """Wait for the save that follows a change: what is typed meanwhile, Wagtail takes for saved."""
    page.wait_for_function(HAS_EDITS)
    page.wait_for_function(IS_SAVED)


def save_draft(page: Page) -> None:
    """Press the button, which sends all of the form, once the form does not save itself."""
    page.wait_for_function(IS_SAVED)
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").click()


def draft(page: CertificationPage) -> list[tuple[str, str, str]]:
    """What the draft's facts state, with the source of each."""
    facts = CertificationPage.objects.get(pk=page.pk).get_latest_revision_as_object().facts.all()
    return [(fact.key, fact.value, fact.source_url) for fact in facts]
