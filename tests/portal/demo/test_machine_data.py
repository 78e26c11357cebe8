"""What the pages of the whole demo tell machines, as a robot reads it that follows the sitemap."""

import json
import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest

from certifications.open_data.presenters.statements import OWN_TERMS
from tests.support import data_packages
from tests.support.linked_data import problems_of, scripts_of
from tests.support.running_demo import ONE_DEMO, RunningDemo

pytestmark = ONE_DEMO

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
OURS = {term.name: "Date" if term.is_day else "Text" for term in OWN_TERMS}
# Types that each page of a kind tells, by its address.
TOLD = {
    r"/": {"WebSite"},
    r"/catalogue/[^/]+/": {"EducationalOccupationalCredential", "BreadcrumbList"},
    r"/articles/(?!topics|authors)[^/]+/": {"Article", "BreadcrumbList"},
    r"/glossary/": {"DefinedTermSet", "BreadcrumbList"},
    r"/questions/": {"FAQPage", "BreadcrumbList"},
    r"/data/": {"Dataset", "BreadcrumbList"},
}


@pytest.fixture(scope="module")
def pages(running_demo: RunningDemo) -> dict[str, str]:
    """All pages of the sitemap."""
    sitemap = fromstring(running_demo.file("/sitemap.xml"))  # noqa: S314 - our own
    addresses = [urlsplit(one.text or "") for one in sitemap.iter(LOC)]
    paths = [f"{one.path}?{one.query}" if one.query else one.path for one in addresses]
    return {path: running_demo.page(path)[1] for path in paths}


def test_all_that_pages_tell_machines_keeps_to_the_vocabularies(pages: dict[str, str]) -> None:
    wrong = {
        path: problems
        for path, html in pages.items()
        if (problems := [problem for script in scripts_of(html) for problem in problems_of(script)])
    }
    assert wrong == {}


def test_each_kind_of_page_tells_what_it_is(pages: dict[str, str]) -> None:
    found: Counter[str] = Counter()
    for path, html in pages.items():
        for pattern, kinds in TOLD.items():
            if re.fullmatch(pattern, path):
                found[pattern] += 1
                assert kinds <= {script["@type"] for script in scripts_of(html)}, path
    assert set(found) == set(TOLD)


def test_questions_told_to_machines_are_those_with_an_answer(pages: dict[str, str]) -> None:
    (told,) = [script for script in scripts_of(pages["/questions/"]) if script["@type"] == "FAQPage"]
    answered = pages["/questions/"].partition('id="unanswered"')[0].count('class="asked__question"')
    assert len(told["mainEntity"]) == answered > 0
    assert all("<" not in one["acceptedAnswer"]["text"] for one in told["mainEntity"])


def test_linked_data_and_files_of_the_demo_are_valid(
    running_demo: RunningDemo, pages: dict[str, str]
) -> None:
    slugs = [path.split("/")[2] for path in pages if re.fullmatch(r"/catalogue/[^/]+/", path)]
    for slug in slugs:
        found = json.loads(running_demo.file(f"/certifications/{slug}/credential.jsonld"))
        assert problems_of(found, OURS) == [], slug
    package = json.loads(running_demo.file("/data/datapackage.json"))
    files = {one["path"]: running_demo.file(f"/data/{one['path']}") for one in package["resources"]}
    assert data_packages.problems_of(package, files) == []
