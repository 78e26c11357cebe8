"""Approval in words: what became of it, and why somebody may not."""

from datetime import tzinfo
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_latest_str
from wagtail.models import WorkflowState

from portal.editorial.digests import digest_of_revision
from portal.editorial.pages import MOST_OFFLINE
from portal.editorial.queries import APPROVED, authors, events_of, last_written_by
from portal.shared.words import clock_words, either, listed, moment_words
from portal.users.models import User
from portal.users.zones import zone_of

# As many names as a sentence bears.
NAMED = 3


def outcome_words(state: WorkflowState, person: User) -> str:
    """What an approval that was given has led to. Reads the state anew."""
    state = WorkflowState.objects.get(pk=state.pk)
    content = state.content_object
    title = {"title": get_latest_str(content)}
    if state.status != WorkflowState.STATUS_APPROVED:
        step = state.current_task_state.task.name if state.current_task_state else ""
        return _("You approved “%(title)s”. The next step is “%(step)s”.") % {**title, "step": step}
    scheduled = content.revisions.filter(approved_go_live_at__isnull=False).first()
    if scheduled is not None:
        moment = moment_words(scheduled.approved_go_live_at, zone_of(person))
        return _("Approved: “%(title)s” will be published on %(moment)s.") % {**title, "moment": moment}
    return _("Published: “%(title)s”.") % title


def settled_words(content: Any, person: User) -> str:
    """Why there is nothing to approve any more."""
    title = {"title": get_latest_str(content)}
    last = events_of(content).filter(kind=APPROVED).last()
    if last is not None and last.person_id == person.pk and not content.workflow_in_progress:
        moment = moment_words(last.happened_at, zone_of(person))
        return _("You already approved “%(title)s” on %(moment)s. Nothing else was saved.") % {
            **title,
            "moment": moment,
        }
    return (
        _(
            "“%(title)s” is no longer waiting for approval: it has been approved, returned or "
            "withdrawn. Nothing was saved."
        )
        % title
    )


def why_not_words(content: Any, person: User, task: Any) -> str:
    """Why somebody may not approve what they had a hand in, and who may."""
    moment = last_written_by(content, person)
    zone = zone_of(person)
    mine = (
        _("You can’t approve this, because you edited it on %(moment)s.")
        % {"moment": moment_words(moment, zone)}
        if moment is not None
        else _("You can’t approve this page, because you created it.")
    )
    return f"{mine} {who_may_words(content, task)}"


def changes_requested_words(content: Any, zone: tzinfo) -> str:
    """What a moderator wants changed in a draft that was sent back; empty where none was."""
    state = content.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    answer = state.current_task_state
    words = {
        "name": answer.finished_by or _("A moderator"),
        "moment": moment_words(answer.finished_at, zone),
        "comment": answer.comment,
    }
    if not answer.comment:
        return _("%(name)s asked for changes on %(moment)s, without a comment.") % words
    return _("%(name)s asked for changes on %(moment)s: “%(comment)s”") % words


def who_may_words(content: Any, task: Any) -> str:
    """Who may approve the latest draft, or that nobody may."""
    names = [str(person) for person in who_may(content, task)]
    if not names:
        return _("Everyone who could approve it has edited it.")
    if len(names) > NAMED:
        names = [*names[:NAMED], _("another moderator")]
    return _("%(names)s can approve it.") % {"names": either(names)}


def who_may(content: Any, task: Any) -> list[User]:
    """Those of the task's groups who had no hand in the latest draft, by name."""
    latest = content.get_latest_revision()
    wrote = authors(content, digest_of_revision(latest) if latest is not None else None)
    people = User.objects.filter(is_active=True, groups__in=task.groups.all()).exclude(pk__in=wrote)
    return list(people.distinct().order_by("first_name", "last_name", "email"))


def changed_by_words(content: Any, zone: tzinfo) -> str:
    """That somebody changed a draft while it was being read, and who."""
    latest = content.get_latest_revision()
    who = str(latest.user) if latest.user is not None else _("Someone")
    return _(
        "Not approved, because %(name)s changed “%(title)s” at %(time)s. Read the new version, then "
        "approve it."
    ) % {
        "name": who,
        "title": get_latest_str(content),
        "time": clock_words(latest.created_at, zone),
    }


def enough_offline_words() -> str:
    """Why somebody takes nothing more offline for now."""
    return _(
        "Nothing was taken offline. You can take at most %(most)d pages or list rows offline in an "
        "hour. Restricting a page counts, too. Try again later."
    ) % {"most": MOST_OFFLINE}


def whole_branch_words() -> str:
    """Why a page is not taken offline with all that is below it."""
    return _("Nothing was taken offline. Pages below a page stay online: take each one offline separately.")


def names_of(people: set[int]) -> str:
    """The names of people, in a sentence."""
    return listed([str(person) for person in User.objects.filter(pk__in=people).order_by("pk")])
