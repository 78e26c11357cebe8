"""Attempts and their marks as staff see them: whose they are is not told."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Attempt, SuspectMark, SuspectReason
from portal.shared.words import number_words, short_moment_words


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """A row of the list; `mark` is empty where there is none."""

    public_id: UUID
    started: str
    submitted: str
    assessment: str
    holder: str
    mark: str
    note: str


def attempt_line(attempt: Attempt) -> AttemptLine:
    """An attempt's line."""
    mark: SuspectMark | None = getattr(attempt, "suspect", None)
    version = attempt.version
    return AttemptLine(
        public_id=attempt.public_id,
        started=short_moment_words(attempt.started_at),
        submitted=short_moment_words(attempt.submitted_at) if attempt.submitted_at else _("not yet"),
        assessment=_("%(title)s, version %(number)d")
        % {"title": version.assessment.title, "number": version.number},
        holder=_("a learner") if attempt.learner_id else _("without an account"),
        mark=_mark_words(mark) if mark else "",
        note=mark.note if mark else "",
    )


def _mark_words(mark: SuspectMark) -> str:
    when = short_moment_words(mark.marked_at)
    if mark.reason != SuspectReason.STAFF:
        return _("%(reason)s, %(when)s") % {"reason": SuspectReason(mark.reason).label, "when": when}
    who = str(mark.marked_by) if mark.marked_by else _("a deleted account")
    return _("marked by %(who)s, %(when)s") % {"who": who, "when": when}


def told(action: str, count: int, *, are_chosen: bool) -> str:
    """What became of marking or clearing."""
    if not are_chosen:
        return _("Nothing was changed. Choose some attempts first.")
    if not count:
        return _("Nothing was changed. The attempts you chose were already like that.")
    if action == "mark":
        words = ngettext(
            "%(count)s attempt is marked as suspect. Figures, exports and replays leave it out.",
            "%(count)s attempts are marked as suspect. Figures, exports and replays leave them out.",
            count,
        )
    else:
        words = ngettext(
            "%(count)s attempt is no longer marked. Figures count it again.",
            "%(count)s attempts are no longer marked. Figures count them again.",
            count,
        )
    return words % {"count": number_words(count)}
