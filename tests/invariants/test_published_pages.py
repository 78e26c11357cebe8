"""Pages that tests start from are as publishing leaves them."""

import pytest
from wagtail.models import PageLogEntry

from portal.home.models import InformationPage
from tests.factories.pages import add_published, make_home_page

pytestmark = pytest.mark.django_db

# What tells two pages apart that were published alike, the moments among it.
OF_THEIR_OWN = {
    *("id", "pk", "page_ptr", "page_ptr_id", "path", "slug", "url_path", "translation_key"),
    *("latest_revision_id", "live_revision_id", "latest_revision_created_at"),
    *("first_published_at", "last_published_at"),
}


def shared(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name not in OF_THEIR_OWN}


def a_page(slug: str) -> InformationPage:
    return InformationPage(title="About", slug=slug, summary="Who runs it.")


def state_of(slug: str) -> dict[str, object]:
    page = InformationPage.objects.get(slug=slug)
    revision = page.revisions.get()
    return {
        "columns": shared(
            {field.attname: getattr(page, field.attname) for field in page._meta.concrete_fields}
        ),
        "went live": [moment is not None for moment in (page.first_published_at, page.last_published_at)],
        "live by its only revision": page.live_revision == page.latest_revision == revision,
        "kept in the revision": shared(revision.content),
        "log": [
            (entry.action, entry.revision == revision, entry.content_changed)
            for entry in PageLogEntry.objects.filter(page=page).order_by("timestamp", "pk")
        ],
    }


def test_a_page_added_as_published_is_as_one_that_was_published() -> None:
    home = make_home_page()
    home.add_child(instance=a_page("published")).save_revision().publish()

    add_published(home, a_page("added"))

    assert state_of("added") == state_of("published")
