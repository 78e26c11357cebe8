"""What browsers, phones and search engines ask for under fixed names."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from certifications.models import Alternative, Topic
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from portal.shared import page_cache
from portal.shared.pictures.link_picture import picture_address
from tests.factories.advice import make_group
from tests.factories.articles import make_article, make_article_index, make_writer
from tests.factories.assessments import make_assessment
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_home_page
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(client: Client) -> dict[str, str]:
    """Addresses and days of the sitemap."""
    root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    return {
        str(entry.findtext(f"{NAMESPACE}loc")): entry.findtext(f"{NAMESPACE}lastmod") or "" for entry in root
    }


def things(html: str) -> dict[str, dict[str, object]]:
    """The structured data of a page, by type."""
    found = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', html))
    return {str(thing["@type"]): thing for thing in found}


def meta(html: str, name: str) -> str:
    match = re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)"', html)
    assert match, name
    return match[1]


@pytest.mark.parametrize(
    ("address", "kind", "size"),
    [
        ("/favicon.ico", "ICO", (48, 48)),
        ("/apple-touch-icon.png", "PNG", (180, 180)),
        ("/icons/192.png", "PNG", (192, 192)),
        ("/icons/512.png", "PNG", (512, 512)),
        ("/icons/maskable-512.png", "PNG", (512, 512)),
    ],
)
def test_icon_is_a_picture_of_its_size(
    client: Client, address: str, kind: str, size: tuple[int, int]
) -> None:
    response = client.get(address)
    image = Image.open(BytesIO(response.content))

    assert (image.format, image.size) == (kind, size)
    assert "public" in response["Cache-Control"]
    assert not response.cookies


def test_manifest_names_icons_that_are_there(client: Client) -> None:
    manifest = json.loads(client.get("/site.webmanifest").content)

    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200
    assert client.get("/icons/100.png").status_code == 404


def test_robots_name_the_sitemap_and_keep_out_of_what_is_ones_own(client: Client, settings: Settings) -> None:
    text = client.get("/robots.txt").text

    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in text
    for path in ("/admin/", "/accounts/", "/search/", "/assessments/results/"):
        assert f"Disallow: {path}\n" in text
    assert "Disallow: /assessments/\n" not in text


def test_sitemap_dates_a_certification_by_its_oldest_fact_and_a_page_by_its_publication(
    client: Client, settings: Settings
) -> None:
    collected = date(2026, 3, 4)
    page = make_certification(make_catalogue_page(), facts=(fact_row(collected_on=collected), fact_row()))

    found = sitemap(client)

    assert found[f"{settings.BASE_URL}{page.get_url()}"] == "2026-03-04"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found[f"{settings.BASE_URL}/catalogue/"])


def test_sitemap_has_what_everybody_may_read_and_nothing_else(client: Client, settings: Settings) -> None:
    catalogue = make_catalogue_page()
    draft = make_certification(catalogue)
    draft.unpublish()
    assessment = make_assessment("Find your way")

    found = sitemap(client)

    assert f"{settings.BASE_URL}/assessments/{assessment.slug}/" in found
    assert f"{settings.BASE_URL}{draft.get_url()}" not in found
    for address in found:
        assert client.get(address.removeprefix(settings.BASE_URL)).status_code == 200


def test_sitemap_takes_as_many_queries_for_many_certifications_as_for_few(client: Client) -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            make_certification(catalogue)

    def read() -> None:
        forget_certifications()
        forget_advice()
        client.get("/sitemap.xml")

    assert_queries_do_not_grow(make_more, read)


def test_browser_is_told_how_to_search(client: Client) -> None:
    make_catalogue_page()
    response = client.get(reverse("open_search"))

    assert "?q={searchTerms}" in response.text
    ET.fromstring(response.content)  # noqa: S314 - our own


def test_certification_tells_machines_what_its_page_says(client: Client, settings: Settings) -> None:
    page: Any = make_certification(make_catalogue_page(), facts=(fact_row(),))

    html = client.get(page.get_url()).content.decode()

    credential = things(html)["EducationalOccupationalCredential"]
    assert credential["name"] == page.title
    assert credential["url"] == settings.BASE_URL + str(page.get_url())
    assert credential["recognizedBy"] == {
        "@type": "Organization",
        "name": page.issuer.name,
        **({"url": page.issuer.website} if page.issuer.website else {}),
    }
    assert things(html)["BreadcrumbList"]["itemListElement"]
    picture = meta(html, "og:image").removeprefix(settings.BASE_URL)
    assert client.get(picture)["Content-Type"] == "image/png"


def test_article_tells_who_wrote_it_and_when(client: Client) -> None:
    article: Any = make_article(make_article_index(make_home_page()), title="Neither yet")

    found = things(client.get(article.get_url()).content.decode())["Article"]

    assert found["headline"] == "Neither yet"
    assert found["author"] == {"@type": "Person", "name": article.writer.name}
    assert found["datePublished"]


def test_home_page_tells_of_the_site(client: Client) -> None:
    make_catalogue_page(make_home_page())

    site = things(client.get("/").content.decode())["WebSite"]

    assert site["name"] == "Which Work"
    assert site["potentialAction"]


@pytest.mark.parametrize("query", ["", "?utm_source=mail", "?level=entry"])
def test_canonical_address_has_no_parameters(client: Client, settings: Settings, query: str) -> None:
    make_catalogue_page()

    html = client.get(f"/catalogue/{query}").content.decode()

    assert f'<link rel="canonical" href="{settings.BASE_URL}/catalogue/">' in html


def test_link_picture_may_be_kept_for_a_year_and_only_with_our_words(
    client: Client, settings: Settings
) -> None:
    address = picture_address("A title").removeprefix(settings.BASE_URL)
    response = client.get(address)

    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"]
    assert client.get(address.replace("p-", "p-x")).status_code == 404


def test_sitemap_has_overviews_topics_authors_and_ready_comparisons(
    client: Client, settings: Settings
) -> None:
    catalogue = make_catalogue_page()
    members = [make_certification(catalogue, slug=slug, title=slug.upper()) for slug in ("psm", "csm")]
    group = make_group(members[0])
    Alternative.objects.create(
        group=group, sort_order=1, certification=members[1], best_if="b", basis="mixed"
    )
    topic = Topic.objects.create(key="cost", name="Cost", live=True)
    writer = make_writer()
    make_article(make_article_index(), topics=[topic], writer=writer)
    page_cache.purge()
    forget_certifications()
    forget_advice()

    found = {address.removeprefix(settings.BASE_URL): day for address, day in sitemap(client).items()}

    assert found["/compare/"] == ""
    assert {"/compare/", "/glossary/", "/articles/topics/cost/", f"/articles/authors/{writer.slug}/"} <= set(
        found
    )
    assert "/compare/?c=csm&c=psm" in found


def test_sitemap_dates_pages_by_what_they_show_and_not_by_their_save(
    client: Client, settings: Settings
) -> None:
    catalogue = make_catalogue_page(make_home_page())
    old, young, judged = date(2026, 3, 4), date(2026, 9, 9), date(2026, 5, 6)
    members = [
        make_certification(
            catalogue,
            slug=slug,
            title=slug.upper(),
            judgement_date=judged,
            facts=(fact_row(collected_on=day),),
        )
        for slug, day in (("psm", young), ("csm", young), ("pmp", old))
    ]
    group = make_group(members[0])
    Alternative.objects.create(
        group=group, sort_order=1, certification=members[1], best_if="b", basis="mixed"
    )
    writer = make_writer()
    topic = Topic.objects.create(key="cost", name="Cost", live=True)
    index = make_article_index()
    article: Any = make_article(index, topics=[topic], writer=writer)
    type(article).objects.filter(pk=article.pk).update(last_published_at=datetime(2026, 2, 3, tzinfo=UTC))
    page_cache.purge()
    forget_certifications()
    forget_advice()

    found = {address.removeprefix(settings.BASE_URL): day for address, day in sitemap(client).items()}

    assert found["/catalogue/"] == found["/map/costs/"] == found["/data/"] == "2026-03-04"
    assert found["/compare/?c=csm&c=psm"] == "2026-09-09"
    assert found["/map/"] == found["/map/coverage/"] == "2026-05-06"
    assert found["/articles/topics/cost/"] == found[f"/articles/authors/{writer.slug}/"] == "2026-02-03"
    assert found[article.get_url()] == "2026-02-03"
