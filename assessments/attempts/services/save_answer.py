"""Save one answer of an attempt as it is given: what browsers do most."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from assessments.access import HOLDERS, Holder
from assessments.attempts.queries.answers import SavedAnswer, Stored, saved_answer
from assessments.attempts.services.attempt_errors import (
    AlreadySubmittedError,
    StaleAnswerError,
    UnknownQuestionError,
)
from assessments.domain.answers.held_document import held_document, parse_held
from assessments.domain.answers.parser import AnswerRefusedError, answers_document, parse_answer
from assessments.domain.definitions.definition import Definition
from assessments.models import HELD_KEY, Attempt

# It decides and writes at once, and so needs no lock, no transaction and no earlier read: whose the attempt
# is, it asks too.
SAVE = f"""
UPDATE {Attempt._meta.db_table}
SET answers = jsonb_set(answers, ARRAY[%(key)s], %(entry)s::jsonb), saved_at = %(now)s
WHERE id = %(id)s AND submitted_at IS NULL
AND coalesce((answers #>> ARRAY[%(key)s, 'revision'])::integer, 0) = %(expected)s
AND {HOLDERS}
RETURNING answers
"""  # noqa: S608 - the table's name is the model's


@dataclass(frozen=True, slots=True)
class SavedToAttempt:
    """A stored answer, with all answers of its attempt as they are stored with it."""

    answer: SavedAnswer
    answers: Stored


def save_answer(
    attempt_id: int,
    question_key: str,
    raw: object,
    *,
    holder: Holder,
    definition: Definition,
    expected_revision: int,
    now: datetime,
) -> SavedToAttempt:
    """Store an answer, None to clear it, over the revision that the person saw (0: never answered).

    One UPDATE, and one SELECT more when it finds nothing to change. `definition` is that of the attempt's
    version. Under HELD_KEY `raw` is a list of {"slug", "earned_on"?, "expires_on"?}. The same answer saved
    again, by a browser whose acknowledgement was lost or by another tab, is acknowledged and not counted.

    Raises:
        Attempt.DoesNotExist: the attempt is gone or is not this holder's, whatever they send.
        UnknownQuestionError: the definition has no such question.
        AnswerRefusedError: it is no answer to the question; a sentence says why.
        StaleAnswerError: another answer was saved meanwhile.
        AlreadySubmittedError: the attempt was submitted meanwhile.
    """
    try:
        value = stored_form(definition, question_key, raw)
    except (UnknownQuestionError, AnswerRefusedError):
        # Others are not to learn from the refusal that there is such an attempt.
        _held_attempt(attempt_id, holder)
        raise
    saved = SavedAnswer(expected_revision + 1, now, value)
    with connection.cursor() as cursor:
        cursor.execute(SAVE, _parameters_of(attempt_id, question_key, saved, holder))
        row = cursor.fetchone()
    if row:
        return SavedToAttempt(saved, json.loads(row[0]))
    attempt = _held_attempt(attempt_id, holder)
    return SavedToAttempt(_acknowledged_before(attempt, question_key, saved), attempt.answers)


def _held_attempt(attempt_id: int, holder: Holder) -> Attempt:
    return Attempt.objects.filter(holder.condition()).get(pk=attempt_id)


def _parameters_of(attempt_id: int, question_key: str, saved: SavedAnswer, holder: Holder) -> dict[str, Any]:
    """What SAVE stores, and over which revision."""
    at = saved.at.isoformat() if saved.at else ""
    return {
        "id": attempt_id,
        "key": question_key,
        "entry": json.dumps({"value": saved.value, "revision": saved.revision, "at": at}),
        "now": saved.at,
        "expected": saved.revision - 1,
        **holder.parameters,
    }


def stored_form(definition: Definition, question_key: str, raw: object) -> object:
    """An answer as it is stored: JSON; None for none.

    Raises:
        UnknownQuestionError, AnswerRefusedError: as `save_answer` says.
    """
    if question_key == HELD_KEY:
        return None if raw is None else held_document(parse_held(raw))
    question = next((known for known in definition.questions if known.key == question_key), None)
    if question is None:
        raise UnknownQuestionError(question_key)
    return None if raw is None else answers_document({"it": parse_answer(question, raw)})["it"]


def _acknowledged_before(attempt: Attempt, question_key: str, saved: SavedAnswer) -> SavedAnswer:
    """The stored answer, when it is the one that SAVE could not store once more.

    Raises:
        StaleAnswerError, AlreadySubmittedError: what kept SAVE from storing it.
    """
    if attempt.submitted_at is not None:
        raise AlreadySubmittedError
    current = saved_answer(attempt.answers, question_key)
    if current.revision and current.value == saved.value:
        return current
    raise StaleAnswerError(current)
