"""The demo's content, as loaded at its start."""

import re
from collections import deque
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils.html import strip_tags
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Page, Site

from certifications.models import (
    ArticlePage,
    CertificationPage,
    DisciplineComparisonPage,
    FactVerification,
    Issuer,
)
from portal.demo.assessment import FIND_YOUR_PATH
from portal.demo.content import ARTICLES, WELCOME_TITLE
from portal.demo.loading import load_demo
from portal.demo.written import TEXTS, TextRefusedError, fields_of
from portal.home.models import HomePage, InformationPage, SiteSettings

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
    (7, "/", "Which path, at a glance"),
    (8, "/articles/from-projects-to-continuous-work/", "interest in certifications for it is rising"),
)
NAMED_CERTIFICATIONS = ("PMP", "CAPM", "PRINCE2 Foundation", "PRINCE2 Practitioner", "PMI-ACP", "CSM", "CSPO")


@pytest.fixture(scope="module")
def site(
    demo_settings: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> dict[str, tuple[int, str]]:
    """Status and text of every page that links lead to from the home page of the whole demo.

    Loaded once, and taken back before the first test: tests read what was served.
    """
    from django.conf import settings

    with override_settings(DEMO=False):
        # First, because the setting decides which addresses it holds, for all tests of this process.
        import_module(settings.ROOT_URLCONF)
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("sync_roles", verbosity=0)
        assert load_demo() is True
        served = crawl(Client(), "/")
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()
    return served


def crawl(client: Client, start: str) -> dict[str, tuple[int, str]]:
    served: dict[str, tuple[int, str]] = {}
    waiting = deque([start])
    while waiting:
        address = waiting.popleft()
        if address in served:
            continue
        response = client.get(address)
        html = "" if response.streaming else response.content.decode()
        served[address] = (response.status_code, html)
        if response.status_code == 200 and not address.startswith(("/accounts/", "/corrections/report/")):
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
    assert len(certifications) == 36


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

    assert "7 of 9: a discipline; 2: one framework or method" in words
    assert "40 to 180 questions, known for 6 of 9" in words
    assert "CAWM and WMP are offered by Work Management Institute (WMI), which publishes this site." in words


@pytest.mark.parametrize("address", ["/", COMPARISON, "/articles/choosing-a-first-certification/"])
def test_assessment_starts_from_where_readers_ask_themselves(
    site: dict[str, tuple[int, str]], address: str
) -> None:
    start = re.escape(f"/assessments/{FIND_YOUR_PATH}/")

    assert re.search(rf'<a class="button" href="{start}">Start<', site[address][1])
    assert site[f"/assessments/{FIND_YOUR_PATH}/"][0] == 200


def test_no_page_says_that_there_is_no_assessment_yet(site: dict[str, tuple[int, str]]) -> None:
    for address, (_status, html) in site.items():
        assert "when it is published" not in words_of(html), address


def test_publisher_and_its_interest_stand_on_every_page(site: dict[str, tuple[int, str]]) -> None:
    for address, (status, html) in site.items():
        if status == 200 and "<footer" in html:
            assert "offers two certifications in this field, CAWM and WMP" in words_of(html), address


def test_menu_holds_catalogue_compare_and_articles(site: dict[str, tuple[int, str]]) -> None:
    header = site["/"][1].partition("</header>")[0]

    assert re.findall(r">(Catalogue|Compare|Articles)</a>", header) == ["Catalogue", "Compare", "Articles"]


def test_every_text_is_loaded_and_of_the_form_that_pages_take() -> None:
    assert {path.stem for path in (TEXTS / "articles").glob("*.yaml")} == set(ARTICLES)
    for path in TEXTS.rglob("*.yaml"):
        fields = fields_of(path.relative_to(TEXTS).with_suffix("").as_posix())
        assert {"title", "slug", "search_description"} <= set(fields), path.name
    assert fields_of("comparison")["slug"] == COMPARISON.strip("/")


def test_text_with_an_unknown_block_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.yaml").write_text("title: Odd\nbody:\n  - picture: map.png\n", encoding="utf-8")
    monkeypatch.setattr("portal.demo.written.TEXTS", tmp_path)

    with pytest.raises(TextRefusedError, match=r"odd\.yaml"):
        fields_of("odd")


def test_every_page_went_through_a_revision_and_those_with_texts_through_two_people(demo: None) -> None:
    load_demo()

    for page in Page.objects.filter(depth__gt=1).specific():
        assert page.live
        assert page.live_revision is not None, page.title
        if not isinstance(page, CertificationPage):
            assert page.live_revision.user.email == "editor@example.org"


def test_home_page_is_the_root_of_the_default_site_and_wagtails_own_is_gone(demo: None) -> None:
    load_demo()

    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == HomePage.objects.get()
    assert SiteSettings.for_site(site).publisher == "Work Management Institute"
    assert "CAWM and WMP" in SiteSettings.for_site(site).publisher_interest
    assert not Page.objects.filter(title=WELCOME_TITLE).exists()


def test_publisher_is_the_issuer_of_its_own_offers_and_nothing_is_called_checked(demo: None) -> None:
    load_demo()

    publisher = Issuer.objects.get(is_publisher=True)
    assert {page.abbreviation for page in publisher.certifications.all()} == {"CAWM", "WMP"}
    assert not FactVerification.objects.exists()


def test_welcome_page_that_somebody_uses_stays(demo: None) -> None:
    welcome = Page.objects.get(title=WELCOME_TITLE)
    welcome.add_child(instance=Page(title="Ours", slug="ours"))

    load_demo()

    assert Page.objects.filter(pk=welcome.pk).exists()


def test_later_start_keeps_what_editors_changed(demo: None) -> None:
    load_demo()
    page = ArticlePage.objects.order_by("path")[0]
    page.summary = "What an editor wrote."
    page.save_revision().publish()
    settings_of_site = SiteSettings.for_site(Site.objects.get())
    settings_of_site.publisher = "Another publisher"
    settings_of_site.save()
    revisions = page.revisions.count()

    assert load_demo() is False

    page.refresh_from_db()
    assert page.summary == "What an editor wrote."
    assert page.revisions.count() == revisions
    assert SiteSettings.objects.get().publisher == "Another publisher"


def test_later_start_does_not_bring_back_what_editors_removed(demo: None) -> None:
    load_demo()
    InformationPage.objects.all()[0].delete()
    DisciplineComparisonPage.objects.get().delete()
    left = InformationPage.objects.count()

    load_demo()

    assert InformationPage.objects.count() == left
    assert not DisciplineComparisonPage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["load_demo", "prepare_demo"])
def test_commands_refuse_outside_a_demo(command: str, settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO is off"):
        call_command(command)

    assert not HomePage.objects.exists()
