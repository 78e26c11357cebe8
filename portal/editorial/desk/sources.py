"""What the room of approvals itself has for people."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import page_permission_policy

from portal.editorial.addresses import answer_url_of, delete_url_of, edit_url_of, preview_url_of
from portal.editorial.desk import queries
from portal.editorial.desk.ports import DeskAnswer, DeskItem, DeskSource, Tray, desk_sources, holds
from portal.editorial.queries import APPROVE, REJECT
from portal.jobs.models import ACTIVE, Job, JobState
from portal.shared.clock import site_date
from portal.shared.words import day_words, short_moment_words
from portal.users.models import RoleGrant, User
from portal.users.roles import CHANGE_PEOPLE, SEE_JOBS

# Schedules and submissions that a desk shows at most.
SHOWN = 10
SEE_BUNDLES = "editorial.view_bundle"


def anybody(_user: User) -> bool:
    """For what names the person itself."""
    return True


def writes_pages(user: User) -> bool:
    """Whether somebody may write drafts."""
    return bool(page_permission_policy.user_has_any_permission(user, ("add", "change")))


def approvals(user: User) -> Iterator[DeskItem]:
    """Drafts that this person may approve."""
    for state in queries.approvals_for(user):
        asked = state.workflow_state.requested_by
        words = {"title": state.revision.object_str, "name": asked}
        content = (state.workflow_state.base_content_type_id, state.workflow_state.object_id)
        yield DeskItem(
            sentence=(
                _("%(name)s asks for your approval: “%(title)s”") % words
                if asked is not None
                else _("Please approve: “%(title)s”") % words
            ),
            url=edit_url_of(*content),
            since=state.started_at,
            answer=DeskAnswer(
                title=state.revision.object_str,
                approve_url=answer_url_of(*content, APPROVE, state.pk),
                send_back_url=answer_url_of(*content, REJECT, state.pk),
                preview_url=preview_url_of(*content, state.task_id),
            ),
        )


def deletions(user: User) -> Iterator[DeskItem]:
    """What somebody else wants deleted, and this person may delete."""
    for request in queries.deletions_for(user):
        words = {"title": request.title, "name": request.person}
        yield DeskItem(
            sentence=_("%(name)s asks you to delete “%(title)s”") % words,
            url=delete_url_of(request.content_type_id, request.object_id),
            since=request.happened_at,
        )


def bundles(user: User) -> Iterator[DeskItem]:
    """Bundles that this person may approve."""
    for bundle in queries.bundles_for(user):
        words = {"title": bundle.title, "name": bundle.made_by or _("Someone")}
        yield DeskItem(
            sentence=_("%(name)s asks for your approval of the bundle “%(title)s”") % words,
            url=reverse("editorial_bundles:bundle", args=[bundle.pk]),
            since=bundle.submitted_at,
        )


def changes_requested(user: User) -> Iterator[DeskItem]:
    """Drafts that came back to this person, with what the moderator said."""
    for state in queries.changes_requested_of(user):
        answer = state.current_task_state
        by = answer.finished_by
        words = {"title": answer.revision.object_str, "name": by if by is not None else _("Someone")}
        yield DeskItem(
            sentence=_("%(name)s asks you to change “%(title)s”") % words,
            url=edit_url_of(state.base_content_type_id, state.object_id),
            since=answer.finished_at,
            detail=answer.comment,
        )


def overdue_reviews(user: User) -> Iterator[DeskItem]:
    """What this person looks after and should have reviewed by today."""
    for care in queries.due_reviews(user, site_date()):
        yield DeskItem(
            sentence=_("Review “%(title)s”: due by %(day)s")
            % {"title": care.title, "day": day_words(care.review_by)},
            url=edit_url_of(care.content_type_id, care.object_id),
        )


def role_grants(user: User) -> Iterator[DeskItem]:
    """Roles that a second administrator has to confirm."""
    waiting = (
        RoleGrant.objects.waiting().exclude(requested_by=user).exclude(person=user).order_by("requested_at")
    )
    since = list(waiting.values_list("requested_at", flat=True))
    if since:
        said = ngettext("%(count)d role to confirm", "%(count)d roles to confirm", len(since))
        yield DeskItem(said % {"count": len(since)}, reverse("role_grants:list"), since[0], len(since))


def reviews_soon(user: User) -> Iterator[DeskItem]:
    """What this person has to review within a month."""
    today = site_date()
    for care in queries.due_reviews(user, today + queries.REVIEW_SOON).filter(review_by__gt=today):
        yield DeskItem(
            sentence=_("Review “%(title)s” by %(day)s")
            % {"title": care.title, "day": day_words(care.review_by)},
            url=edit_url_of(care.content_type_id, care.object_id),
        )


def orphaned_reviews(_user: User) -> Iterator[DeskItem]:
    """Reviews that are due of what nobody looks after."""
    count = queries.due_reviews(None, site_date()).count()
    said = ngettext(
        "%(count)d item is due for review, and no one looks after it",
        "%(count)d items are due for review, and no one looks after them",
        count,
    )
    yield DeskItem(said % {"count": count}, reverse("wagtailadmin_reports:aging_pages"), count=count)


def failed_jobs(user: User) -> Iterator[DeskItem]:
    """Background work that gave up, of those days for which finished jobs are kept."""
    failed = _jobs_of(user).filter(state=JobState.FAILED).order_by("finished_at")
    ended = list(failed.values_list("finished_at", flat=True))
    if ended:
        said = ngettext("%(count)d job failed", "%(count)d jobs failed", len(ended)) % {"count": len(ended)}
        yield DeskItem(said, _jobs_url(user, f"?state={JobState.FAILED}"), ended[0], len(ended))


def _jobs_of(user: User) -> QuerySet[Job]:
    """All jobs for those who see them, else what the person asked for."""
    return Job.objects.all() if user.has_perm(SEE_JOBS) else Job.objects.filter(requested_by=user)


def _jobs_url(user: User, filters: str = "") -> str:
    return reverse("jobs:list") + filters if user.has_perm(SEE_JOBS) else ""


def submissions(user: User) -> Iterator[DeskItem]:
    """What this person submitted and others have to approve."""
    for state in queries.submitted_by(user)[:SHOWN]:
        yield DeskItem(
            sentence=_("“%(title)s” is waiting for someone else’s approval")
            % {"title": state.current_task_state.revision.object_str},
            url=edit_url_of(state.base_content_type_id, state.object_id),
            since=state.created_at,
        )


def schedules(_user: User) -> Iterator[DeskItem]:
    """What goes live by itself."""
    for revision in queries.scheduled(timezone.now())[:SHOWN]:
        yield DeskItem(
            sentence=_("“%(title)s” goes live on %(moment)s")
            % {"title": revision.object_str, "moment": short_moment_words(revision.approved_go_live_at)},
            url=edit_url_of(revision.base_content_type_id, revision.object_id),
        )


def scheduled_bundles(_user: User) -> Iterator[DeskItem]:
    """Bundles that go live by themselves."""
    for bundle in queries.bundles_ahead(timezone.now())[:SHOWN]:
        hour = bundle.release_at
        yield DeskItem(
            sentence=_("The bundle “%(title)s” goes live on %(moment)s")
            % {"title": bundle.title, "moment": short_moment_words(hour) if hour else ""},
            url=reverse("editorial_bundles:bundle", args=[bundle.pk]),
        )


def running_jobs(user: User) -> Iterator[DeskItem]:
    """Background work that waits or runs, such as the check of an assessment."""
    active = _jobs_of(user).filter(state__in=ACTIVE).order_by("created_at")
    begun = list(active.values_list("created_at", flat=True))
    if begun:
        said = ngettext(
            "%(count)d job is running or waiting", "%(count)d jobs are running or waiting", len(begun)
        )
        yield DeskItem(said % {"count": len(begun)}, _jobs_url(user), begun[0], len(begun))


def register() -> None:
    """Fill the port of the desk."""
    for name, source in (
        ("approvals", DeskSource(Tray.WAITS, writes_pages, approvals)),
        ("bundles", DeskSource(Tray.WAITS, holds(SEE_BUNDLES), bundles)),
        ("deletions", DeskSource(Tray.WAITS, writes_pages, deletions)),
        ("changes requested", DeskSource(Tray.WAITS, anybody, changes_requested)),
        ("roles to confirm", DeskSource(Tray.WAITS, holds(CHANGE_PEOPLE), role_grants)),
        ("overdue reviews", DeskSource(Tray.WAITS, writes_pages, overdue_reviews)),
        ("reviews soon", DeskSource(Tray.UPKEEP, writes_pages, reviews_soon)),
        ("reviews of nobody", DeskSource(Tray.UPKEEP, writes_pages, orphaned_reviews)),
        ("failed jobs", DeskSource(Tray.UPKEEP, anybody, failed_jobs)),
        ("submissions", DeskSource(Tray.AHEAD, anybody, submissions)),
        ("schedules", DeskSource(Tray.AHEAD, writes_pages, schedules)),
        ("scheduled bundles", DeskSource(Tray.AHEAD, holds(SEE_BUNDLES), scheduled_bundles)),
        ("jobs", DeskSource(Tray.AHEAD, anybody, running_jobs)),
    ):
        desk_sources.register(name, source)
