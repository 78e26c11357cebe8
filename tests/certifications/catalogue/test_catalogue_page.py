"""The catalogue as it is served and made."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from certifications.models import CataloguePage
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from tests.factories.advice_rows import publish_advice
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
)
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str = "/catalogue/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_row_shows_what_a_reader_compares_by(client: Client) -> None:
    today = timezone.localdate()
    facts = (
        fact_row(collected_on=today),
        fact_row("exam.minutes", "240", collected_on=today),
        fact_row("fees.member", "USD 225", collected_on=today),
        fact_row("fees.non_member", "USD 300", collected_on=today),
        fact_row("routes.1.experience_months", "36", collected_on=today),
    )
    make_certification(make_catalogue_page(), slug="pmp", facts=facts)

    html = shown(client)

    assert "1 certification" in html
    assert 'href="/catalogue/pmp/"' in html
    for words in (
        "Project Management Institute",
        "For people who lead projects.",
        "Project management · Practitioner",
        'data-compare="pmp"',
        "36 months of experience",
        "180 questions in 240 minutes",
        "exam USD\xa0225 to 300",
        f"collected {today.day} {today:%B %Y}, not checked",
    ):
        assert words in html
    assert "own offer" not in html


def test_publishers_own_offers_are_marked(client: Client) -> None:
    issuer = make_issuer("The publisher", is_publisher=True)
    make_certification(make_catalogue_page(), issuer=issuer, facts=(fact_row(),))

    assert "the publisher’s own offer" in shown(client)


def test_what_nobody_can_book_is_listed_apart(client: Client) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, title="Offered", facts=(fact_row(),))
    for title, status in (("Promised", "announced-or-early"), ("Gone", "withdrawn")):
        make_certification(catalogue, title=title, status=status, facts=(fact_row(),))

    listed, apart = shown(client).split("Not open for booking")

    assert "Offered" in listed
    for title in ("Promised", "Gone"):
        assert title not in listed
        assert title in apart


def test_empty_catalogue_says_so_and_where_to_go(client: Client) -> None:
    make_catalogue_page()

    html = shown(client)

    assert "No certification is published yet" in html
    assert "Read how the two kinds of work differ" in html


def test_filter_in_the_address_narrows_the_list_and_shows_how_to_widen_it(client: Client) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, title="First one", level="Entry", facts=(fact_row(),))
    make_certification(catalogue, title="Second one", level="Advanced", facts=(fact_row(),))

    html = shown(client, "/catalogue/?level=entry&q=ONE")

    assert "1 of 2 certifications" in html
    assert "First one" in html
    assert "Second one" not in html
    assert 'class="chip" href="/catalogue/?q=ONE"' in html
    assert 'class="chip" href="/catalogue/?level=entry"' in html
    assert 'name="level" value="entry" checked' in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/catalogue/"' in html
    assert "<title>Certifications matching “ONE” at entry level – " in html


def test_filter_that_fits_nothing_says_what_to_do(client: Client) -> None:
    make_certification(make_catalogue_page(), facts=(fact_row(),))

    html = shown(client, "/catalogue/?q=nothing+like+it")

    assert "0 of 1 certification" in html
    assert "No matches" in html
    assert "Without “nothing like it” there is 1" in html
    assert "Show all certifications" in html


@pytest.mark.parametrize(
    "query",
    [
        "level=wizard",
        "price=300&currency=XYZ&member=2",
        "price=-1&valid=0&checked=x",
        "discipline=%00",
        "issuer=" + "x" * 900,
        "sort=;drop",
        "q=%FF%FE",
        "q=" + "y" * 9000,
    ],
)
def test_nonsense_in_the_address_never_breaks_the_page(client: Client, query: str) -> None:
    make_certification(make_catalogue_page(), facts=(fact_row(),))

    shown(client, f"/catalogue/?{query}")


def test_unknown_value_is_left_out_and_said(client: Client) -> None:
    make_certification(make_catalogue_page(), facts=(fact_row(),))

    html = shown(client, "/catalogue/?level=%3Cb%3Ewizard")

    assert "Level “&lt;b&gt;wizard”" in html
    assert "1 certification" in html


def test_price_is_asked_for_in_a_currency_and_for_members(client: Client) -> None:
    catalogue = make_catalogue_page()
    fees = (fact_row("fees.member", "USD 225"), fact_row("fees.non_member", "USD 410; EUR 390"))
    make_certification(catalogue, title="Priced", facts=(fact_row(), *fees))
    make_certification(catalogue, title="Silent", facts=(fact_row(),))

    for query, listed in (
        ("price=300&currency=USD", ()),
        ("price=300&currency=USD&member=yes", ("Priced",)),
        ("price=500&currency=EUR", ("Priced",)),
        ("price=unknown", ("Silent",)),
        ("price=500&price=unknown", ("Priced", "Silent")),
    ):
        html = shown(client, f"/catalogue/?{query}")
        assert [name for name in ("Priced", "Silent") if f"{name}</a>" in html] == list(listed), query


def test_role_and_region_come_from_the_lists_of_advice(client: Client) -> None:
    catalogue = make_catalogue_page()
    serves = make_certification(catalogue, title="Serving", facts=(fact_row(),))
    other = make_certification(catalogue, title="Another", facts=(fact_row(),))
    publish_advice(serves, other)

    html = shown(client, "/catalogue/")
    role = re.search(r'name="role" value="([^"]+)"', html)
    assert role
    html = shown(client, f"/catalogue/?role={role[1]}")
    assert "Serving</a>" in html
    assert "Another</a>" not in html


def test_introduction_is_for_those_who_have_not_filtered_yet(client: Client) -> None:
    page = make_catalogue_page()
    make_certification(page, facts=(fact_row(),))

    assert f'introduction">{page.introduction}' in shown(client)
    assert f'introduction">{page.introduction}' not in shown(client, "/catalogue/?exam=yes")


def test_addresses_of_single_options_are_known_to_search_engines(client: Client) -> None:
    make_certification(make_catalogue_page(), facts=(fact_row(),))

    html = shown(client, "/catalogue/?exam=yes")
    assert 'rel="canonical" href="http://127.0.0.1:8000/catalogue/?exam=yes"' in html
    assert 'property="og:title" content="Certifications that have an exam"' in html


def test_catalogue_is_in_the_menu_without_a_tick() -> None:
    assert make_catalogue_page().show_in_menus


def test_catalogue_is_the_same_for_everybody_and_sets_no_cookie(client: Client) -> None:
    make_catalogue_page()
    response = client.get("/catalogue/?q=x")

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize(
    "address", ["/catalogue/", "/catalogue/?q=project&level=practitioner&sort=price&exam=yes&work=both"]
)
def test_catalogue_takes_as_many_queries_for_many_certifications_as_for_few(
    client: Client, address: str
) -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            facts = (fact_row(), fact_row("fees.exam", "USD 675"))
            make_certification(catalogue, facts=facts, coverage={"Project work": "core"})

    def read_anew() -> None:
        forget_certifications()
        forget_advice()
        client.get(address)

    assert count_queries(read_anew) <= 25
    assert_queries_do_not_grow(make_more, read_anew)
    client.get(address)
    assert count_queries(lambda: client.get(address)) <= 10


def test_editor_drafts_the_catalogue(editor: Actor) -> None:
    home = make_home_page()
    make_catalogue_page().delete()
    address = reverse("wagtailadmin_pages:add", args=["certifications", "cataloguepage", home.pk])
    response = editor.client.post(
        address,
        {
            "title": "Catalogue",
            "slug": "catalogue",
            "introduction": "All of them.",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        },
    )

    assert response.status_code == 302, response.context["form"].errors
    assert not CataloguePage.objects.get().live
