"""The demo's site as its readers find it, page by page."""

import re
from collections import Counter, deque

import pytest
from django.utils.html import strip_tags

from certifications.domain.vocabulary import Orientation
from portal.demo.content import ARTICLES
from tests.factories.facts import fact_base_records
from tests.support.running_demo import ONE_DEMO, RunningDemo

pytestmark = ONE_DEMO

COMPARISON = "/work-management-and-project-management-certifications/"
TOOLS = "/articles/tool-specific-or-discipline-based/"
# A phrase of each of the eight points of the founding page, and where it is found.
SEED_POINTS = (
    (1, COMPARISON, "What they mostly find is project management"),
    (2, COMPARISON, "What project management certifications validate"),
    (3, COMPARISON, "making work clear and setting priorities"),
    (4, COMPARISON, "Key differences at a glance"),
    (5, TOOLS, "Tool-specific certificates"),
    (6, COMPARISON, "they complement project management credentials rather than replace them"),
    (7, "/", "The paths at a glance"),
    (8, "/articles/from-projects-to-continuous-work/", "interest in certifications for it is rising"),
)
NAMED_CERTIFICATIONS = ("PMP", "CAPM", "PRINCE2 Foundation", "PRINCE2 Practitioner", "PMI-ACP", "CSM", "CSPO")


@pytest.fixture(scope="module")
def site(running_demo: RunningDemo) -> dict[str, tuple[int, str]]:
    """Status and text of every page that links lead to from the home page of the running demo."""
    served: dict[str, tuple[int, str]] = {}
    waiting = deque(["/"])
    while waiting:
        address = waiting.popleft()
        if address in served:
            continue
        status, html = served[address] = running_demo.page(address)
        if status == 200 and not address.startswith(("/accounts/", "/corrections/report/")):
            links = re.findall(r'<a [^>]*href="(/[^"#?]*)', html)
            waiting.extend(link for link in links if not link.startswith("/corrections/report/"))
    return served


def words_of(html: str) -> str:
    return " ".join(strip_tags(html).split())


def test_every_link_leads_to_a_page(site: dict[str, tuple[int, str]]) -> None:
    assert {address: status for address, (status, _html) in site.items() if status not in {200, 302}} == {}


def test_every_page_of_the_demo_is_reached_by_links(site: dict[str, tuple[int, str]]) -> None:
    addresses = {f"/articles/{name}/" for name in ARTICLES} | {
        f"/{name}/" for name in ("about", "how-we-check-facts", "corrections", "privacy", "terms", "contact")
    }

    assert addresses | {"/", "/catalogue/", "/articles/", COMPARISON} <= set(site)
    certifications = [address for address in site if re.fullmatch(r"/catalogue/[^/]+/", address)]
    assert len(certifications) == len(fact_base_records())


@pytest.mark.parametrize(("point", "address", "phrase"), SEED_POINTS)
def test_point_of_the_founding_page_is_found(
    site: dict[str, tuple[int, str]], point: int, address: str, phrase: str
) -> None:
    assert phrase in words_of(site[address][1]), point


def test_certifications_that_the_founding_page_names_are_linked_on_the_comparison(
    site: dict[str, tuple[int, str]],
) -> None:
    for name in NAMED_CERTIFICATIONS:
        assert re.search(rf'<a href="/catalogue/[^"]+">\s*{name}\s*</a>', site[COMPARISON][1]), name


def test_comparison_of_the_demo_is_computed_from_its_facts(site: dict[str, tuple[int, str]]) -> None:
    words = words_of(site[COMPARISON][1])
    records = [record for record in fact_base_records() if record.discipline == "project-management"]
    certified = Counter(record.orientation for record in records)
    asked = [
        int(str(fact.value)) for record in records for fact in record.facts if fact.key == "exam.questions"
    ]

    assert set(certified) == {Orientation.DISCIPLINE, Orientation.FRAMEWORK}
    assert (
        f"A discipline ({certified[Orientation.DISCIPLINE]} of {len(records)}), "
        f"one framework or method ({certified[Orientation.FRAMEWORK]})"
    ) in words
    known = f"known for {len(asked)} of {len(records)}"
    assert f"{min(asked)} to {max(asked)} questions, {known}" in words
    assert (
        "CAWM and WMP are offered by the Work Management Institute (WMI), which publishes this site." in words
    )


@pytest.mark.parametrize("address", ["/", COMPARISON, "/articles/choosing-a-first-certification/"])
def test_assessment_starts_from_where_readers_ask_themselves(
    site: dict[str, tuple[int, str]], address: str
) -> None:
    start = re.escape("/assessments/find-your-path/")

    assert re.search(rf'<a class="button" href="{start}">(Start|Find your path)<', site[address][1])
    assert site["/assessments/find-your-path/"][0] == 200


def test_no_page_says_that_there_is_no_assessment_yet(site: dict[str, tuple[int, str]]) -> None:
    for address, (_status, html) in site.items():
        assert "when it is published" not in words_of(html), address


def test_publisher_and_its_interest_stand_on_every_page(site: dict[str, tuple[int, str]]) -> None:
    for address, (status, html) in site.items():
        if status == 200 and "<footer" in html:
            assert "offers two certifications in this field, CAWM and WMP" in words_of(html), address


def test_menu_holds_catalogue_compare_and_articles(site: dict[str, tuple[int, str]]) -> None:
    header = site["/"][1].partition("</header>")[0]
    # Where there is little room, the same links are in a menu that opens.
    row, _menu = re.findall(r"<nav.*?</nav>", header, re.DOTALL)

    assert re.findall(r">(Catalogue|Compare|Articles)</a>", row) == ["Catalogue", "Compare", "Articles"]
