"""Jobs as staff see them: every text ready, the same in the page and in what it polls."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.jobs.claims import JobFailedError
from portal.jobs.kinds import job_handlers
from portal.jobs.models import ACTIVE, Job, JobState
from portal.shared.words import number_words, short_moment_words

# The shape beside each word; names of Wagtail's icons.
_ICONS = {
    JobState.QUEUED: "time",
    JobState.RUNNING: "rotate",
    JobState.SUCCEEDED: "success",
    JobState.FAILED: "warning",
    JobState.CANCELLED: "circle-xmark",
}


@dataclass(frozen=True, slots=True)
class JobRow:
    """One line of the list. Empty texts are not shown."""

    id: UUID
    title: str | Promise
    state: str
    state_text: str
    icon: str
    is_active: bool
    may_be_cancelled: bool
    done: int
    # None: no bar is shown.
    total: int | None
    progress_text: str
    message: str
    attempts_text: str
    error_text: str
    started: datetime | None
    started_text: str
    duration_text: str
    requested_by: str


def job_row(job: Job, *, show_people: bool) -> JobRow:
    """The line of one job. Who asked for it is named only to people who may see accounts."""
    return JobRow(
        id=job.pk,
        title=kind_title(job.kind),
        state=job.state,
        state_text=_state_text(job),
        icon=_ICONS[JobState(job.state)],
        is_active=job.state in ACTIVE,
        may_be_cancelled=job.state in ACTIVE and not job.cancel_requested,
        done=job.done,
        total=job.total,
        progress_text=_progress_text(job),
        message=job.message,
        attempts_text=_attempts_text(job),
        error_text=_error_text(job),
        started=job.started_at,
        started_text=short_moment_words(job.started_at) if job.started_at else "",
        duration_text=_duration_text(job),
        requested_by=_requester_text(job, show_people=show_people),
    )


def kind_title(kind: str) -> str | Promise:
    """What people call a kind; its name when no app registers it any more."""
    registered = job_handlers.get(kind)
    return registered.title if registered is not None else kind


def _state_text(job: Job) -> str:
    if job.cancel_requested and job.state == JobState.RUNNING:
        return _("Stopping")
    return str(JobState(job.state).label)


def _progress_text(job: Job) -> str:
    done = number_words(job.done)
    if job.total is not None:
        return _("%(done)s of %(total)s") % {"done": done, "total": number_words(job.total)}
    return _("%(done)s done") % {"done": done} if job.done else ""


def _attempts_text(job: Job) -> str:
    if job.state == JobState.QUEUED and job.attempts:
        return _("Tried %(attempts)s of %(most)s times, next at %(time)s") % {
            "attempts": job.attempts,
            "most": job.max_attempts,
            "time": short_moment_words(job.run_after),
        }
    if job.attempts > 1:
        return _("Attempt %(attempts)s of %(most)s") % {"attempts": job.attempts, "most": job.max_attempts}
    return ""


def _error_text(job: Job) -> str:
    if job.error_class == JobFailedError.__name__ and job.error_text:
        return job.error_text  # a sentence for people
    return ": ".join(part for part in (job.error_class, job.error_text) if part)


def _duration_text(job: Job) -> str:
    if job.started_at is None or job.state == JobState.QUEUED:
        return ""
    seconds = int(((job.finished_at or timezone.now()) - job.started_at).total_seconds())
    if seconds < 60:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": max(seconds, 0)}
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("%(hours)s h %(minutes)s min") % {"hours": number_words(hours), "minutes": minutes}
    return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": seconds}


def _requester_text(job: Job, *, show_people: bool) -> str:
    if job.requested_by_id is None:
        return ""
    return str(job.requested_by) if show_people else _("Someone")
