"""How easy the pages of visitors and learners read: the grade of each, at most 8.

Read is what the main part of a page says in sentences. Tables, lists of names, labels, buttons and
quotations of others are left out; names of certifications and issuers count as one short word each, since
no writer chooses them. Pages of a few sentences are too short for the formula: they are judged together.
"""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from portal.demo.files import mail_token, read_or_make_secret_key
from tests.campaign._site import Site, running_site
from tests.campaign._tour import Tour, View
from tests.campaign.foreign_checkers import ALIKE_SHORT, walk
from tests.support.browser import SWITCHES, chromium_path
from tests.support.processes import PATIENCE
from tests.support.reading_grade import grade_of, hardest, without_names

HIGHEST = 8.0
# Pages of one template, such as articles, of which so many are read.
ALIKE_FULL = 12
# Below so many words, a page is judged together with the other short ones.
FEWEST_WORDS = 100
SHOWN = 4
# A page is walked through in two themes and two widths, and says the same in all of them.
READ_IN: tuple[View, ...] = (("light", 1280),)
NAMES = """
    SELECT page.title FROM certifications_certificationpage AS own
        JOIN wagtailcore_page AS page ON page.id = own.page_ptr_id
    UNION SELECT abbreviation FROM certifications_certificationpage
    UNION SELECT name FROM certifications_issuer
"""

# The innermost pieces of text that end as sentences do.
SENTENCES = """() => {
    const blocks = 'p, li, dd, figcaption, legend, summary, label, div, span.help';
    const apart = 'table, nav, blockquote, svg, select, button, script, .breadcrumbs, [hidden]';
    const main = document.querySelector('main');
    return [...(main ? main.querySelectorAll(blocks) : [])]
        .filter((block) => !block.closest(apart) && !block.querySelector(blocks) && block.checkVisibility())
        .map((block) => block.innerText.replace(/\\s+/g, ' ').trim())
        .filter((said) => /[.?!…][”’)]*$/.test(said) && said.split(' ').length > 3);
}"""


@dataclass(slots=True)
class Reading:
    """What the pages said: the sentences of each, by its path; what came twice is there once."""

    pages: dict[str, list[str]] = field(default_factory=dict)

    def look(self, page: Page, _place: str) -> None:
        """Read the page that is open."""
        said = self.pages.setdefault(urlsplit(page.url).path, [])
        said.extend(each for each in page.evaluate(SENTENCES) if each not in said)


def run(short: bool) -> list[str]:
    """Walk through a demo's site as a visitor and a learner; returns a line for each page.

    Raises:
        RuntimeError: pages above the highest grade, each with its hardest sentences.
    """
    reading = Reading()
    with (
        tempfile.TemporaryDirectory(prefix="reading-") as folder,
        running_site(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(SWITCHES))
        context = chromium.new_context(base_url=f"http://127.0.0.1:{site.port}", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE * 1000)
        mail = f"/demo/mail/{mail_token(read_or_make_secret_key(site.files.secret_key))}/"
        most_alike = ALIKE_SHORT if short else ALIKE_FULL
        walk(Tour(context.new_page(), reading.look, most_alike, mail, READ_IN), site)
        chromium.close()
        names = names_of(site)
    return judged(reading.pages, names)


def names_of(site: Site) -> list[str]:
    """Names and abbreviations of certifications, and names of issuers."""
    return [name for (name,) in site.rows(NAMES)]


def judged(pages: dict[str, list[str]], names: list[str]) -> list[str]:
    """A line for each page with its grade, the hardest first.

    Raises:
        RuntimeError: pages above the highest grade, each with its hardest sentences; or nothing was read.
    """
    texts = {path: without_names(" ".join(said), names) for path, said in pages.items()}
    is_short = {path: len(text.split()) < FEWEST_WORDS for path, text in texts.items()}
    together = " ".join(text for path, text in texts.items() if is_short[path])
    read = {path: text for path, text in texts.items() if not is_short[path]}
    if together:
        read[f"{sum(is_short.values())} short pages"] = together
    if not read:
        raise RuntimeError("No page was read.")
    graded = sorted(((grade_of(text), path) for path, text in read.items()), reverse=True)
    lines = [f"{grade:4.1f}  {path}" for grade, path in graded]
    if any(grade > HIGHEST for grade, _path in graded):
        for grade, path in graded:
            if grade > HIGHEST:
                lines += [
                    f"above {HIGHEST:.0f}: {path}",
                    *(f"    {one}" for one in hardest(read[path], SHOWN)),
                ]
        raise RuntimeError("\n".join(["Pages are too hard to read.", *lines]))
    return lines
