"""What the history of contents holds about a person: what they wrote, approved, and asked to be deleted."""

from collections.abc import Iterator

from portal.editorial.models import ContentEvent
from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record


def export_events(user: User) -> Iterator[Record]:
    """What the person did to contents, oldest first."""
    for event in ContentEvent.objects.filter(person=user).select_related("content_type").iterator():
        yield {
            "record": "content written or approved",
            "did": event.kind,
            "at": event.happened_at.isoformat(),
            "content": f"{event.content_type.model} {event.object_id}",
        }


def erase_events(user: User) -> None:
    """Keep the history, without the person."""
    ContentEvent.objects.filter(person=user).update(person=None)


CONTENT_EVENTS = PersonalDataHolder(
    models=(
        HeldModel(
            "editorial.ContentEvent", "who wrote, approved or wanted to delete a content", OnErasure.UNLINKED
        ),
    ),
    export=export_events,
    erase=erase_events,
)
