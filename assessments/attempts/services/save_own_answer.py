"""Save one answer of an attempt for whoever sends it: what browsers do most."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import Http404

from assessments.access import attempt_or_404
from assessments.attempts.queries.answers import SavedAnswer, Stored
from assessments.attempts.queries.attempts import keys_of_attempt
from assessments.attempts.services.attempt_errors import UnknownQuestionError
from assessments.attempts.services.save_answer import SAVE, acknowledged_before, parameters_of, stored_form
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.models import AssessmentVersion, Attempt
from assessments.versions.queries.versions import definition_of, kept_version
from portal.users.models import User

SAVE_OWN = (
    SAVE + "AND (learner_id = %(learner)s OR (visitor = %(visitor)s AND visitor <> '')) RETURNING answers"
)


@dataclass(frozen=True, slots=True)
class SavedToAttempt:
    """A stored answer, with the attempt's version and all its answers as they are stored with it."""

    answer: SavedAnswer
    version: AssessmentVersion
    answers: Stored


def save_own_answer(
    public_id: UUID,
    question_key: str,
    raw: object,
    *,
    user: User | AnonymousUser,
    visitor: str,
    expected_revision: int,
    now: datetime,
) -> SavedToAttempt:
    """Like `save_answer`, into an attempt that has to be this learner's or this browser's.

    One statement in a process that has met the attempt before: whose it is, the UPDATE asks.

    Raises:
        Http404: there is no such attempt, or it is somebody else's, whatever they send.
        UnknownQuestionError, AnswerRefusedError, StaleAnswerError, AlreadySubmittedError: as `save_answer`.
    """
    try:
        pk, version_pk = keys_of_attempt(public_id)
    except Attempt.DoesNotExist as error:
        raise Http404 from error
    version = kept_version(version_pk)
    try:
        value = stored_form(definition_of(version), question_key, raw)
    except (UnknownQuestionError, AnswerRefusedError):
        # Others are not to learn from the refusal that there is such an attempt.
        attempt_or_404(public_id, user=user, visitor=visitor)
        raise
    saved = SavedAnswer(expected_revision + 1, now, value)
    holder = {"learner": user.pk, "visitor": visitor}
    with connection.cursor() as cursor:
        cursor.execute(SAVE_OWN, {**parameters_of(pk, question_key, saved), **holder})
        row = cursor.fetchone()
    if row:
        return SavedToAttempt(saved, version, json.loads(row[0]))
    attempt = attempt_or_404(public_id, user=user, visitor=visitor)
    return SavedToAttempt(acknowledged_before(attempt, question_key, saved), version, attempt.answers)
