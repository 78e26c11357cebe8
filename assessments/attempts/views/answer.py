"""One answer of an attempt, saved as it is given: what js/autosave.js calls."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments.access import attempt_or_404, holder_of
from assessments.attempts.presenters.held_certifications import short_names
from assessments.attempts.presenters.refusals import answer_problem_words
from assessments.attempts.presenters.section import saved_words, stored_words
from assessments.attempts.queries.answers import sheet_from, visible_in
from assessments.attempts.queries.attempts import keys_of_attempt
from assessments.attempts.services.attempt_errors import (
    AlreadySubmittedError,
    StaleAnswerError,
    UnknownQuestionError,
)
from assessments.attempts.services.save_answer import SavedToAttempt, save_answer
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.models import HELD_KEY, AssessmentVersion, Attempt
from assessments.versions.queries.versions import definition_of, kept_version
from certifications.queries import certification_names
from portal.shared.write_limits import TooManyError, Write, as_refusal, count_write
from portal.users.zones import zone_of

# A list of held certifications is the longest answer.
LONGEST_BODY = 20_000


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer (None: none) over the revision that its person saw."""

    value: object
    revision: int


@never_cache
@require_POST
def answer(request: HttpRequest, attempt: UUID, question: str) -> HttpResponse:
    """Save {"value", "revision"}; tells the new revision, when it was saved, and which questions are visible.

    400: not of that form. 404: no such attempt or question, or signed out. 409: another tab saved another
    answer (told with its revision), or the attempt was submitted (told with the result's address). 422: no
    answer to the question. 429: too many are saved just now; the browser keeps it and tries again.
    """
    try:
        count_write(request, Write.SAVES)
    except TooManyError as error:
        return as_refusal(error, JsonResponse({}))
    return _saved(request, attempt, question)


def _saved(request: HttpRequest, attempt: UUID, question: str) -> HttpResponse:
    holder = holder_of(request)
    sent = _read(request)
    if sent is None:
        attempt_or_404(attempt, holder)
        return JsonResponse({}, status=HTTPStatus.BAD_REQUEST)
    try:
        key, version_key = keys_of_attempt(attempt)
        version = kept_version(version_key)
        saved = save_answer(
            key,
            question,
            sent.value,
            holder=holder,
            definition=definition_of(version),
            expected_revision=sent.revision,
            now=timezone.now(),
        )
    except (Attempt.DoesNotExist, UnknownQuestionError) as error:
        raise Http404 from error
    except AnswerRefusedError:
        problem = answer_problem_words(definition_of(version), question, sent.value)
        return JsonResponse({"problem": problem}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except AlreadySubmittedError:
        result = reverse("assessments:attempt", args=[attempt])
        return JsonResponse({"result": result}, status=HTTPStatus.CONFLICT)
    except StaleAnswerError as stale:
        found = attempt_or_404(attempt, holder)
        current = SavedToAttempt(stale.current, found.answers)
        # Somebody reads the label only now: a save that is accepted asks for no names.
        names = short_names(certification_names()) if question == HELD_KEY else {}
        return JsonResponse(_told(request, question, version, current, names), status=HTTPStatus.CONFLICT)
    return JsonResponse(_told(request, question, version, saved, {}))


def _read(request: HttpRequest) -> Sent | None:
    """What was sent; None when it is not of the form."""
    if len(request.body) > LONGEST_BODY:
        return None
    try:
        sent: Any = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(sent, dict) or set(sent) != {"value", "revision"}:
        return None
    revision = sent["revision"]
    if type(revision) is not int or not 0 <= revision < 1_000_000_000:
        return None
    return Sent(sent["value"], revision)


def _told(
    request: HttpRequest,
    question: str,
    version: AssessmentVersion,
    saved: SavedToAttempt,
    names: Mapping[str, str],
) -> dict[str, Any]:
    """An answer as it is stored now, and the questions that are visible with it."""
    definition, answer = definition_of(version), saved.answer
    visible = () if question == HELD_KEY else visible_in(version, sheet_from(definition, saved.answers))
    return {
        "revision": answer.revision,
        "value": answer.value,
        "label": stored_words(definition, question, answer.value, names),
        "saved": saved_words(answer, zone_of(request.user)),
        "visible": visible,
    }
