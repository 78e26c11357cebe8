"""The demo's content, as loaded at its start."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from wagtail.models import Page, Site
from wagtail.snippets.models import get_snippet_models

from certifications.models import (
    ArticlePage,
    CertificationPage,
    DisciplineComparisonPage,
    FactVerification,
    Issuer,
)
from portal.demo.content import ARTICLES, WELCOME_TITLE
from portal.demo.loader import load_demo
from portal.demo.written import TEXTS, TextRefusedError, fields_of
from portal.home.models import HomePage, InformationPage, SiteSettings

# Loaded once for each of the two modules.
pytestmark = pytest.mark.xdist_group("loaded_demo")


class AnyNames:
    """Knows whatever a text names."""

    def certification(self, slug: str) -> str:
        return slug

    def comparison(self) -> str:
        return "comparison"

    def drawing(self, name: str) -> SimpleNamespace:
        return SimpleNamespace(title=name)


def test_every_text_is_loaded_and_of_the_form_that_pages_take() -> None:
    assert {path.stem for path in (TEXTS / "articles").glob("*.yaml")} == set(ARTICLES)
    for path in TEXTS.rglob("*.yaml"):
        fields = fields_of(path.relative_to(TEXTS).with_suffix("").as_posix(), AnyNames())
        assert {"title", "slug", "search_description"} <= set(fields), path.name


def test_text_with_an_unknown_block_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.yaml").write_text("title: Odd\nbody:\n  - picture: map.png\n", encoding="utf-8")
    monkeypatch.setattr("portal.demo.written.TEXTS", tmp_path)

    with pytest.raises(TextRefusedError, match=r"odd\.yaml"):
        fields_of("odd", AnyNames())


def test_every_page_went_through_a_revision_and_those_with_texts_through_two_people(
    loaded_demo: None,
) -> None:
    for page in Page.objects.filter(depth__gt=1).specific():
        assert page.live
        assert page.live_revision is not None, page.title
        if not isinstance(page, CertificationPage):
            assert page.live_revision.user.email == "editor@example.org"
    for model in get_snippet_models():
        for row in model._default_manager.all():
            assert row.live
            assert row.live_revision is not None, row
    for row in (SiteSettings.objects.get(), Issuer.objects.get(is_publisher=True)):
        assert row.live_revision.user.email == "editor@example.org"


def test_home_page_is_the_root_of_the_default_site_and_wagtails_own_is_gone(loaded_demo: None) -> None:
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == HomePage.objects.get()
    said = SiteSettings.objects.live().get(site=site)
    assert said.publisher == "Work Management Institute"
    assert "CAWM and WMP" in said.publisher_interest
    assert not Page.objects.filter(title=WELCOME_TITLE).exists()


def test_publisher_is_the_issuer_of_its_own_offers_and_nothing_is_called_checked(loaded_demo: None) -> None:
    publisher = Issuer.objects.get(is_publisher=True)
    assert {page.abbreviation for page in publisher.certifications.all()} == {"CAWM", "WMP"}
    assert not FactVerification.objects.exists()


def test_later_start_keeps_what_editors_changed(loaded_demo: None) -> None:
    page = ArticlePage.objects.order_by("path")[0]
    page.summary = "What an editor wrote."
    page.save_revision().publish()
    settings_of_site = SiteSettings.objects.get()
    settings_of_site.publisher = "Another publisher"
    settings_of_site.save_revision().publish()
    revisions = page.revisions.count()

    assert load_demo() is False

    page.refresh_from_db()
    assert page.summary == "What an editor wrote."
    assert page.revisions.count() == revisions
    assert SiteSettings.objects.get().publisher == "Another publisher"


def test_later_start_does_not_bring_back_what_editors_removed(loaded_demo: None) -> None:
    InformationPage.objects.all()[0].delete()
    DisciplineComparisonPage.objects.get().delete()
    left = InformationPage.objects.count()

    load_demo()

    assert InformationPage.objects.count() == left
    assert not DisciplineComparisonPage.objects.exists()
