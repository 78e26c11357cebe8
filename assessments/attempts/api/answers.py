"""Save an answer by the API: who may, and the refusals that a person reads on the page."""

from collections.abc import Mapping
from typing import Any, NoReturn
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from assessments.access import Holder, attempt_or_404
from assessments.attempts.api.holder import holder_of_call
from assessments.attempts.api.problems import ALREADY_SUBMITTED, STALE_ANSWER
from assessments.attempts.api.questions import answer_document
from assessments.attempts.presenters.progress import AttemptProgress, present_progress
from assessments.attempts.presenters.question_data import AnswerData, present_answer_data
from assessments.attempts.presenters.refusals import answer_problem_words, refusal_words
from assessments.attempts.presenters.sections import sections_of
from assessments.attempts.queries.answers import Stored, saved_answer, sheet_from, visible_in
from assessments.attempts.queries.attempts import keys_of_attempt
from assessments.attempts.services.attempt_errors import (
    AlreadySubmittedError,
    StaleAnswerError,
    UnknownQuestionError,
)
from assessments.attempts.services.save_answer import SavedToAttempt, save_answer
from assessments.attempts.views.write_limits import suspect_for
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.domain.engines.registry import engine_for
from assessments.models import HELD_KEY, AssessmentVersion, Attempt, Submission, SuspectReason
from assessments.versions.queries.versions import definition_of, kept_version, prepared_of
from assessments.wording.texts import Wording
from certifications.queries.kept import kept_certifications
from portal.shared.rest.problem_types import REFUSED, TOO_MANY
from portal.shared.rest.problems import API_ROOT, ProblemError
from portal.shared.write_limits import TooManyError, Write


def count(request: Request, write: Write) -> SuspectReason | None:
    """Count what is written; why it is suspect, None where it is not.

    Raises:
        ProblemError: it is too much, in the words of the page.
    """
    try:
        return suspect_for(request._request, write)
    except TooManyError as error:
        sentence = refusal_words(error, is_typed=False)
        raise ProblemError(TOO_MANY, sentence, headers={"Retry-After": str(error.seconds)}) from error


def save(request: Request, attempt: UUID, question: str, value: object, revision: int) -> SavedToAttempt:
    """Store an answer, None to clear it. One UPDATE.

    Raises:
        Http404: there is no such attempt or question, or it is somebody else's attempt.
        ProblemError: it is refused, stale, too late, or too much.
    """
    count(request, Write.SAVES)
    holder = holder_of_call(request)
    try:
        key, version_key = keys_of_attempt(attempt)
        version = kept_version(version_key)
        if question == HELD_KEY:
            _refuse_unknown(attempt, holder, value)
        return save_answer(
            key,
            question,
            value,
            holder=holder,
            definition=definition_of(version),
            expected_revision=revision,
            now=timezone.now(),
        )
    except (Attempt.DoesNotExist, UnknownQuestionError) as error:
        raise Http404 from error
    except AnswerRefusedError as error:
        sentence = answer_problem_words(definition_of(version), question, value)
        raise ProblemError(REFUSED, sentence, errors=(("/value", sentence),)) from error
    except AlreadySubmittedError:
        refuse_submitted(attempt)
    except StaleAnswerError as stale:
        answer = present_answer(version, question, SavedToAttempt(stale.current, {}))
        raise ProblemError(STALE_ANSWER, current=answer_document(answer)) from stale


def refuse_submitted(attempt: UUID) -> NoReturn:
    """Tell where the outcome of an attempt is, whose answers are final. One query.

    Raises:
        ProblemError: always.
    """
    submission = Submission.objects.only("public_id").get(attempt__public_id=attempt)
    raise ProblemError(ALREADY_SUBMITTED, outcome=outcome_address(submission.public_id))


def outcome_address(outcome: UUID) -> str:
    """Where the API has an outcome."""
    return f"{API_ROOT}v1/outcomes/{outcome}/"


def present_answer(version: AssessmentVersion, question: str, saved: SavedToAttempt) -> AnswerData:
    """An answer as it is stored, in words."""
    names = certification_labels() if question == HELD_KEY and saved.answer.value else {}
    return present_answer_data(definition_of(version), question, saved.answer, names)


def progress_of(version: AssessmentVersion, answers: Stored) -> AttemptProgress:
    """How far an attempt is with these answers. No query; milliseconds."""
    definition = definition_of(version)
    engine = engine_for(definition)
    sheet = sheet_from(definition, answers)
    return present_progress(
        definition,
        sections_of(definition, visible_in(version, sheet), Wording(definition)),
        sheet,
        answers,
        is_enough=engine.suffices(prepared_of(version, engine.version), sheet),
    )


def certification_labels() -> Mapping[str, str]:
    """What sentences call certifications, by slug; from the memory of the process."""
    return {one.slug: one.short_name for one in kept_certifications()}


def _refuse_unknown(attempt: UUID, holder: Holder, value: object) -> None:
    """A slug that nobody knows would count for nothing, and nobody would notice. What the attempt holds
    already may have left the catalogue since.

    Raises:
        ProblemError: a certification is not in the catalogue.
        Http404: there is no such attempt, or it is somebody else's.
    """
    try:
        told = {held.slug for held in parse_held([] if value is None else value)}
    except AnswerRefusedError:
        # Saving refuses it, after it has asked whose attempt it is.
        return
    unknown = told - certification_labels().keys()
    if not unknown:
        return
    stored: Any = saved_answer(attempt_or_404(attempt, holder).answers, HELD_KEY).value or []
    unknown -= {held.slug for held in parse_held(stored)}
    if unknown:
        sentence = _("Our catalogue has no certification “%(slug)s”.") % {"slug": min(unknown)}
        raise ProblemError(REFUSED, sentence, errors=(("/value", sentence),))
