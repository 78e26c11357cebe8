"""Read what people did, drafted and submitted. One statement each, unless it says otherwise."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from wagtail.models import (
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.permissions import page_permission_policy

from portal.editorial.authorship import authors_of_states
from portal.editorial.bundles.models import TIED, Bundle, BundleItem, BundleState
from portal.editorial.care.queries import CareKey
from portal.editorial.models import Care, ContentEvent, ModerationTask
from portal.editorial.queries import PUBLISHED, WRITTEN, saved_states
from portal.editorial.services.ask_deletion import requests_that_count
from portal.users.models import User

# How long before its day a review is announced.
REVIEW_SOON = timedelta(days=30)


def approvals_for(user: User) -> list[TaskState]:
    """What waits for an approval that this person may give, the oldest first. At most four statements.

    Without what is approved as a part of a bundle: see `bundles_for`.
    """
    tasks = _tasks_of(user).values("pk")
    tied = BundleItem.objects.filter(
        bundle__state__in=TIED,
        is_released=False,
        content_type=OuterRef("workflow_state__base_content_type"),
        object_id=OuterRef("workflow_state__object_id"),
    )
    waiting = TaskState.objects.filter(
        ~Exists(tied),
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__in=tasks,
    )
    states = list(
        waiting.select_related("revision", "workflow_state__requested_by").order_by("started_at", "pk")
    )
    mine = written_by(user, {_key(state.workflow_state) for state in states}) if states else set()
    return [state for state in states if _key(state.workflow_state) not in mine]


def bundles_for(user: User) -> list[Bundle]:
    """Bundles that this person may approve, those first that wait longest. At most six statements."""
    waiting = Bundle.objects.filter(Exists(_tasks_of(user)), state=BundleState.WAITING)
    found = list(waiting.select_related("made_by").prefetch_related("parts").order_by("submitted_at", "pk"))
    keys = {bundle: {_key_of_part(part) for part in bundle.parts.all()} for bundle in found}
    mine = written_by(user, set().union(*keys.values())) if found else set()
    return [bundle for bundle in found if mine.isdisjoint(keys[bundle])]


def deletions_for(user: User) -> list[Any]:
    """What others want deleted and this person may delete, each with its oldest request and its `title`.

    One statement; the oldest first. What is gone is left out.
    """
    asked = requests_that_count().exclude(person=user).select_related("person").annotate(title=_title())
    oldest: dict[CareKey, Any] = {}
    for request in asked.filter(title__isnull=False).order_by("happened_at", "pk"):
        oldest.setdefault((request.content_type_id, request.object_id), request)
    return [request for (kind, _number), request in oldest.items() if _deletes(user, kind)]


def _deletes(user: User, content_type: int) -> bool:
    """Whether somebody may delete contents of a kind that were public; pages as `PagePermissions` has it."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is Page:
        return bool(page_permission_policy.user_has_permission(user, "unlock"))
    return model is not None and user.has_perm(f"{model._meta.app_label}.delete_{model._meta.model_name}")


def bundles_ahead(now: datetime) -> QuerySet[Bundle]:
    """Approved bundles that go live later, the next first."""
    return Bundle.objects.filter(state=BundleState.APPROVED, release_at__gt=now).order_by("release_at", "pk")


def _tasks_of(user: User) -> QuerySet[Any]:
    """The steps in which somebody approves."""
    tasks: QuerySet[Any] = ModerationTask.objects.filter(groups__in=user.groups.all())
    return tasks


def _key_of_part(part: BundleItem) -> CareKey:
    return part.content_type_id, part.object_id


def written_by(user: User, keys: Collection[CareKey]) -> set[CareKey]:
    """Which of these contents somebody has a hand in, in the latest draft: as `queries.authors` has it.

    At most three statements.
    """
    events: dict[CareKey, list[ContentEvent]] = defaultdict(list)
    for event in ContentEvent.objects.filter(_among(keys, "content_type"), kind__in=(WRITTEN, PUBLISHED)):
        events[event.content_type_id, event.object_id].append(event)
    digests = {event.digest for rows in events.values() for event in rows}
    live = set(
        ContentEvent.objects.filter(kind=PUBLISHED, digest__in=digests).values_list(
            "content_type_id", "digest"
        )
    )
    makers = _makers(key for key in keys if not any(event.kind == PUBLISHED for event in events[key]))
    return {
        key
        for key in keys
        if user.pk in _authors(events[key], {digest for kind, digest in live if kind == key[0]})
        or makers.get(key) == user.pk
    }


def _authors(events: list[ContentEvent], live: set[str]) -> frozenset[int]:
    steps = saved_states(events, lambda digests: digests & live)
    return authors_of_states(steps)[steps[-1].digest] if steps else frozenset()


