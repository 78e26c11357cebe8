"""The map, its frame for other sites, its file, what is covered, and costs: as visitors get them."""

import base64
import hashlib
import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from certifications.models import CertificationFact, CertificationPage
from portal.shared import page_cache
from tests.factories.advice_rows import publish_advice
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
    make_progression,
)
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

NAMES = ("field_map", "field_map_embed", "coverage", "costs", "field_map_drawing")


def facts() -> tuple[CertificationFact, ...]:
    """What there is to book, for whom, at which price."""
    return fact_row(), fact_row("routes.1.education", "none"), fact_row("fees.exam", "USD 300")


@pytest.fixture
def pages() -> dict[str, CertificationPage]:
    catalogue = make_catalogue_page(make_home_page())
    own = make_issuer("Work Management Institute", is_publisher=True)
    made = {
        "pmp": make_certification(
            catalogue, slug="pmp", abbreviation="PMP", facts=facts(), coverage={"Agile": "core"}
        ),
        "capm": make_certification(catalogue, slug="capm", abbreviation="CAPM", facts=facts()),
        "cawm": make_certification(catalogue, slug="cawm", abbreviation="CAWM", issuer=own, facts=()),
    }
    make_progression("capm", "pmp", "required")
    publish_advice(made["pmp"], made["capm"])
    page_cache.purge()
    return made


def text_of(client: Client, name: str, query: str = "") -> str:
    response = client.get(reverse(f"certifications:{name}") + query)
    assert response.status_code == 200
    return unescape(response.content.decode())


def box(html: str, key: str) -> str:
    """The opening tag of a certification's box."""
    found = re.search(rf'<a class="map__box[^>]*data-key="{key}"[^>]*>\s*<title>[^<]*</title>', html)
    assert found, key
    return found.group()


@pytest.mark.usefixtures("pages")
def test_map_shows_all_with_their_marks_and_links(client: Client) -> None:
    html = text_of(client, "field_map")

    assert "map__box--own" in box(html, "cawm")
    assert "map__box--unbookable" in box(html, "cawm")
    assert "map__box--unknown" in box(html, "cawm")
    assert "map__box--" not in box(html, "pmp").replace("map__box map__", "")
    assert 'href="/catalogue/pmp/"' in box(html, "pmp")
    assert "the publisher’s own offer" in box(html, "cawm")
    assert "CAPM is required for PMP" in html
    assert "data-faded" not in html


@pytest.mark.usefixtures("pages")
def test_filter_fades_the_rest_and_says_how_many_fit(client: Client) -> None:
    html = text_of(client, "field_map", "?bookable=1")

    assert "data-faded" in box(html, "cawm")
    assert "data-faded" not in box(html, "pmp")
    assert "2 of 3 certifications fit. The others are faded." in html
    assert 'data-map-row="cawm"' not in html
    assert 'data-map-row="pmp"' in html


@pytest.mark.usefixtures("pages")
def test_old_addresses_with_unknown_values_show_all(client: Client) -> None:
    assert "3 certifications" in text_of(client, "field_map", "?role=astronaut&kind=moon")


def test_nothing_published_says_so(client: Client) -> None:
    make_home_page()
    assert "No certification is published yet" in text_of(client, "field_map")
    assert "No certification is published yet" in text_of(client, "field_map_embed")


@pytest.mark.usefixtures("pages")
def test_only_the_map_by_itself_may_be_framed_also_when_a_kept_copy_answers(client: Client) -> None:
    for _time in range(2):
        framed = client.get(reverse("certifications:field_map_embed"))
        assert framed["Content-Security-Policy"].endswith("frame-ancestors *")
        assert "X-Frame-Options" not in framed
        assert not framed.cookies
        page = client.get(reverse("certifications:field_map"))
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


@pytest.mark.usefixtures("pages")
def test_links_of_the_framed_map_leave_the_frame_and_none_is_navigation(client: Client) -> None:
    html = text_of(client, "field_map_embed")

    assert 'target="_top"' in box(html, "pmp")
    assert "site-nav" not in html
    address = reverse("certifications:field_map_embed")
    assert f'<link rel="canonical" href="{settings.BASE_URL}{address}">' in html


@pytest.mark.usefixtures("pages")
def test_policy_of_the_file_names_the_styles_inside_it(client: Client) -> None:
    response = client.get(reverse("certifications:field_map_drawing"))
    svg = response.content.decode()
    (styles,) = re.findall(r"<style>(.*?)</style>", svg, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(unescape(styles).encode()).digest()).decode()

    assert response["Content-Type"] == "image/svg+xml"
    assert f"'sha256-{digest}'" in response["Content-Security-Policy"]
    assert "prefers-color-scheme" in styles or "light-dark(" in styles
    assert svg.lstrip().startswith("<svg ")
    assert re.search(r'href="https?://[^"]+/catalogue/pmp/"', svg)
    assert "Required first, or one of several ways in" in svg


@pytest.mark.usefixtures("pages")
def test_areas_that_nobody_judged_are_unknown_and_never_none(client: Client) -> None:
    html = text_of(client, "coverage")

    assert html.count('<td class="coverage-cell coverage-cell--core">') == 1
    assert html.count('<td class="coverage-cell coverage-cell--unknown">') == 2
    assert '<td class="coverage-cell coverage-cell--none">' not in html


@pytest.mark.usefixtures("pages")
def test_costs_have_a_bar_where_a_source_states_a_price_and_a_name_where_none_does(client: Client) -> None:
    html = text_of(client, "costs")

    assert "Six years in USD" in html
    assert html.count('<li class="cost-bar">') == 2
    assert re.search(r"We found no price for:\s*<a href=\"/catalogue/cawm/\">CAWM</a>", html)


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("name", NAMES)
def test_pages_are_the_same_for_everybody_and_set_no_cookie(client: Client, name: str) -> None:
    response = client.get(reverse(f"certifications:{name}"))

    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


@pytest.mark.parametrize("name", NAMES)
def test_number_of_queries_does_not_grow_with_the_catalogue(client: Client, name: str) -> None:
    catalogue = make_catalogue_page(make_home_page())
    made: list[str] = []

    def make_more(count: int) -> None:
        for _time in range(count):
            made.append(f"c{len(made)}")
            make_certification(catalogue, slug=made[-1], facts=(fact_row(),), coverage={"Agile": "core"})

    def show() -> None:
        page_cache.purge()
        page_cache.forget_generation()
        client.get(reverse(f"certifications:{name}"))

    assert_queries_do_not_grow(make_more, show)
