"""What was public is taken away by two people, or bit by bit."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page

from assessments.models import Assessment
from certifications.models import CertificationPage
from portal.editorial.pages import MOST_OFFLINE
from portal.users.models import User
from portal.users.roles import MODERATORS
from tests.factories.pages import make_catalogue_page, make_certification
from tests.portal.editorial.acts import DESKS
from tests.support.cast import Actor, staff_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db: None) -> Actor:
    return staff_actor("other-moderator@example.org", MODERATORS)


def address(name: str, page: Page) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def in_the_api(page: Page, action: str) -> str:
    return reverse("wagtailadmin_api:pages:action", args=[page.pk, action])


def offline(count: int) -> int:
    return count - len(CertificationPage.objects.live())


@pytest.fixture
def catalogue() -> Page:
    """The catalogue with more certifications than one person may take offline."""
    page = make_catalogue_page()
    for number in range(MOST_OFFLINE + 2):
        make_certification(page, title=f"Certification {number}")
    return page


def test_nobody_takes_a_branch_offline_alone(catalogue: Page, moderator: Actor) -> None:
    whole = CertificationPage.objects.live().count()
    everything = {"include_descendants": "on"}
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    several = "&".join(f"id={page.pk}" for page in CertificationPage.objects.all())

    assert "include_descendants" not in moderator.client.get(address("unpublish", catalogue)).text
    for url in (address("unpublish", catalogue), f"{bulk}?id={catalogue.pk}"):
        assert "one at a time" in moderator.client.post(url, everything, follow=True).text
    moderator.client.post(f"{bulk}?{several}")

    assert offline(whole) == 0
    catalogue.refresh_from_db()
    assert catalogue.live


def test_api_takes_few_pages_of_a_branch_offline(catalogue: Page, moderator: Actor) -> None:
    whole = CertificationPage.objects.live().count()
    moderator.client.post(in_the_api(catalogue, "unpublish"), {"recursive": True})

    assert offline(whole) < MOST_OFFLINE


def test_one_person_takes_few_pages_offline_within_the_hour(
    catalogue: Page, moderator: Actor, other: Actor
) -> None:
    pages = list(CertificationPage.objects.live())
    for page in pages:
        moderator.client.post(address("unpublish", page))
    assert offline(len(pages)) == MOST_OFFLINE

    other.client.post(address("unpublish", CertificationPage.objects.live().first()))
    assert offline(len(pages)) == MOST_OFFLINE + 1


@pytest.fixture
def retired(moderator: Actor) -> CertificationPage:
    """A certification that was public and is offline."""
    page = make_certification(make_catalogue_page())
    moderator.client.post(address("unpublish", page))
    return page


def is_there(page: Page) -> bool:
    return bool(Page.objects.filter(pk=page.pk).exists())


def test_page_that_was_public_is_deleted_by_a_second_person(
    retired: CertificationPage, moderator: Actor, other: Actor
) -> None:
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    ask = reverse("editorial:deletion", args=[retired.pk])
    assert ask in moderator.client.get(address("edit", retired)).text

    for _time in range(2):
        moderator.client.post(address("delete", retired))
        moderator.client.post(f"{bulk}?id={retired.pk}")
        moderator.client.delete(in_the_api(retired, "delete"))
        moderator.client.post(in_the_api(retired, "delete"))
        assert is_there(retired)
        moderator.client.post(ask)

    other.client.post(address("delete", retired))
    assert not is_there(retired)


def test_request_for_deletion_ends_when_the_page_is_public_again(
    retired: CertificationPage, moderator: Actor, other: Actor
) -> None:
    moderator.client.post(reverse("editorial:deletion", args=[retired.pk]))
    CertificationPage.objects.get(pk=retired.pk).save_revision().publish()
    CertificationPage.objects.get(pk=retired.pk).unpublish()

    other.client.post(address("delete", retired))

    assert is_there(retired)


def test_page_that_never_was_public_is_deleted_by_one_person(moderator: Actor) -> None:
    page = CertificationPage(title="Draft", slug="draft", live=False)
    make_catalogue_page().add_child(instance=page)

    moderator.client.post(address("delete", page))

    assert not is_there(page)


def test_superuser_does_not_delete_what_is_public(moderator: Actor) -> None:
    page = make_certification(make_catalogue_page())
    User.objects.filter(pk=moderator.person.pk).update(is_superuser=True)

    moderator.client.post(address("delete", page))
    moderator.client.post(address("delete", page.get_parent()))

    assert is_there(page)


def test_snippet_that_is_public_is_deleted_by_a_second_person(moderator: Actor, other: Actor) -> None:
    row = DESKS["assessment"]().row
    right = Permission.objects.get(codename="delete_assessment")
    Group.objects.get(name=MODERATORS.name).permissions.add(right)
    url = reverse(row.snippet_viewset.get_url_name("delete"), args=[row.pk])
    bulk = reverse("wagtail_bulk_action", args=["assessments", "assessment", "delete"])

    moderator.client.post(url)
    moderator.client.post(f"{bulk}?id={row.pk}")
    said = moderator.client.post(url, follow=True).text
    assert "now somebody else has to delete it" in said
    assert Assessment.objects.filter(pk=row.pk).exists()

    assert "takes two people" not in other.client.get(url).text
