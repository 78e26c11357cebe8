"""A walk through all pages that visitors and learners read, in a browser, with a look at each."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response

from tests.support.browser import THEMES, WIDTHS, Theme

# Shows the page as it is now: its address with theme and width.
Look = Callable[[Page, str], None]
# A theme and a width.
View = tuple[Theme, int]
ALL_VIEWS: tuple[View, ...] = tuple(product(THEMES, WIDTHS))
# Each theme and each width once.
FEW_VIEWS: tuple[View, ...] = tuple(zip(THEMES, WIDTHS, strict=True))

# Pages that no link leads to.
UNLINKED = (
    # First: it shares the quota of pages that are alike with those of certifications.
    "/catalogue/pmp/sources/",
    "/no-such-page/",
    "/search/?q=project",
    "/search/?q=nothing-of-the-kind",
    "/search/?q=csm+vs+psm",
    "/search/?q=prinse2",
    "/catalogue/?level=practitioner&q=project&issuer=nobody",
    "/catalogue/?experience=none&exam=yes&price=300&currency=USD",
    "/catalogue/?q=nothing-of-the-kind",
    "/compare/?c=csm&c=psm-i",
    "/compare/?c=pmp&c=prince2-practitioner&c=ipma-c&c=apm-pmq&rows=all",
    "/compare/?c=pmp&c=nothing-of-the-kind",
    "/compare/roles/",
    "/map/?kind=ongoing&level=foundation&bookable=1",
    "/map/embed/",
    "/assessments/plan/?certification=pmi-pmp&answer.months=x",
    "/assessments/payer/no-such-link/",
    "/accounts/signup/",
)
OF_ONES_OWN = (
    "/assessments/",
    "/assessments/history/",
    "/accounts/",
    "/accounts/following/",
    "/accounts/profile/",
    "/accounts/data/",
    "/accounts/data/erase/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/logout/",
)
NOT_OURS = re.compile(r"^/(admin|documents|media|static|health|api)/|\.(json|csv|xml|txt)$")
MANY_ALIKE = re.compile(
    r"^/(catalogue|certifications|articles/topics|articles/authors|articles|corrections/report|demo/mail)/[^?]"
)
SEND = "main form button[type=submit]"
ONWARD = ".taking__end .buttons button"
OPEN_DETAILS = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


@dataclass
class Tour:
    """The walk. `documents` keeps what the server sent, by address; `places` counts the looks."""

    page: Page
    look: Look
    most_alike: int
    # The outbox opens by a token.
    mail: str
    # The themes and widths in which each page is looked at.
    views: Sequence[View] = ALL_VIEWS
    documents: dict[str, str] = field(default_factory=dict)
    places: int = 0

    def visit(self, address: str) -> Response | None:
        """Open an address and look at it."""
        response = self.page.goto(address)
        if response and "html" in response.headers.get("content-type", ""):
            self.documents[address] = response.text()
            self.look_round()
        return response

    def look_round(self) -> None:
        """Look at the page in each view, everything that opens being open."""
        self.page.wait_for_load_state()
        self.page.evaluate(OPEN_DETAILS)
        for theme, width in self.views:
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            self.page.set_viewport_size({"width": width, "height": 800})
            self.look(self.page, f"{urlsplit(self.page.url).path} ({theme}, {width} px)")
            self.places += 1

    def public_pages(self) -> None:
        """Every page that links lead to, and those that none leads to; not all that are alike."""
        waiting, alike = ["/", *UNLINKED, self.mail], Counter[str]()
        seen = set[str]()
        while waiting:
            address = waiting.pop(0)
            kind = MANY_ALIKE.match(address)
            if address in seen or (kind and alike[kind[1]] >= self.most_alike):
                continue
            seen.add(address)
            alike.update([kind[1]] if kind else [])
            self.visit(address)
            waiting += self.linked()

    def linked(self) -> list[str]:
        """Pages of the site that the open one links to."""
        site = "{0.scheme}://{0.netloc}".format(urlsplit(self.page.url))
        links: list[str] = self.page.evaluate("[...document.links].map((link) => link.href.split('#')[0])")
        addresses = [link.removeprefix(site) for link in links if link.startswith(f"{site}/")]
        return [each for each in addresses if "?" not in each and not NOT_OURS.search(each)]

    def take_the_assessment(self) -> None:
        """From the first part to the result and its plan, with what is said about wanting answers."""
        self.page.goto("/assessments/")
        self.page.locator(".offer a").first.click()
        self.page.locator(SEND).first.click()
        self.page.wait_for_url(re.compile("/sections/|/carried/"))
        if "/carried/" in self.page.url:
            self.look_round()
            self.page.locator(SEND).first.click()
            self.page.wait_for_url("**/sections/**")
        was_refused = False
        while "/sections/" in self.page.url:
            self.look_round()
            was_refused = was_refused or self.is_refused_empty()
            self.answer_part()
        if not was_refused:
            raise RuntimeError("No part asks for answers.")
        self.look_round()
        self.page.locator(SEND).last.click()
        self.page.wait_for_url("**/results/**")
        self.visit(urlsplit(self.page.url).path)

    def is_refused_empty(self) -> bool:
        """Send a part as it is; returns whether it was refused, with a look at what is said then."""
        part = self.page.url
        self.page.locator(ONWARD).first.click()
        self.page.wait_for_load_state()
        if self.page.url != part:
            # Nothing of it is needed.
            self.page.goto(part)
            return False
        self.page.locator(".error-summary").wait_for()
        self.look_round()
        return True

    def answer_part(self) -> None:
        """Give some answer to each question shown, until the part lets us go on."""
        before = self.page.url
        for _round in range(3):
            for group in self.page.locator("[data-question]").all():
                answer_somehow(group)
            self.page.locator(ONWARD).first.click()
            self.page.wait_for_load_state()
            if self.page.url != before:
                return
        raise RuntimeError(f"The part {before} does not let us go on.")

    def sign_in(self, email: str, password: str) -> None:
        """Sign in, with a look at what is said about a form that was sent empty."""
        self.page.goto("/accounts/signup/")
        self.page.locator(SEND).click()
        self.page.locator(".error-summary").wait_for()
        self.look_round()
        self.page.goto("/accounts/login/")
        self.page.fill("#id_login", email)
        self.page.fill("#id_password", password)
        self.page.locator(SEND).first.click()
        self.page.wait_for_url(lambda url: "/login/" not in url)

    def own_pages(self, password: str) -> None:
        """The pages of an account."""
        for address in OF_ONES_OWN:
            self.visit(address)
            if "/reauthenticate/" in self.page.url:
                self.page.fill("#id_password", password)
                self.page.locator(SEND).first.click()
                # Passwords take their time: the next look is at the page behind.
                self.page.wait_for_url(lambda url: "/reauthenticate/" not in url)
                self.look_round()


def answer_somehow(group: Locator) -> None:
    """A number, or the first choice where none is taken."""
    number, radios = group.locator("input[inputmode=numeric]"), group.locator("input[type=radio]")
    if number.count():
        number.first.fill("20")
    elif radios.count() and not group.locator(":checked").count():
        radios.first.check(force=True)
