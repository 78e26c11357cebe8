"""Take over who wrote what, and what went live, from the revisions and the log that are there already."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps as present
from django.db import migrations

from portal.editorial.digests import content_digest

WENT_LIVE = ("wagtail.publish", "wagtail.publish.scheduled")


def take_over(apps: Any, _schema_editor: Any) -> None:
    """An event for each revision, in the order of saving, and one for each that the log says went live."""
    event = apps.get_model("editorial", "ContentEvent")
    published = dict(publications(apps))
    revisions = apps.get_model("wagtailcore", "Revision").objects.select_related("content_type")
    for revision in revisions.order_by("created_at", "pk").iterator(chunk_size=100):
        try:
            model = present.get_model(revision.content_type.app_label, revision.content_type.model)
        except LookupError:
            continue
        content = {
            "content_type_id": revision.base_content_type_id,
            "object_id": revision.object_id,
            "digest": content_digest(model, revision.content),
            "revision": revision.pk,
        }
        event.objects.create(
            kind="written", person_id=revision.user_id, happened_at=revision.created_at, **content
        )
        if revision.pk in published:
            event.objects.create(kind="published", happened_at=published[revision.pk], **content)


def publications(apps: Any) -> Iterator[tuple[int, Any]]:
    """The revisions that went live, and when they last did."""
    for name in ("PageLogEntry", "ModelLogEntry"):
        entries = apps.get_model("wagtailcore", name).objects.filter(
            action__in=WENT_LIVE, revision__isnull=False
        )
        yield from entries.order_by("timestamp").values_list("revision_id", "timestamp")


class Migration(migrations.Migration):
    dependencies = [("editorial", "0003_content_events_append_only")]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True)]
