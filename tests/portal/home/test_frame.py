"""What stands around every page."""

import gzip

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import Settings
from wagtail.models import Site

from portal.home.context_processors import site_frame
from portal.home.models import SiteSettings
from portal.home.presenters.frame import current_state, menu_links, present_frame, sign_in_address
from portal.home.queries import MenuPage, frame_content
from portal.shared import page_cache
from portal.shared.addresses import optional_url
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def a_request(path: str = "/") -> HttpRequest:
    """A request that knows no user and no session: whoever reads them fails."""
    return RequestFactory().get(path, headers={"host": "localhost"})


def test_frame_names_the_site_and_links_its_menu_pages() -> None:
    make_catalogue_page()

    frame = present_frame(a_request("/catalogue/pmp/"))

    assert frame.site_name == "Which Work"
    assert [(link.label, link.url, link.current) for link in frame.navigation] == [
        ("Catalogue", "/catalogue/", "true"),
        ("Compare", "/compare/", ""),
        ("Map", "/map/", ""),
        ("Assessment", "/assessments/", ""),
    ]
    assert frame.sign_in_url == "/accounts/login/?from=%2Fcatalogue%2Fpmp%2F"


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/following/",
        "/assessments/payer/a-secret/",
        "/certifications/follow/stop/a-secret/",
        "/certifications/follow/stop/1:a-secret/",
    ],
)
def test_link_to_signing_in_names_no_page_of_a_person_s_own(path: str) -> None:
    assert sign_in_address(path) == "/accounts/login/"


def test_link_to_signing_in_names_the_page_of_a_certification_to_follow() -> None:
    assert sign_in_address("/certifications/follow/pmp/").endswith(
        "?from=%2Fcertifications%2Ffollow%2Fpmp%2F"
    )


def test_only_comparison_is_called_what_one_does_there_where_nothing_else_can_be_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("portal.home.presenters.frame.optional_url", lambda _name: "")
    page = MenuPage("Two fields side by side", "/two-fields/", "disciplinecomparisonpage")

    header, foot = menu_links((page,))

    assert ("Compare", "/two-fields/") in header
    assert foot == []


def test_comparison_of_disciplines_goes_to_the_foot_where_anything_can_be_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("portal.home.presenters.frame.optional_url", lambda name: f"/{name}/")
    page = MenuPage("Two fields side by side", "/two-fields/", "disciplinecomparisonpage")

    header, foot = menu_links((page,))

    assert ("Compare", "/certifications:compare/") in header
    assert foot == [("Two fields side by side", "/two-fields/")]


def test_header_names_who_is_signed_in_and_nobody_else(learner: Actor, client: Client) -> None:
    make_home_page()
    learner.person.first_name, learner.person.last_name = "Leo", "<b>Brandt</b>"
    learner.person.save()

    html = learner.client.get("/").text
    assert "Leo &lt;b&gt;Brandt&lt;/b&gt;" in html
    assert 'href="/accounts/logout/"' in html
    assert "Sign in" not in html

    response = client.get("/")
    assert "Brandt" not in response.text
    assert 'href="/accounts/login/?from=%2F"' in response.text
    assert "public" in response["Cache-Control"]
    assert "cookie" not in response.get("Vary", "").lower()


def test_header_names_who_is_signed_in_on_a_kept_page_that_is_sent_compressed(
    learner: Actor, client: Client, settings: Settings
) -> None:
    settings.PAGE_CACHE_SECONDS = 3600
    make_home_page()
    client.get("/")

    response = learner.client.get("/", headers={"accept-encoding": "gzip"})

    assert 'href="/accounts/logout/"' in gzip.decompress(response.content).decode()
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_home_page_with_its_slots_takes_few_queries_for_somebody_who_is_signed_in(
    learner: Actor, settings: Settings
) -> None:
    settings.PAGE_CACHE_SECONDS = 3600
    make_home_page()
    learner.client.get("/")

    # The session, who it is, and what they have begun or finished are four of them.
    assert count_queries(lambda: learner.client.get("/")) <= 10


@pytest.mark.parametrize("path", ["/accounts/login/", "/assessments/payer/a-secret/"])
def test_way_back_names_no_page_whose_address_may_be_a_secret(path: str) -> None:
    assert present_frame(a_request(path)).sign_in_url == "/accounts/login/"


def test_every_page_searches_the_site(client: Client) -> None:
    html = client.get("/").text
    assert '<form class="site-search" method="get" action="/search/"' in html
    assert '<a class="site-header__control site-header__find" href="/search/">' in html


@pytest.mark.parametrize(
    ("path", "expected"), [("/catalogue/", "page"), ("/catalogue/pmp/", "true"), ("/", ""), ("/cat/", "")]
)
def test_link_knows_whether_it_is_current(path: str, expected: str) -> None:
    assert current_state("/catalogue/", path) == expected


def test_pages_that_are_not_live_or_not_ticked_are_not_in_the_menu() -> None:
    make_catalogue_page().unpublish()
    site = Site.objects.get()
    assert frame_content(site).menu == ()

    make_catalogue_page(title="Not ticked", slug="not-ticked", show_in_menus=False)
    assert frame_content(Site.objects.get()).menu == ()


def test_frame_tells_who_publishes_and_what_it_sells(client: Client) -> None:
    make_home_page()
    SiteSettings.objects.create(
        site=Site.objects.get(),
        publisher="An institute",
        publisher_interest="Sells two of these.",
        live=True,
    )

    html = client.get("/").content.decode()

    assert "Publisher: <strong>An institute</strong>." in html
    assert "Sells two of these." in html


def test_frame_without_settings_or_site_still_stands(client: Client, settings: Settings) -> None:
    make_home_page()
    assert "Published by" not in client.get("/").content.decode()

    Site.objects.all().delete()
    assert frame_content(None).site_name == settings.WAGTAIL_SITE_NAME
    assert present_frame(a_request()).navigation


def test_frame_costs_nothing_until_a_template_reads_it() -> None:
    make_home_page()
    request = a_request()

    assert count_queries(lambda: site_frame(request)) == 0
    frame = site_frame(request)["frame"]
    assert count_queries(lambda: frame.site_name) <= 4


def test_frame_is_kept_until_published_content_changes(settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 3600
    site = Site.objects.get()
    assert [page.title for page in frame_content(site).menu] == ["Catalogue"]
    assert count_queries(lambda: frame_content(site)) <= 1

    make_catalogue_page().delete()
    page_cache.purge()
    assert frame_content(site).menu == ()


def test_settings_count_and_purge_kept_pages_once_they_are_live(settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 3600
    make_home_page()
    site = Site.objects.get()
    assert frame_content(site).publisher == ""

    draft = SiteSettings.objects.create(site=site, publisher="An institute").save_revision()
    page_cache.purge()
    assert frame_content(site).publisher == ""

    draft.publish()
    assert frame_content(site).publisher == "An institute"


def test_address_of_an_absent_app_is_empty() -> None:
    assert optional_url("wagtail_serve") == ""
    assert optional_url("no_such:thing") == ""
