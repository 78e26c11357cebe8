"""For migrations: what stood in a list before its rows went through approval is live, by a first revision."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields


def record_first_revisions(apps: Any, app_label: str, lists: Iterable[str]) -> None:
    """Make each row of the lists live, with what it says now as the revision that is live.

    Without one, Wagtail would take a row offline when an update of it is scheduled, and its history would
    begin with nothing to compare. The log tells of it from this moment on; when these rows went live nobody
    knows, so those columns stay empty.
    Works on the models of a migration. Some five queries a list, and one a row for each list of others in it.
    """
    for name in lists:
        model = apps.get_model(app_label, name)
        rows = list(model.objects.filter(live=False, live_revision=None))
        if rows:
            for row, revision in zip(rows, _made_live(apps, app_label, name, rows), strict=True):
                row.live, row.live_revision_id, row.latest_revision_id = True, revision.pk, revision.pk
            model.objects.bulk_update(rows, ["live", "live_revision", "latest_revision"], batch_size=500)


def _made_live(apps: Any, app_label: str, name: str, rows: list[Any]) -> list[Any]:
    """A revision for each row, and its entry in the log."""
    revision, entry = (apps.get_model("wagtailcore", model) for model in ("Revision", "ModelLogEntry"))
    types = apps.get_model("contenttypes", "ContentType").objects
    kind, _made = types.get_or_create(app_label=app_label, model=name)
    now = timezone.now()
    made: list[Any] = revision.objects.bulk_create(
        revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(row.pk),
            created_at=now,
            object_str=_title(row),
            content={**_content(row), "live": True},
        )
        for row in rows
    )
    entry.objects.bulk_create(
        entry(
            content_type=kind,
            object_id=one.object_id,
            label=one.object_str,
            action="wagtail.publish",
            timestamp=now,
            revision=one,
            content_changed=True,
        )
        for one in made
    )
    return made


def remove_first_revisions(apps: Any, app_label: str, lists: Iterable[str]) -> None:
    """Take the way back: the rows as before, without their first revisions. The log keeps what it says."""
    for name in lists:
        model = apps.get_model(app_label, name)
        kept = model.objects.filter(live=True, live_revision=F("latest_revision"))
        revisions = list(kept.values_list("live_revision", flat=True))
        kept.update(live=False, live_revision=None, latest_revision=None)
        apps.get_model("wagtailcore", "Revision").objects.filter(pk__in=revisions).delete()


def _content(row: Any) -> dict[str, Any]:
    content: dict[str, Any] = get_serializable_data_for_fields(row)
    for field in row._meta.many_to_many:
        content[field.name] = list(getattr(row, field.name).values_list("pk", flat=True))
    return content


def _title(row: Any) -> str:
    """What stands for the row in lists of revisions: models of migrations know no title of their own."""
    if hasattr(row, "start"):
        return f"{row.start} → {row.end}"
    names = ("name", "words", "question", "host", "publisher")
    return next((value for name in names if (value := getattr(row, name, ""))), str(row))
