"""What the room holds about people: what they wrote, approved, look after and locked, and their mails."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Q

from portal.editorial.models import Bundle, Care, ContentEvent, DeskSettings
from portal.editorial.snippets import ApprovedSnippet
from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record
from portal.users.services.allow_erasure import allow_erasure


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
    with allow_erasure():
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


def export_bundles(user: User) -> Iterator[Record]:
    """The bundles that the person put together or approved, oldest first."""
    for bundle in Bundle.objects.filter(Q(made_by=user) | Q(approved_by=user)).order_by("made_at"):
        yield {
            "record": "bundle",
            "title": bundle.title,
            "note": bundle.note if bundle.made_by_id == user.pk else "",
            "put together": bundle.made_by_id == user.pk,
            "approved": bundle.approved_by_id == user.pk,
            "at": bundle.made_at.isoformat(),
        }


def erase_bundles(_user: User) -> None:
    """Deleting the account unlinks them; what went live together stays told."""


BUNDLES = PersonalDataHolder(
    models=(HeldModel("editorial.Bundle", "who put a bundle together or approved it", OnErasure.UNLINKED),),
    export=export_bundles,
    erase=erase_bundles,
)


def export_care(user: User) -> Iterator[Record]:
    """What the person looks after and reviewed, and which mails they get."""
    rows = Care.objects.filter(Q(owner=user) | Q(reviewed_by=user)).select_related("content_type")
    for care in rows.order_by("pk"):
        yield {
            "record": "content looked after or reviewed",
            "content": f"{care.content_type.model} {care.object_id}",
            "looks after it": care.owner_id == user.pk,
            "reviewed on": (
                care.reviewed_on.isoformat() if care.reviewed_on and care.reviewed_by_id == user.pk else None
            ),
        }
    for chosen in DeskSettings.objects.filter(user=user):
        yield {
            "record": "mails of the desk",
            "errors reported by readers": chosen.report_mails,
            "weekly summary": chosen.weekly_summary,
            "last summary for the week of": chosen.summary_week.isoformat() if chosen.summary_week else None,
        }


def erase_care(user: User) -> None:
    """Leave contents to nobody; days of reviews stay."""
    Care.objects.filter(owner=user).update(owner=None)
    Care.objects.filter(reviewed_by=user).update(reviewed_by=None)
    DeskSettings.objects.filter(user=user).delete()


CARE = PersonalDataHolder(
    models=(
        HeldModel("editorial.Care", "who looks after a content, and who reviewed it", OnErasure.UNLINKED),
        HeldModel("editorial.DeskSettings", "which mails about their work they get", OnErasure.DELETED),
    ),
    export=export_care,
    erase=erase_care,
)


def approved_lists() -> list[type[ApprovedSnippet]]:
    """Every such list of the site."""
    return [model for model in apps.get_models() if issubclass(model, ApprovedSnippet)]


def export_locks(user: User) -> Iterator[Record]:
    """The rows that the person locked, a record for each. One query a list."""
    for model in approved_lists():
        for row in model._default_manager.filter(locked_by=user).order_by("pk"):
            yield {"record": "row locked", "list": str(model._meta.verbose_name), "title": str(row)}


def erase_locks(_user: User) -> None:
    """Deleting the account unlinks them; the rows stay locked."""


def lock_holder() -> PersonalDataHolder:
    """The holder for all lists that there are; ask once every app is loaded."""
    return PersonalDataHolder(
        models=tuple(
            HeldModel(model._meta.label, "who locked a row", OnErasure.UNLINKED) for model in approved_lists()
        ),
        export=export_locks,
        erase=erase_locks,
    )
