"""The history of contents, written where every way of saving ends: at the revision itself.

Form, autosave, the admin's API, reverting, copying and code all save a `Revision`; so do models to come.
"""

from typing import Any

from django.db import connection
from django.utils import timezone
from wagtail.models import DraftStateMixin, ModelLogEntry, Page, PageLogEntry, Revision, WorkflowState

from portal.editorial.digests import content_digest, digest_of_revision
from portal.editorial.queries import PUBLISHED, WRITTEN, events

# What the log says of a revision that went live, at once or at its time.
WENT_LIVE = ("wagtail.publish", "wagtail.publish.scheduled")


def keep_what_was_read(instance: Revision, raw: bool = False, update_fields: Any = None, **_: Any) -> None:
    """Before a revision is overwritten in place: make a new one of it, if anybody relies on the old words.

    Autosave overwrites the revision that it made before. What is live, waits for approval or for its hour, or
    was ever approved stays as it is; the caller goes on with the new revision.
    """
    if raw or instance.pk is None or (update_fields is not None and "content" not in update_fields):
        return
    rows = Revision.objects.filter(pk=instance.pk)
    stored = (rows.select_for_update(of=("self",)) if connection.in_atomic_block else rows).first()
    if stored is None or _same(stored, instance) or not is_relied_on(stored):
        return
    instance.pk = None
    instance._state.adding = True
    # An hour that was approved was approved for the old words.
    instance.approved_go_live_at = None


def note_writing(instance: Revision, raw: bool = False, **_: Any) -> None:
    """After a revision was saved: who wrote what, unless the content is what it was."""
    if raw:
        return
    digest = digest_of_revision(instance)
    content = {"content_type_id": instance.base_content_type_id, "object_id": instance.object_id}
    before = events().filter(kind=WRITTEN, **content).last()
    if before is not None and before.digest == digest and before.happened_at <= instance.created_at:
        return
    events().create(
        kind=WRITTEN,
        digest=digest,
        person_id=instance.user_id,
        revision=instance.pk,
        happened_at=instance.created_at,
        **content,
    )


def note_publishing(revision: Revision | None = None, **_: Any) -> None:
    """After a revision went live. Pages tell so by a signal of their own, which comes first."""
    if revision is None:
        return
    events().create(
        content_type_id=revision.base_content_type_id,
        object_id=revision.object_id,
        kind=PUBLISHED,
        digest=digest_of_revision(revision),
        revision=revision.pk,
        happened_at=timezone.now(),
    )


def note_publishing_of_a_snippet(sender: type, **details: Any) -> None:
    """As `note_publishing`, of all that is no page."""
    if not issubclass(sender, Page):
        note_publishing(**details)


def is_relied_on(revision: Revision) -> bool:
    """Whether readers see a revision, or somebody may have read it to approve it. At most seven queries."""
    if revision.approved_go_live_at is not None or revision.task_states.exists():
        return True
    if events().filter(revision=revision.pk).exclude(kind=WRITTEN).exists():
        return True
    workflows = WorkflowState.objects.active().filter(
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id
    )
    if workflows.exists() or any(
        log.objects.filter(revision=revision.pk, action__in=WENT_LIVE).exists()
        for log in (PageLogEntry, ModelLogEntry)
    ):
        return True
    content = revision.base_content_object
    return isinstance(content, DraftStateMixin) and content.live_revision_id == revision.pk


def _same(stored: Revision, saved: Revision) -> bool:
    model = stored.content_type.model_class()
    return content_digest(model, stored.content) == content_digest(model, saved.content)
