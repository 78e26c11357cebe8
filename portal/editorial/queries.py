"""The two-person rule: who wrote what would go live, and who may therefore approve or sign it.

Wagtail imports this room's services while its own models are being loaded, so nothing here may import them,
nor this room's.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from portal.editorial.authorship import SavedState, authors_of_states
from portal.editorial.digests import digest_of_revision

WRITTEN, APPROVED, PUBLISHED = "written", "approved", "published"
# What a moderator does to a step of the workflow.
APPROVE, REJECT = "approve", "reject"
# What the log says of a page that came back from the bin.
RESTORED = "editorial.restore_page"


def may_approve(content: Any, person: Any, digest: str | None = None) -> bool:
    """Whether somebody had no hand in a content, so that they may approve it or sign for it.

    The one rule for pages, snippets and signatures, superusers included. At most five queries. `digest` says
    which state of the content is meant; without it, the latest draft.
    """
    return person.pk is not None and person.pk not in authors(content, digest)


def authors(content: Any, digest: str | None = None) -> frozenset[int]:
    """Who wrote a state of a content since it was last published. At most five queries.

    Of what never was live itself, whoever made it is an author in any case: also of the copy of a live page.
    A state that the history does not name is everybody's who ever saved the content: the rule may ask for
    another moderator, but never lets an author through.
    """
    if digest is None:
        latest = content.get_latest_revision()
        digest = digest_of_revision(latest) if latest is not None else ""
    steps = history(content)
    states = authors_of_states(steps)
    if digest not in states:
        saved = content.revisions.filter(user__isnull=False).values_list("user_id", flat=True)
        return frozenset(saved) | {step.person for step in steps if step.person is not None}
    maker = getattr(content, "owner_id", None)
    if maker is not None and not events_of(content).filter(kind=PUBLISHED).exists():
        return states[digest] | {maker}
    return states[digest]


def history(content: Any) -> tuple[SavedState, ...]:
    """What was written of a content, in order, and which of it went live. Two queries.

    A page that is copied takes its revisions along, and with them its history. What of it was live under the
    other page was approved there, so it counts as published.
    """
    rows = list(events_of(content).filter(kind__in=(WRITTEN, PUBLISHED)))
    return saved_states(
        rows, lambda digests: set(published_digests(digests, content.get_base_content_type()))
    )


def saved_states(
    rows: Sequence[Any], published_elsewhere: Callable[[set[str]], set[str]]
) -> tuple[SavedState, ...]:
    """The history that the events of one content tell. What never went live itself may have elsewhere."""
    written = [row for row in rows if row.kind == WRITTEN]
    live = {_step_of(row, written) for row in rows if row.kind == PUBLISHED}
    if not live and written:
        elsewhere = published_elsewhere({row.digest for row in written})
        live = {number for number, row in enumerate(written) if row.digest in elsewhere}
    return tuple(
        SavedState(row.digest, row.person_id, published=number in live) for number, row in enumerate(written)
    )


def _step_of(publication: Any, written: Sequence[Any]) -> int | None:
    """The place in the history at which what went live was written; None where it does not say."""
    of_it = [number for number, row in enumerate(written) if row.digest == publication.digest]
    by_revision = [number for number in of_it if written[number].revision == publication.revision]
    before = [number for number in of_it if written[number].happened_at <= publication.happened_at]
    return max(by_revision or before, default=None)


def published_digests(digests: set[str], content_type: Any) -> QuerySet[Any, str]:
    """Which of these contents were ever live, under whatever page."""
    return (
        events()
        .filter(content_type=content_type, kind=PUBLISHED, digest__in=digests)
        .values_list("digest", flat=True)
    )


def was_published(content: Any) -> bool:
    """Whether readers could ever see it. At most one query."""
    return (
        bool(content.live)
        or content.last_published_at is not None
        or events_of(content).filter(kind=PUBLISHED).exists()
    )


def last_written_by(content: Any, person: Any) -> datetime | None:
    """When somebody last changed a content. One query."""
    mine = events_of(content).filter(kind=WRITTEN, person=person)
    moment: datetime | None = mine.values_list("happened_at", flat=True).last()
    return moment


def approvers(content: Any, digest: str, workflow_state: int) -> set[int]:
    """Who approved exactly this content in this run of the workflow. One query."""
    given = events_of(content).filter(kind=APPROVED, digest=digest, workflow_state=workflow_state)
    return set(given.filter(person__isnull=False).values_list("person_id", flat=True))


def events_of(content: Any) -> QuerySet[Any]:
    """What happened to a content, in order."""
    return events().filter(content_type=content.get_base_content_type(), object_id=str(content.pk))


def events() -> QuerySet[Any]:
    """All that happened to any content."""
    rows: QuerySet[Any] = apps.get_model("editorial", "ContentEvent")._default_manager.all()
    return rows
