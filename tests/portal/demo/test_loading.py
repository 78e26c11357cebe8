"""The demo's content, as loaded at its start."""

from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, Site

from certifications.models import CataloguePage, CertificationPage
from portal.demo.content import WELCOME_TITLE
from portal.demo.loading import load_demo
from portal.home.models import HomePage, SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> None:
    """Settings of a demo, and the roles."""
    # First, because the setting decides which addresses it holds, for all tests of this process.
    import_module(settings.ROOT_URLCONF)
    settings.DEMO = True
    settings.VAR_DIR = tmp_path
    call_command("sync_roles", verbosity=0)


def test_loaded_site_shows_its_pages_to_a_visitor(demo: None, client: Client) -> None:
    load_demo()

    home = client.get("/").content.decode()
    assert "Project management, work management, both, or neither yet?" in home
    assert "Work Management Institute" in home
    page = client.get("/certifications/project-management-professional/").content.decode()
    assert "180" in page
    assert "https://www.patonconsulting.org/pmp-exam-questions" in page
    assert "Project Management Professional" in client.get("/certifications/").content.decode()


def test_fact_is_loaded_with_its_provenance(demo: None) -> None:
    load_demo()

    fact = CertificationPage.objects.get().facts.get()
    assert (fact.value, fact.unit, fact.confidence, fact.source_date) == (
        "180",
        "questions",
        "medium",
        "2026",
    )
    assert fact.collected_on.isoformat() == "2026-11-22"
    assert fact.verified_on is None


def test_every_page_went_through_a_revision(demo: None) -> None:
    load_demo()

    for model in (HomePage, CataloguePage, CertificationPage):
        page = model.objects.get()
        assert page.live
        assert page.live_revision is not None
        assert page.live_revision.user.email == "editor@example.org"


def test_home_page_is_the_root_of_the_default_site_and_wagtails_own_is_gone(demo: None) -> None:
    load_demo()

    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == HomePage.objects.get()
    assert SiteSettings.for_site(site).publisher == "Work Management Institute"
    assert "CAWM and WMP" in SiteSettings.for_site(site).publisher_interest
    assert not Page.objects.filter(title=WELCOME_TITLE).exists()


def test_welcome_page_that_somebody_uses_stays(demo: None) -> None:
    welcome = Page.objects.get(title=WELCOME_TITLE)
    welcome.add_child(instance=Page(title="Ours", slug="ours"))

    load_demo()

    assert Page.objects.filter(pk=welcome.pk).exists()


def test_later_start_keeps_what_editors_changed(demo: None) -> None:
    load_demo()
    page = CertificationPage.objects.get()
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
    CertificationPage.objects.get().delete()

    load_demo()

    assert not CertificationPage.objects.exists()


@pytest.mark.parametrize("command", ["load_demo", "prepare_demo"])
def test_commands_refuse_outside_a_demo(command: str, settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO is off"):
        call_command(command)

    assert not HomePage.objects.exists()
