"""Checkers of other hands on every page that visitors and learners read: none may find anything.

axe looks at the pages in `make test`. This adds the W3C's checker for HTML, IBM's engine and
HTML_CodeSniffer. They need npm and Java, which `make test` does not ask for.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from portal.demo.files import mail_token, read_accounts, read_or_make_secret_key
from tests.campaign._foreign_engines import Finding, PageEngines, nu_findings
from tests.campaign._site import Site, running_site
from tests.campaign._tour import ALL_VIEWS, FEW_VIEWS, Tour
from tests.support.browser import SWITCHES, chromium_path
from tests.support.processes import PATIENCE

LEARNER = "learner@example.org"
# Pages of one template, such as certifications, of which so many are looked at.
ALIKE_FULL, ALIKE_SHORT = 40, 2
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Excuse:
    """A finding that is the engine's own mistake: what it is found by, and why nothing is wrong."""

    engine: str
    rule: str
    snippet: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether this is the finding."""
        return (self.engine, self.rule) == (finding.engine, finding.rule) and self.snippet in finding.snippet


EXCUSES = (
    Excuse(
        "IBM",
        "element_tabbable_role_valid",
        'class="table-frame',
        "A table that may be wider than the window scrolls in a region of its own. It has a name, and "
        "the keyboard must reach it; wherever the table happens to fit, the engine takes it for a control.",
    ),
    Excuse(
        "IBM",
        "element_tabbable_role_valid",
        'class="compare-scroll"',
        "The same: a comparison of three or four scrolls sideways where the window is narrow.",
    ),
    Excuse(
        "IBM",
        "element_tabbable_role_valid",
        'class="map__scroll"',
        "The same: the map scrolls in its frame once it is enlarged, and in narrow windows.",
    ),
    Excuse(
        "HTML_CodeSniffer",
        "WCAG2AA.Principle3.Guideline3_2.3_2_2.H32.2",
        "/accounts/2fa/webauthn/add/",
        "Only a script can ask a device for a passkey. The form has a button that starts it, by keyboard "
        "too; one that sent the form without a passkey could only fail.",
    ),
)


def run(short: bool) -> list[str]:
    """Walk through a demo's site with all engines; returns lines of figures.

    Raises:
        RuntimeError: something was found, an excuse excuses nothing, or an engine cannot be had.
    """
    engines = PageEngines()
    findings: list[Finding] = []

    def look(page: Page, place: str) -> None:
        findings.extend(engines.findings(page, place))

    with (
        tempfile.TemporaryDirectory(prefix="foreign-checkers-") as folder,
        running_site(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(SWITCHES))
        context = chromium.new_context(base_url=f"http://127.0.0.1:{site.port}", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE * 1000)
        mail = f"/demo/mail/{mail_token(read_or_make_secret_key(site.files.secret_key))}/"
        most_alike, views = (ALIKE_SHORT, FEW_VIEWS) if short else (ALIKE_FULL, ALL_VIEWS)
        tour = Tour(context.new_page(), look, most_alike, mail, views)
        walk(tour, site)
        chromium.close()
    findings += nu_findings(tour.documents)
    judge(findings, EXCUSES)
    return [
        f"pages: {len(tour.documents)}, all disclosures open; themes with widths: {len(tour.views)}, "
        f"looks: {tour.places}",
        f"IBM, HTML_CodeSniffer, W3C Nu: 0 findings; known mistakes of theirs: {len(EXCUSES)}",
    ]


def walk(tour: Tour, site: Site) -> None:
    """As a visitor, then as the learner who has taken the assessment before."""
    password = next(each.password for each in read_accounts(site.files.accounts) if each.email == LEARNER)
    tour.public_pages()
    tour.sign_in(LEARNER, password)
    tour.take_the_assessment()
    tour.own_pages(password)


def judge(findings: Iterable[Finding], excuses: Iterable[Excuse]) -> None:
    """Refuse what no excuse covers, and excuses that cover nothing.

    Raises:
        RuntimeError: names both.
    """
    used = Counter[Excuse]()
    left: dict[tuple[str, str, str], list[Finding]] = {}
    excuses = tuple(excuses)
    for finding in findings:
        excuse = next((each for each in excuses if each.covers(finding)), None)
        if excuse:
            used[excuse] += 1
        else:
            left.setdefault((finding.engine, finding.rule, finding.message), []).append(finding)
    lines = [f"{len(group)} times {group[0]}" for group in left.values()][:SHOWN]
    lines += [
        f"excuses nothing: {each.engine}, {each.rule}, {each.snippet}" for each in excuses if not used[each]
    ]
    if lines:
        raise RuntimeError("\n".join([f"{sum(map(len, left.values()))} findings", *lines]))
