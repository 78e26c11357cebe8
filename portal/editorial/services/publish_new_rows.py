"""Put new rows of a list live at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.signals import published
from wagtail.tasks import update_reference_index_task

from portal.editorial.snippets import STATE, ApprovedSnippet
from portal.editorial.value_changes import changes_between, logged_values

# Of the log. By what it says of saving, people come to a version; of what went live, Wagtail tells alone.
SAVED, WENT_LIVE = "wagtail.edit", "wagtail.publish"

Row = TypeVar("Row", bound=ApprovedSnippet)


@transaction.atomic
def publish_new_rows(rows: Sequence[Row]) -> None:
    """Save rows of one list, each live by a revision that the log tells of.

    As saving, `save_revision()` and `publish()` leave each, told by the same signals, at a third of the
    queries: three for all of them, and for each row its revision, what listeners do, those of the rows below
    it, and two where the list points at several of another. Whoever calls has checked the rows.
    """
    if not rows:
        return
    model, now = type(rows[0]), timezone.now()
    model._default_manager.bulk_create(rows)
    below = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    for row in rows:
        for name in below:
            getattr(row, name).commit()
        revision = Revision.objects.create(
            content_object=row,
            base_content_type=model.get_base_content_type(),
            created_at=now,
            object_str=str(row),
            content=row.serializable_data(),
        )
        row.live, row.live_revision, row.latest_revision = True, revision, revision
        row.first_published_at = row.last_published_at = now
        for field in model._meta.many_to_many:
            getattr(row, field.name).commit()
    model._default_manager.bulk_update(
        rows, ["live", "live_revision", "latest_revision", "first_published_at", "last_published_at"]
    )
    ModelLogEntry.objects.bulk_create(
        _entry(row, now, action) for action in (SAVED, WENT_LIVE) for row in rows
    )
    for row in rows:
        if ReferenceIndex.is_indexed(model):
            # As saving it does: what the row points at is noted.
            update_reference_index_task.enqueue(model._meta.app_label, model._meta.model_name, str(row.pk))
        published.send(sender=model, instance=row, revision=row.live_revision)


def _entry(row: ApprovedSnippet, now: datetime, action: str) -> ModelLogEntry:
    return ModelLogEntry(
        content_type=row.get_content_type(),
        object_id=str(row.pk),
        label=str(row),
        action=action,
        timestamp=now,
        revision=row.live_revision,
        content_changed=True,
        data={"changes": changes_between(None, logged_values(row, STATE))} if action == WENT_LIVE else {},
    )
