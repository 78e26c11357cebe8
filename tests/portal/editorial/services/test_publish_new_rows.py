"""New rows are put live at once as they would be one by one."""

from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from certifications.models import FocusArea, FocusTheme
from portal.editorial.services.publish_new_rows import publish_new_rows
from tests.factories.pages import make_term
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

# What tells two rows apart that were published alike, the moments among it.
OF_THEIR_OWN = {
    *("id", "pk", "key", "live_revision_id", "latest_revision_id", "live_revision", "latest_revision"),
    *("first_published_at", "last_published_at"),
}


def a_theme(key: str) -> FocusTheme:
    return FocusTheme(key=key, name="Flow", focus_areas=[make_term(FocusArea, "Agile")])


def shared(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in OF_THEIR_OWN}


def state_of(key: str) -> dict[str, Any]:
    row = FocusTheme.objects.get(key=key)
    revision = row.revisions.get()
    return {
        "columns": shared(
            {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        ),
        "areas": list(row.focus_areas.all()),
        "went live": [moment is not None for moment in (row.first_published_at, row.last_published_at)],
        "live by its only revision": row.live_revision == row.latest_revision == revision,
        "kept in the revision": shared(revision.content),
        "revision": (revision.object_str, revision.content_type, revision.base_content_type, revision.user),
        "log": [
            (
                *(entry.action, entry.label, entry.revision == revision, entry.content_changed, entry.user),
                [change for change in entry.data.get("changes", ()) if change["field"] != "key"],
            )
            for entry in ModelLogEntry.objects.filter(object_id=str(row.pk)).order_by("pk")
        ],
    }


def test_new_rows_are_live_as_if_published_one_by_one() -> None:
    alone = a_theme("alone")
    alone.save()
    alone.save_revision(log_action=True).publish()

    publish_new_rows([a_theme("together"), a_theme("both")])

    assert state_of("together") == state_of("both") == state_of("alone")


def test_a_further_row_costs_its_revision_and_what_listeners_do() -> None:
    def rows(name: str, number: int) -> list[FocusArea]:
        return [FocusArea(key=f"{name}-{one}", name="Area") for one in range(number)]

    few = count_queries(lambda: publish_new_rows(rows("few", 2)))
    many = count_queries(lambda: publish_new_rows(rows("many", 20)))
    assert many - few <= 18 * 6
