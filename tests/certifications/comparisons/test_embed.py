"""A comparison in a frame of another site, and oEmbed."""

import html
import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from tests.certifications.follows.changes import read_again
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
)

pytestmark = pytest.mark.django_db

TWO = "?c=pmp&c=wmp"
EMBED, COMPARE = f"/compare/embed/{TWO}", f"/compare/{TWO}"


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    catalogue = make_catalogue_page(make_home_page())
    make_certification(catalogue, slug="pmp", abbreviation="PMP", facts=(fact_row("exam.questions", "180"),))
    make_certification(
        catalogue,
        slug="wmp",
        abbreviation="WMP",
        title="Work Management Professional",
        issuer=make_issuer("Work Management Institute", is_publisher=True),
        facts=(fact_row("exam.questions", "60"),),
    )
    read_again()


def page_of(client: Client, url: str) -> str:
    return html.unescape(client.get(url).content.decode())


def asked(client: Client, url: str, **parameters: str) -> Any:
    return client.get("/oembed/?" + urlencode({"url": url, "format": "json", **parameters}))


def test_frame_shows_the_comparison_its_day_and_whose_offer_is_whose(client: Client) -> None:
    page = page_of(client, EMBED)

    assert "<h1>PMP vs WMP</h1>" in page
    assert "180 questions" in page
    assert '<th scope="rowgroup" colspan="3"><span>Exam</span></th>' in page
    assert re.search(r"Based on the facts we had on \d+ \w+ \d{4}", page)
    assert "publisher’s own" in page
    assert "Our interest:" in page
    assert "Our judgement, not a fact." in page
    links = re.findall(r"<a [^>]*>", page)
    assert links
    assert all('target="_top"' in link for link in links)


def test_frame_is_for_any_site_runs_nothing_and_knows_nobody_also_from_a_kept_copy(client: Client) -> None:
    for _time in range(2):
        response = client.get(EMBED)
        policy = response["Content-Security-Policy"]
        assert policy.endswith("frame-ancestors *")
        assert "script-src" not in policy
        assert policy.startswith("default-src 'none'")
        assert "X-Frame-Options" not in response
        assert not response.cookies
        assert b"<script" not in response.content
    assert client.get(COMPARE)["X-Frame-Options"] == "DENY"


def test_frame_with_less_than_two_certifications_says_so_and_is_not_found(client: Client) -> None:
    response = client.get("/compare/embed/?c=pmp&c=gone")

    assert response.status_code == 404
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "Not in our catalogue: gone." in html.unescape(response.content.decode())


def test_page_of_the_comparison_has_the_markup_and_names_oembed(client: Client) -> None:
    page = page_of(client, COMPARE)

    assert f'<iframe src="{settings.BASE_URL}/compare/embed/?c=pmp&amp;c=wmp"' in page
    assert b"<iframe" not in client.get(COMPARE).content
    (address,) = re.findall(r'application/json\+oembed" href="([^"]+)"', page)
    answer = client.get(address.removeprefix(settings.BASE_URL))
    assert answer.json()["title"] == "PMP vs WMP"
    assert 'application/json+oembed"' in page_of(client, "/map/")
    assert 'application/json+oembed"' not in page_of(client, "/compare/")


def test_oembed_gives_a_frame_no_larger_than_asked_for(client: Client) -> None:
    answer = asked(client, f"{settings.BASE_URL}{COMPARE}", maxwidth="400", maxheight="300").json()

    assert (answer["version"], answer["type"], answer["width"], answer["height"]) == ("1.0", "rich", 400, 300)
    assert 'width="400" height="300"' in answer["html"]
    assert "&amp;c=wmp" in answer["html"]
    assert (
        client.get(
            re.findall(r'src="http://[^/]+([^"]+)"', answer["html"])[0].replace("&amp;", "&")
        ).status_code
        == 200
    )
    assert asked(client, f"{settings.BASE_URL}/map/").json()["title"] == "Map of certifications"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://evil.example/compare/?c=pmp&c=wmp",
        f"{settings.BASE_URL}.evil.example{COMPARE}",
        f"{settings.BASE_URL}/admin/",
        f"{settings.BASE_URL}/compare/",
        f"{settings.BASE_URL}/compare/?c=pmp&c=none",
        "http://[",
        "javascript:alert(1)",
    ],
)
def test_oembed_knows_our_own_frames_alone(url: str, client: Client) -> None:
    assert asked(client, url).status_code == 404


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"format": "xml"}, 501),
        ({"maxwidth": "0"}, 400),
        ({"maxheight": "-1"}, 400),
        ({"maxwidth": "wide"}, 400),
        ({"maxwidth": "²"}, 400),
        ({"maxheight": "9" * 400}, 400),
    ],
)
def test_oembed_refuses_what_it_cannot_give(parameters: dict[str, str], status: int, client: Client) -> None:
    assert asked(client, f"{settings.BASE_URL}{COMPARE}", **parameters).status_code == status


def test_title_of_a_certification_is_text_in_the_markup(client: Client) -> None:
    make_certification(make_catalogue_page(), slug="odd", abbreviation='"><b>', title='Odd "><script>')
    read_again()
    answer = asked(client, f"{settings.BASE_URL}/compare/?c=pmp&c=odd").json()
    assert "<b>" not in answer["html"]
    assert json.dumps(answer)


def test_oembed_asks_for_an_address(client: Client) -> None:
    response = client.get("/oembed/?format=json")

    assert (response.status_code, response.content) == (400, b"Say which page: url=ADDRESS.")