def _makers(keys: Iterable[CareKey]) -> dict[CareKey, int | None]:
    """Who made pages that never were live."""
    kind = get_default_page_content_type().pk
    pages = [number for content_type, number in keys if content_type == kind]
    made = Page.objects.filter(pk__in=pages).values_list("pk", "owner_id") if pages else ()
    return {(kind, str(number)): owner for number, owner in made}


def changes_requested_of(user: User) -> QuerySet[WorkflowState]:
    """What somebody submitted and a moderator sent back, the oldest answer first."""
    return _submitted_by(user, WorkflowState.STATUS_NEEDS_CHANGES)


def submitted_by(user: User) -> QuerySet[WorkflowState]:
    """What somebody submitted and nobody has answered yet, the oldest first."""
    return _submitted_by(user, WorkflowState.STATUS_IN_PROGRESS)


def _submitted_by(user: User, status: str) -> QuerySet[WorkflowState]:
    states: QuerySet[WorkflowState] = WorkflowState.objects.filter(requested_by=user, status=status)
    return states.select_related("current_task_state__revision", "current_task_state__finished_by").order_by(
        "created_at", "pk"
    )


def drafts_of(user: User, most: int) -> QuerySet[Revision]:
    """Contents whose latest draft is theirs, and not live, scheduled or submitted; the newest first."""
    same = {"base_content_type": OuterRef("base_content_type"), "object_id": OuterRef("object_id")}
    newer = Revision.objects.filter(
        Q(created_at__gt=OuterRef("created_at"))
        | Q(created_at=OuterRef("created_at"), pk__gt=OuterRef("pk")),
        **same,
    )
    published = ContentEvent.objects.filter(kind=PUBLISHED, revision=OuterRef("pk"))
    active = WorkflowState.objects.active().filter(**same)
    drafts: QuerySet[Revision] = Revision.objects.filter(user=user, approved_go_live_at=None)
    return drafts.filter(~Exists(newer), ~Exists(published), ~Exists(active)).order_by("-created_at", "-pk")[
        :most
    ]


def scheduled(now: datetime) -> QuerySet[Revision]:
    """What is approved and goes live later, the next first."""
    ahead: QuerySet[Revision] = Revision.objects.filter(approved_go_live_at__gt=now)
    return ahead.order_by("approved_go_live_at", "pk")


def entries_of(user: User, most: int) -> list[PageLogEntry | ModelLogEntry]:
    """What somebody did last, the newest first. Two statements."""
    pages = PageLogEntry.objects.filter(user=user).select_related("content_type")
    rows = ModelLogEntry.objects.filter(user=user).select_related("content_type")
    newest = [*pages.order_by("-timestamp")[:most], *rows.order_by("-timestamp")[:most]]
    return sorted(newest, key=lambda entry: entry.timestamp, reverse=True)[:most]


@dataclass(frozen=True, slots=True)
class CaredFor:
    """A content that somebody looks after, as its latest draft names it; when it last went live."""

    key: CareKey
    title: str
    review_by: date | None
    published_at: datetime | None


def cared_for_by(user: User, most: int) -> list[CaredFor]:
    """What somebody looks after, those first whose review is due first. What is deleted is left out."""
    rows = _with_titles(Care.objects.filter(owner=user)).order_by("review_by", "title")
    return [
        CaredFor((row.content_type_id, row.object_id), row.title, row.review_by, row.published_at)
        for row in rows[:most]
    ]


def count_cared_for_by(user: User) -> int:
    """How much somebody looks after."""
    return _with_titles(Care.objects.filter(owner=user)).count()


def due_reviews(owner: User | None, until: date) -> QuerySet[Any]:
    """What an owner, or nobody, looks after and has to be reviewed by a day; each with its `title`."""
    return _with_titles(Care.objects.filter(owner=owner, review_by__lte=until)).order_by("review_by", "pk")


def _with_titles(rows: QuerySet[Care]) -> QuerySet[Any]:
    publications = ContentEvent.objects.filter(
        kind=PUBLISHED, content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
    )
    last = publications.order_by().values("object_id").annotate(last=Max("happened_at")).values("last")
    return rows.annotate(
        title=_title(),
        published_at=Subquery(last),
    ).filter(title__isnull=False)


def _title() -> Subquery:
    """What the latest draft calls a content; nothing once it is deleted."""
    drafts = Revision.objects.filter(
        base_content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
    )
    return Subquery(drafts.order_by("-created_at", "-pk").values("object_str")[:1])


def _among(keys: Collection[CareKey], kind: str) -> Q:
    numbers: dict[int, list[str]] = defaultdict(list)
    for content_type, number in keys:
        numbers[content_type].append(number)
    among = Q(pk__in=())
    for content_type, of_it in numbers.items():
        among |= Q(**{kind: content_type}, object_id__in=of_it)
    return among


def _key(state: WorkflowState) -> CareKey:
    return state.base_content_type_id, state.object_id
