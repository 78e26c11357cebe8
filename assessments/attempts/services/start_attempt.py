"""Begin an attempt, or find the one that somebody has begun."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from assessments.access import Holder
from assessments.attempts.queries.attempts import open_attempt_for
from assessments.attempts.queries.carried_answers import carried_answers
from assessments.models import AssessmentVersion, Attempt, SuspectMark, SuspectReason
from portal.users.models import User


def start_attempt(
    version: AssessmentVersion,
    *,
    learner: User | None,
    visitor: str,
    now: datetime,
    answers: Mapping[str, Mapping[str, object]] | None = None,
    suspect: SuspectReason | None = None,
) -> Attempt:
    """A new attempt of a version, the learner's, or else the browser's. One INSERT, and one for its mark
    where it is suspect.

    `visitor` is the digest of the browser's token (assessments.access.digest_of_token); with a learner it is
    not stored. `answers` are entries that it begins with.

    Raises:
        ValueError: neither a learner nor a visitor, so that nobody could go on.
    """
    if learner is None and not visitor:
        raise ValueError("An attempt needs a learner or a visitor.")
    attempt = Attempt(
        version=version,
        learner=learner,
        visitor="" if learner else visitor,
        started_at=now,
        answers=dict(answers or {}),
    )
    if suspect is None:
        attempt.save()
        return attempt
    with transaction.atomic():
        attempt.save()
        SuspectMark.objects.create(attempt=attempt, reason=suspect, marked_at=now)
    return attempt


@transaction.atomic
def start_only_attempt(
    version: AssessmentVersion,
    *,
    holder: Holder,
    visitor: str,
    now: datetime,
    suspect: SuspectReason | None = None,
) -> Attempt:
    """A new attempt that begins with what its holder told the last time; or the one that they have begun
    meanwhile, in another tab. Two of a learner at once wait for each other.

    What was begun of an older version and never answered goes. Five statements at most, and one for the mark.

    Raises:
        ValueError: as `start_attempt`.
    """
    learner = None
    if holder.learner is not None:
        learner = User.objects.select_for_update(no_key=True).only("pk").get(pk=holder.learner)
        begun = open_attempt_for(holder, version)
        if begun is not None:
            return begun
    Attempt.objects.filter(
        holder.condition(), version__assessment=version.assessment_id, saved_at=None, submitted_at=None
    ).delete()
    answers = carried_answers(holder, version, now=now)
    return start_attempt(version, learner=learner, visitor=visitor, now=now, answers=answers, suspect=suspect)
