"""What pages say of themselves to machines."""

import json
import re
from datetime import UTC, datetime

from pytest_django import Settings

from portal.shared import structured_data
from portal.shared.components import Breadcrumb


def read(html: str) -> list[dict[str, object]]:
    """What a machine reads of script elements."""
    return [
        json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    ]


def test_text_cannot_end_its_element() -> None:
    title = 'A </script><script>alert("1")</script> & <!-- \u2028'

    html = structured_data.script([structured_data.thing("Thing", name=title)])

    assert html.count("<") == 2
    assert "&" not in html
    assert "\u2028" not in html
    assert read(html) == [{"@context": "https://schema.org", "@type": "Thing", "name": title}]


def test_what_is_unknown_is_left_out() -> None:
    found = structured_data.credential(
        name="Kanban Management Professional",
        abbreviation="",
        description="Whom it suits.",
        url="/catalogue/kmp/",
        issuer="",
        issuer_website="",
        level="",
        valid_years=None,
    )

    assert set(found) == {"@type", "name", "description", "url", "credentialCategory"}


def test_addresses_are_full_ones(settings: Settings) -> None:
    settings.BASE_URL = "https://portal.example"

    steps = structured_data.breadcrumb_list([Breadcrumb("Home", "/"), Breadcrumb("Catalogue")])

    assert steps["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://portal.example/"},
        {"@type": "ListItem", "position": 2, "name": "Catalogue"},
    ]
    assert structured_data.full_address("https://pmi.org") == "https://pmi.org"


def test_article_has_days_and_a_person() -> None:
    moment = datetime(2026, 11, 22, 8, tzinfo=UTC)

    found = structured_data.article(
        title="Neither yet", description="", url="/a/", author="Ada Lind", published=moment, changed=None
    )

    (article,) = read(structured_data.script([found]))
    assert article["author"] == {"@type": "Person", "name": "Ada Lind"}
    assert article["datePublished"] == "2026-11-22T08:00:00+00:00"
    assert "dateModified" not in article


def test_site_tells_where_it_is_searched() -> None:
    site = structured_data.web_site(name="Portal", publisher="An institute", search="/search/?q=")

    action = site["potentialAction"]
    assert action["target"]["urlTemplate"].endswith("/search/?q={search_term_string}")
    assert site["publisher"] == {"@type": "Organization", "name": "An institute"}
    assert "potentialAction" not in structured_data.web_site(name="Portal", publisher="", search="")
