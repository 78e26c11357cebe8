"""What was public is taken away by two people, or bit by bit."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from assessments.models import Assessment
from certifications.models import CertificationPage, FocusArea
from portal.editorial.models import BinnedPage
from portal.editorial.pages import MOST_OFFLINE
from portal.editorial.snippets import ApprovedSnippet
from portal.home.models import SiteSettings
from portal.users.models import User
from portal.users.roles import MODERATORS
from tests.factories.pages import make_catalogue_page, make_certification, make_term
from tests.portal.editorial.acts import DESKS
from tests.support.cast import Actor, staff_actor
from tests.support.kept_rows import delete_frozen
from tests.support.queries import recorded_queries

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
        assert (
            "Nothing was taken offline. Pages below a page stay"
            in moderator.client.post(url, everything, follow=True).text
        )
    moderator.client.post(f"{bulk}?{several}")

    assert offline(whole) == 0
    catalogue.refresh_from_db()
    assert catalogue.live


def test_api_takes_few_pages_of_a_branch_offline(catalogue: Page, moderator: Actor) -> None:
    whole = CertificationPage.objects.live().count()
    answer = moderator.client.post(in_the_api(catalogue, "unpublish"), {"recursive": True})

    assert answer.status_code == 200
    assert offline(whole) == MOST_OFFLINE - 1, "beside the catalogue itself"
    last = CertificationPage.objects.live().first()
    assert moderator.client.post(in_the_api(last, "unpublish")).status_code == 403


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
        assert "Deletion requested" in moderator.client.get(address("edit", retired)).text
        assert "Now another moderator must delete it." in moderator.client.get(ask).text

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


def test_request_for_deletion_ends_when_the_page_comes_back_from_the_bin(
    retired: CertificationPage, moderator: Actor, other: Actor, administrator: Actor
) -> None:
    CertificationPage.objects.get(pk=retired.pk).save_revision()
    moderator.client.post(reverse("editorial:deletion", args=[retired.pk]))
    other.client.post(address("delete", retired))
    assert not is_there(retired)
    administrator.client.post(reverse("editorial_bin:restore", args=[BinnedPage.objects.get().pk]))

    for actor in (other, moderator):
        actor.client.post(address("delete", retired))
        assert is_there(retired)


def test_no_page_of_ours_cannot_be_asked_to_go(moderator: Actor) -> None:
    root = Page.objects.get(depth=1)

    response = moderator.client.get(reverse("editorial:deletion", args=[root.pk]))

    assert response.status_code in {302, 403}


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
    assert "Not deleted yet. Someone else must delete" in said
    assert Assessment.objects.filter(pk=row.pk).exists()

    assert "takes two people" not in other.client.get(url).text


def test_moderator_who_has_taken_enough_offline_reads_so(catalogue: Page, moderator: Actor) -> None:
    *taken, kept = list(CertificationPage.objects.live())[: MOST_OFFLINE + 1]
    for page in taken:
        moderator.client.post(address("unpublish", page))

    assert address("unpublish", kept) in moderator.client.get(address("edit", kept)).text
    for said in (
        moderator.client.get(address("unpublish", kept), follow=True).text,
        moderator.client.post(address("unpublish", kept), follow=True).text,
    ):
        assert "at most 3 pages or list rows offline in an hour" in said
    assert CertificationPage.objects.get(pk=kept.pk).live


def test_list_of_pages_counts_what_was_taken_offline_once_a_row(catalogue: Page, moderator: Actor) -> None:
    with recorded_queries() as statements:
        moderator.client.get(reverse("wagtailadmin_explore", args=[catalogue.pk]))

    counts = [one for one in statements if "wagtailcore_modellogentry" in one and "COUNT" in one]
    # Each row asks once, the header of the page for Wagtail's button and for ours.
    assert 0 < len(counts) <= CertificationPage.objects.live().count() + 2


def test_rows_of_lists_count_with_pages(catalogue: Page, moderator: Actor) -> None:
    terms = [make_term(FocusArea, f"Area {number}") for number in range(3)]
    moderator.client.post(address("unpublish", CertificationPage.objects.live().first()))

    said = [moderator.client.post(row_address(term), follow=True).text for term in terms]

    assert ["at most 3 pages or list rows offline in an hour" in text for text in said] == [
        False,
        False,
        True,
    ]
    assert [FocusArea.objects.get(pk=term.pk).live for term in terms] == [False, False, True]


def row_address(row: ApprovedSnippet) -> str:
    return reverse(row.snippet_viewset.get_url_name("unpublish"), args=[row.pk])


def test_what_the_site_says_of_its_publisher_stays_live(moderator: Actor) -> None:
    settings = SiteSettings.objects.create(site=Site.objects.get(), publisher="Someone")
    settings.save_revision().publish()
    settings.refresh_from_db()

    assert (
        ", so it can’t go offline. Edit it instead."
        in moderator.client.post(row_address(settings), follow=True).text
    )

    settings.refresh_from_db()
    assert settings.live


def test_page_is_restricted_as_it_is_taken_offline(catalogue: Page, moderator: Actor) -> None:
    login = {"restriction_type": "login"}
    pages = list(CertificationPage.objects.live())
    privacy = [reverse("wagtailadmin_pages:set_privacy", args=[page.pk]) for page in (catalogue, *pages)]

    statuses = [moderator.client.post(url, login).status_code for url in privacy]

    assert PageViewRestriction.objects.count() == MOST_OFFLINE
    assert statuses[0] != 200
    moderator.client.post(privacy[1], {"restriction_type": "none"})
    assert PageViewRestriction.objects.count() == MOST_OFFLINE - 1


def test_editor_does_not_delete_what_was_public(
    retired: CertificationPage, moderator: Actor, editor: Actor
) -> None:
    moderator.client.post(reverse("editorial:deletion", args=[retired.pk]))

    editor.client.post(address("delete", retired))

    assert is_there(retired)


def test_editor_asks_for_a_deletion(retired: CertificationPage, moderator: Actor, editor: Actor) -> None:
    editor.client.post(reverse("editorial:deletion", args=[retired.pk]))

    moderator.client.post(address("delete", retired))

    assert not is_there(retired)


def test_editor_may_ask_for_a_deletion_that_a_colleague_asked_for(
    retired: CertificationPage, moderator: Actor, editor: Actor
) -> None:
    ask = reverse("editorial:deletion", args=[retired.pk])
    moderator.client.post(ask)

    assert "Request deletion" in editor.client.get(ask).text
    editor.client.post(ask)
    moderator.client.post(address("delete", retired))

    assert not is_there(retired)


def test_page_that_was_public_before_there_was_a_history_takes_two(
    retired: CertificationPage, moderator: Actor
) -> None:
    delete_frozen("editorial_contentevent")

    moderator.client.post(address("delete", retired))

    assert is_there(retired)
