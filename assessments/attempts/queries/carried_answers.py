"""What somebody told of themselves the last time, to begin the next attempt with."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from assessments.access import Holder
from assessments.domain.answers.held_document import held_document, parse_held
from assessments.domain.answers.parser import AnswerRefusedError, answers_document, sheet_of
from assessments.domain.answers.sheet import Sheet
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import is_scored
from assessments.domain.definitions.reads import background_questions
from assessments.models import HELD_KEY, AssessmentVersion, Submission
from assessments.versions.queries.versions import definition_of, kept_version


def carried_answers(
    holder: Holder, version: AssessmentVersion, *, now: datetime
) -> Mapping[str, Mapping[str, object]]:
    """Background answers and held certifications of a holder's last submission of the same assessment, as
    entries of a new attempt of `version`; empty for somebody who submitted none. One query.

    Answers about the work are asked anew. What does not fit `version` any more is left out.
    """
    before = (
        Submission.objects.filter(
            holder.condition(prefix="attempt__"), version__assessment=version.assessment_id
        )
        .order_by("-submitted_at", "-pk")
        .values("version", "answers", "held", "submitted_at")
        .first()
    )
    if before is None:
        return {}
    definition = definition_of(version)
    answered = definition_of(kept_version(before["version"]))
    values: dict[str, object] = dict(
        answers_document(_background(definition, _sheet(answered, before["answers"]), answered))
    )
    held = held_document(parse_held(before["held"]))
    if held:
        values[HELD_KEY] = held
    day = timezone.localdate(before["submitted_at"], timezone.get_default_timezone()).isoformat()
    return {
        key: {"value": value, "revision": 1, "at": now.isoformat(), "carried": day}
        for key, value in values.items()
    }


def _sheet(answered: Definition, answers: Mapping[str, object]) -> Sheet:
    try:
        return sheet_of(answered, answers)
    except AnswerRefusedError:
        return {}


def _background(definition: Definition, sheet: Sheet, answered: Definition) -> Sheet:
    scored = {question.key for question in definition.questions if is_scored(question)}
    keys = set(background_questions(definition.background)) - scored
    return {key: answer for key, answer in carried(definition, sheet, answered).items() if key in keys}
