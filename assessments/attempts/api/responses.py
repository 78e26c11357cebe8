"""What the endpoints of attempts answer."""

from dataclasses import replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.attempts.api.answers import (
    certification_labels,
    outcome_address,
    present_answer,
    progress_of,
    save,
)
from assessments.attempts.api.holder import holder_of_call
from assessments.attempts.api.problems import INCOMPLETE
from assessments.attempts.api.serializers import (
    AttemptSerializer,
    OutcomeLinkSerializer,
    SavedSerializer,
)
from assessments.attempts.presenters.attempt_data import AttemptData, present_attempt_data
from assessments.attempts.presenters.progress import present_progress
from assessments.attempts.queries.attempts import keys_of_attempt
from assessments.attempts.views.attempt_context import AttemptContext, context_for
from assessments.models import HELD_KEY, Outcome, Submission
from assessments.versions.queries.versions import definition_of, kept_version
from assessments.wording.texts import Wording
from portal.shared.rest.problems import ProblemError
from portal.users.zones import zone_of


def context_of_call(request: Request, uuid: UUID) -> AttemptContext:
    """The attempt, when it is the caller's. One query.

    Raises:
        Http404: there is no such attempt, or it is somebody else's.
    """
    return context_for(uuid, holder_of_call(request), zone_of(request.user))


def shown(request: Request, uuid: UUID) -> Response:
    """The attempt as it is now.

    Raises:
        Http404: as `context_of_call`.
    """
    return Response(AttemptSerializer(state_of(context_of_call(request, uuid))).data)


def state_of(context: AttemptContext) -> AttemptData:
    """All of an attempt. Two queries at most beside that of the context."""
    attempt, outcome = context.attempt, None
    progress = present_progress(
        context.definition, context.sections, context.sheet, context.answers, is_enough=context.is_enough
    )
    if attempt.submitted_at:
        outcome = Submission.objects.values_list("public_id", flat=True).get(attempt=attempt)
        progress = replace(progress, can_submit=False, next_question="")
    return present_attempt_data(
        attempt,
        context.sections,
        context.wording,
        context.sheet,
        progress=progress,
        outcome=outcome,
        names=certification_labels() if HELD_KEY in attempt.answers else {},
    )


def saved(request: Request, uuid: UUID, question: str, value: object, revision: int) -> Response:
    """Save an answer; tells it as it is stored, and what follows. No query beside those of `save`.

    Raises:
        Http404, ProblemError: as `save`.
    """
    stored = save(request, uuid, question, value, revision)
    version = kept_version(keys_of_attempt(uuid)[1])
    told = {
        "answer": present_answer(version, question, stored),
        "progress": progress_of(version, stored.answers),
    }
    return Response(SavedSerializer(told).data)


def submitted(outcome: Outcome, *, is_new: bool) -> Response:
    """The outcome in short, with the way to all of it."""
    submission = outcome.submission
    address = outcome_address(submission.public_id)
    told = {
        "id": submission.public_id,
        "path": outcome.path,
        "path_name": Wording(definition_of(kept_version(outcome.version_id))).path(outcome.path),
        "submitted_at": outcome.submitted_at,
        "url": address,
        "page": reverse("assessments:result", args=[submission.public_id]),
    }
    response = Response(OutcomeLinkSerializer(told).data, status=201 if is_new else 200)
    response["Location"] = address
    return response


def incomplete(wording: Wording, questions: tuple[str, ...]) -> ProblemError:
    """The refusal of the review, in its words."""
    counted = ngettext(
        "%(count)s question still needs an answer",
        "%(count)s questions still need an answer",
        len(questions),
    ) % {"count": len(questions)}
    advice = _("If none fits, choose “not sure”. We kept everything else.")
    needed = [{"key": key, "text": wording.question(key)} for key in questions]
    return ProblemError(INCOMPLETE, f"{counted}. {advice}", needed=needed)
