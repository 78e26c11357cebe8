"""Deleted pages wait in the bin for a month, and come back with their versions and their history."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from certifications.models import CataloguePage, CertificationPage
from portal.editorial.bin.services import NotRestoredError, empty_bin, restore_page
from portal.editorial.models import BinnedPage
from portal.editorial.queries import authors
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def deleted(editor: Actor) -> CertificationPage:
    page = make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    page.who_it_suits = "For jugglers."
    page.save_revision(user=editor.person, log_action=True)
    page.unpublish()
    CertificationPage.objects.get(pk=page.pk).delete()
    return page


def restore(actor: Actor) -> int:
    row = BinnedPage.objects.get()
    status: int = actor.client.post(reverse("editorial_bin:restore", args=[row.pk])).status_code
    return status


def test_who_is_asked_before_a_page_is_deleted_learns_of_the_bin(editor: Actor) -> None:
    page = make_certification(make_catalogue_page(), slug="pmp")
    page.unpublish()
    draft = page.copy(update_attrs={"slug": "copy", "title": "A copy"}, keep_live=False, user=editor.person)

    asked = editor.client.get(reverse("wagtailadmin_pages:delete", args=[draft.pk])).content.decode()

    assert "It stays in the bin for 30 days." in asked


def test_restored_page_is_a_draft_with_its_versions_authors_and_history(
    deleted: CertificationPage, administrator: Actor, editor: Actor
) -> None:
    assert deleted.title in administrator.client.get(reverse("editorial_bin:bin")).content.decode()
    restore(administrator)

    page = CertificationPage.objects.get(pk=deleted.pk)
    draft = page.get_latest_revision_as_object()
    assert (page.live, page.slug, page.get_parent().pk) == (False, "pmp", make_catalogue_page().pk)
    assert (draft.who_it_suits, [fact.value for fact in draft.facts.all()]) == ("For jugglers.", ["180"])
    assert page.translation_key == deleted.translation_key
    assert page.revisions.count() == 2
    assert page.get_latest_revision().user == editor.person
    assert editor.person.pk in authors(page)
    assert not BinnedPage.objects.exists()
    history = editor.client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Restored from the bin" in history
    assert Page.find_problems() == ([], [], [], [], [])


def test_bin_is_for_administrators_alone(
    deleted: CertificationPage, editor: Actor, moderator: Actor, visitor: Actor
) -> None:
    for actor in (editor, moderator, visitor):
        assert restore(actor) in {302, 403, 404}
        assert deleted.title not in actor.client.get(reverse("editorial_bin:bin")).content.decode()
    assert not Page.objects.filter(pk=deleted.pk).exists()


def test_page_whose_place_is_gone_stays_in_the_bin(deleted: CertificationPage, administrator: Actor) -> None:
    BinnedPage.objects.update(parent=0)

    restore(administrator)

    assert BinnedPage.objects.exists()
    assert not Page.objects.filter(pk=deleted.pk).exists()


def test_page_that_was_not_for_everybody_comes_back_so(administrator: Actor) -> None:
    page = make_certification(make_catalogue_page(), slug="inside")
    page.save_revision()
    group = Group.objects.create(name="Partners")
    PageViewRestriction.objects.create(page=page, restriction_type="groups").groups.set([group])
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesame")
    CertificationPage.objects.get(pk=page.pk).delete()
    assert not PageViewRestriction.objects.exists()

    restore(administrator)

    kept = PageViewRestriction.objects.filter(page=page.pk).order_by("pk")
    assert [(one.restriction_type, one.password) for one in kept] == [
        ("groups", ""),
        ("password", "sesame"),
    ]
    assert list(kept[0].groups.all()) == [group]


def test_only_page_of_its_type_stays_in_the_bin_once_there_is_another(administrator: Actor) -> None:
    page = make_catalogue_page()
    page.save_revision()
    CataloguePage.objects.get(pk=page.pk).delete()
    another = make_catalogue_page()

    restore(administrator)

    assert BinnedPage.objects.get().page == page.pk
    assert CataloguePage.objects.get().pk == another.pk


def test_second_press_restores_nothing_twice(deleted: CertificationPage, administrator: Actor) -> None:
    first, second = BinnedPage.objects.get(), BinnedPage.objects.get()
    restore_page(first, administrator.person)

    with pytest.raises(NotRestoredError):
        restore_page(second, administrator.person)


def test_slug_that_another_page_took_gets_the_number_of_the_page(
    deleted: CertificationPage, administrator: Actor
) -> None:
    make_certification(make_catalogue_page(), slug="pmp")

    restore(administrator)

    assert CertificationPage.objects.get(pk=deleted.pk).slug == f"pmp-{deleted.pk}"


def test_bin_forgets_after_a_month_and_names_nobody(deleted: CertificationPage) -> None:
    assert all("owner" not in version["content"] for version in BinnedPage.objects.get().versions)
    BinnedPage.objects.update(deleted_at=timezone.now() - timedelta(days=29))
    empty_bin()
    assert BinnedPage.objects.exists()

    BinnedPage.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    empty_bin()

    assert not BinnedPage.objects.exists()
