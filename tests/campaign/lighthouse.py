"""Google's Lighthouse, preset for phones, on each kind of page: 100 of 100 in all four categories.

It is an npm package; `npm ci` fetches it and all it needs as the lock file beside this module pins them.
Performance is reckoned from a load that this machine made: of a few attempts the best one counts.
"""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, sync_playwright

from portal.demo.files import mail_token, read_accounts, read_or_make_secret_key
from tests.campaign._foreign_engines import FOLDER, program
from tests.campaign._site import Site, running_site
from tests.campaign._tour import Tour
from tests.support.browser import SWITCHES, chromium_path
from tests.support.processes import PATIENCE

PACKAGES = Path(__file__).parent / "lighthouse_packages"
LEARNER = "learner@example.org"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ATTEMPTS = 3
# A result is for its owner alone, and searches are endless: both ask search engines to stay away, which
# Lighthouse counts against a page.
KEPT_FROM_SEARCH_ENGINES = "is-crawlable"


@dataclass(frozen=True, slots=True)
class Looked:
    """A page as Lighthouse sees it: the score of each category of 100, and what took points away."""

    kind: str
    scores: tuple[int, ...]
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {' '.join(map(str, self.scores))}"


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of page, by one of its kind. `is_kept` says that search engines are asked to stay away."""

    kind: str
    address: str
    is_kept: bool = False


SUBJECTS = (
    Subject("home", "/"),
    Subject("certification", "/catalogue/pmp/"),
    Subject("catalogue", "/catalogue/"),
    Subject("comparison", "/compare/?c=csm&c=psm-i"),
    Subject("disciplines side by side", "/work-management-and-project-management-certifications/"),
    Subject("map", "/map/"),
    Subject("search", "/search/?q=csm+vs+psm", is_kept=True),
    Subject("article", "/articles/neither-yet/"),
    Subject("assessment", "/assessments/find-your-path/"),
)
OF_A_LEARNER = "/assessments/history/"
SHORT = 2


def run(short: bool) -> list[str]:
    """Look at each kind of page; returns lines of figures.

    Raises:
        RuntimeError: a page has less than 100 in a category, or Lighthouse cannot be had.
    """
    lighthouse = fetched()
    with (
        tempfile.TemporaryDirectory(prefix="lighthouse-") as folder,
        running_site(Path(folder)) as site,
    ):
        subjects, cookies = (SUBJECTS[:SHORT], "") if short else with_result(site)
        looked = [look(lighthouse, site, subject, cookies) for subject in subjects]
    poor = [f"{page}\n  " + "\n  ".join(page.faults) for page in looked if set(page.scores) != {100}]
    if poor:
        raise RuntimeError("\n".join(["Below 100 of 100:", *poor]))
    return [f"{', '.join(CATEGORIES)}, as on a phone", *map(str, looked)]


def fetched() -> Path:
    """Lighthouse's program, fetched the first time.

    Raises:
        RuntimeError: npm is missing, or cannot fetch what is pinned.
    """
    lock = (PACKAGES / "package-lock.json").read_bytes()
    folder = FOLDER / "lighthouse"
    cli = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    kept = folder / "package-lock.json"
    if cli.exists() and kept.read_bytes() == lock:
        return cli
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PACKAGES, folder)
    command = [program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    installed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if installed.returncode:
        raise RuntimeError(f"Lighthouse could not be fetched:\n{installed.stderr[-1000:]}")
    return cli


def with_result(site: Site) -> tuple[tuple[Subject, ...], str]:
    """All pages, a learner's result among them, and the cookies that open it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(SWITCHES))
        context = chromium.new_context(base_url=f"http://127.0.0.1:{site.port}")
        context.set_default_timeout(PATIENCE * 1000)
        address = learners_result(context, site)
        cookies = "; ".join(f"{each['name']}={each['value']}" for each in context.cookies())
        chromium.close()
    return (*SUBJECTS, Subject("result", address, is_kept=True)), cookies


def learners_result(context: BrowserContext, site: Site) -> str:
    """Where the learner of the demo reads the last result."""
    mail = f"/demo/mail/{mail_token(read_or_make_secret_key(site.files.secret_key))}/"
    tour = Tour(context.new_page(), lambda _page, _place: None, 0, mail)
    password = next(each.password for each in read_accounts(site.files.accounts) if each.email == LEARNER)
    tour.sign_in(LEARNER, password)
    tour.page.goto(OF_A_LEARNER)
    address = tour.page.locator("main a[href*='/results/']").first.get_attribute("href")
    return address or ""


def look(lighthouse: Path, site: Site, subject: Subject, cookies: str) -> Looked:
    """The best of a few attempts; the first that leaves nothing to wish for ends them."""
    attempts = []
    for _number in range(ATTEMPTS):
        attempts.append(look_once(lighthouse, site, subject, cookies))
        if set(attempts[-1].scores) == {100}:
            break
    return max(attempts, key=lambda each: each.scores)


def look_once(lighthouse: Path, site: Site, subject: Subject, cookies: str) -> Looked:
    """One load of a page.

    Raises:
        RuntimeError: Lighthouse fell over.
    """
    command = [
        program("node"),
        str(lighthouse),
        f"http://127.0.0.1:{site.port}{subject.address}",
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(SWITCHES)}",
    ]
    if subject.is_kept:
        headers = json.dumps({"Cookie": cookies})
        command += [f"--skip-audits={KEPT_FROM_SEARCH_ENGINES}", f"--extra-headers={headers}"]
    environment = {**os.environ, "CHROME_PATH": chromium_path()}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if told.returncode:
        raise RuntimeError(f"Lighthouse at {subject.address}:\n{told.stderr[-1000:]}")
    return judged(subject.kind, json.loads(told.stdout))


def judged(kind: str, report: dict[str, Any]) -> Looked:
    """Scores, and the audits that count towards a category and are not whole."""
    scores = tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES)
    counted = {
        part["id"]
        for name in CATEGORIES
        for part in report["categories"][name]["auditRefs"]
        if part["weight"]
    }
    faults = tuple(
        f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for name, audit in report["audits"].items()
        if name in counted and audit["score"] is not None and audit["score"] < 1
    )
    return Looked(kind, scores, faults)
