"""Attempts for programs: begin one, answer question by question, submit."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.access import Holder, attempts_of
from assessments.attempts.api.answers import (
    TOKEN_HEADER,
    count,
    holder_of_call,
    refuse_submitted,
)
from assessments.attempts.api.examples import (
    CLEARED,
    CONFLICT,
    INCOMPLETE_EXAMPLE,
    LISTED,
    SAVED,
    STARTED,
    STATE,
    SUBMITTED_EXAMPLE,
)
from assessments.attempts.api.responses import (
    context_of_call,
    incomplete,
    require_no_body,
    saved,
    shown,
    state_of,
    submitted,
)
from assessments.attempts.api.serializers import (
    AnswerConflictSerializer,
    AnswerInputSerializer,
    AttemptSerializer,
    AttemptSummarySerializer,
    OutcomeLinkSerializer,
    RevisionSerializer,
    SavedSerializer,
    StartedAttemptSerializer,
    StartInputSerializer,
    SubmissionRefusalSerializer,
)
from assessments.attempts.api.starts import begin
from assessments.attempts.queries.attempts import keys_of_attempt
from assessments.attempts.services.attempt_errors import IncompleteError
from assessments.attempts.services.claim_attempts import claim_attempts
from assessments.attempts.services.confirm_carried import confirm_carried
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.attempts.views.attempt_context import context_for
from assessments.models import Attempt
from assessments.versions.queries.versions import definition_of, kept_version
from assessments.wording.texts import Wording
from portal.shared.rest.access import ATTEMPT, BEARER, SESSION, ways_in
from portal.shared.rest.idempotency import PARAMETER, bind_key, idempotency_key
from portal.shared.rest.problems import MEDIA_TYPE
from portal.shared.rest.schema import PROBLEM
from portal.shared.rest.scopes import Scope
from portal.shared.rest.views import ApiViewSet
from portal.shared.write_limits import Write
from portal.users.models import User
from portal.users.zones import zone_of

TOKEN = OpenApiParameter(
    TOKEN_HEADER,
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
    OpenApiParameter.HEADER,
    description="The token of an attempt without an account, as the start told it.",
)
# A start needs nothing, but goes on with what a token names. The library takes ways for names of schemes.
_START_ACCESS: Any = [{}, *ways_in(Scope.ATTEMPTS_WRITE, is_open=True)]
_CLAIM_ACCESS: Any = [{BEARER: [Scope.ATTEMPTS_WRITE.value], ATTEMPT: []}, {SESSION: [], ATTEMPT: []}]
_QUESTION = OpenApiParameter(
    "question",
    {"type": "string", "pattern": "^(@held|[a-z][a-z0-9_]{0,63})$"},
    OpenApiParameter.PATH,
    description="The key of a question; `@held` stands for the certifications held.",
)
_REVISION = OpenApiParameter(
    "revision",
    {"type": "integer", "minimum": 0},
    required=True,
    description="That of the stored answer.",
)
_CONFLICT = (409, MEDIA_TYPE)
_REFUSED = (422, MEDIA_TYPE)
_MISSING = (404, MEDIA_TYPE)


class AttemptViewSet(ApiViewSet):
    """Attempts: of an account, or without one by the token that the start tells."""

    serializer_class = AttemptSummarySerializer
    lookup_field = "uuid"
    lookup_value_converter = "uuid"
    scopes = dict.fromkeys(
        ("list", "create", "retrieve", "answer", "clear_answer", "confirm_carried", "submit", "claim"),
        Scope.ATTEMPTS_WRITE,
    )
    open_actions = ("create", "retrieve", "answer", "clear_answer", "confirm_carried", "submit")
    paged_actions = ("list",)
    selectable_actions = ("list",)
    parameters = {"clear_answer": ("revision",)}
    ordering = ("-started_at", "-pk")

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, (TOKEN_HEADER,))
        return response

    @extend_schema(responses=AttemptSummarySerializer, examples=LISTED)
    def list(self, request: Request) -> Response:
        """Your attempts, open and submitted, the newest first."""
        rows = attempts_of(Holder(request.user.pk)).select_related("submission")
        unread = ("answers", "submission__answers", "submission__held", "submission__scored")
        return self.page(request, rows.defer(*unread), AttemptSummarySerializer)

    @extend_schema(
        auth=_START_ACCESS,
        parameters=[TOKEN],
        request=StartInputSerializer,
        responses={201: StartedAttemptSerializer, 200: StartedAttemptSerializer, _MISSING: PROBLEM},
        examples=STARTED,
    )
    def create(self, request: Request) -> Response:
        """Begin an attempt: 201. Or go on with the open one, of your account or of the token you bring: 200.

        Without an account the answer has the attempt’s token, this once. Who brings the token of an attempt
        that was submitted begins with what they told of themselves the last time.
        """
        sent = StartInputSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        begun = begin(request, sent.validated_data["assessment"])
        holder = Holder(begun.attempt.learner_id, (begun.attempt.visitor,))
        state = state_of(context_for(begun.attempt.public_id, holder, zone_of(request.user)))
        document = {**AttemptSerializer(state).data, "attempt_token": begun.token}
        response = Response(document, status=201 if begun.is_new else 200)
        response["Location"] = reverse("api:attempts-detail", args=[begun.attempt.public_id])
        return response

    @extend_schema(parameters=[TOKEN], responses=AttemptSerializer, examples=STATE)
    def retrieve(self, request: Request, uuid: UUID) -> Response:
        """What is asked with the answers so far, what is answered, what is still needed, what comes next."""
        return shown(request, uuid)

    @extend_schema(
        parameters=[TOKEN, _QUESTION],
        request=AnswerInputSerializer,
        responses={200: SavedSerializer, _CONFLICT: AnswerConflictSerializer, _REFUSED: PROBLEM},
        examples=[*SAVED, *CONFLICT],
    )
    @action(detail=True, methods=["put"], url_path="answers/<str:question>")
    def answer(self, request: Request, uuid: UUID, question: str) -> Response:
        """Save an answer over the revision that you have seen. `@held` stands for the certifications held.

        409 tells the answer that somebody saved meanwhile; nothing was overwritten. The same answer sent
        again is acknowledged again. 422 says why it is no answer to the question.
        """
        sent = AnswerInputSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return saved(request, uuid, question, **sent.validated_data)

    @extend_schema(
        parameters=[TOKEN, _QUESTION, _REVISION],
        responses={200: SavedSerializer, _CONFLICT: AnswerConflictSerializer},
        examples=[*CLEARED, *CONFLICT],
    )
    @answer.mapping.delete
    def clear_answer(self, request: Request, uuid: UUID, question: str) -> Response:
        """Clear an answer: as to save null."""
        require_no_body(request)
        asked = RevisionSerializer(data=request.query_params.dict())
        if not asked.is_valid():
            raise ValidationError({"?revision": asked.errors["revision"]})
        return saved(request, uuid, question, None, asked.validated_data["revision"])

    @extend_schema(
        parameters=[TOKEN],
        request=None,
        responses={200: AttemptSerializer, _CONFLICT: AnswerConflictSerializer},
        examples=STATE,
    )
    @action(detail=True, methods=["post"], url_path="confirm-carried")
    def confirm_carried(self, request: Request, uuid: UUID) -> Response:
        """Say that all that was carried over from the last time is still right. Revisions stay."""
        require_no_body(request)
        context = context_of_call(request, uuid)
        if context.attempt.submitted_at:
            refuse_submitted(uuid)
        confirm_carried(context.attempt.pk, holder=context.holder, now=timezone.now())
        return shown(request, uuid)

    @extend_schema(
        parameters=[TOKEN, PARAMETER],
        request=None,
        responses={
            201: OutcomeLinkSerializer,
            200: OutcomeLinkSerializer,
            _REFUSED: SubmissionRefusalSerializer,
        },
        examples=[*SUBMITTED_EXAMPLE, *INCOMPLETE_EXAMPLE],
    )
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, uuid: UUID) -> Response:
        """Submit the answers, which are final from then on: 201. Again: 200 with the same outcome.

        An attempt has one outcome, with or without `Idempotency-Key`; with one, a key that you used for
        another attempt within a day is refused.
        """
        require_no_body(request)
        key = idempotency_key(request)
        suspect = count(request, Write.SUBMISSIONS)
        holder, now = holder_of_call(request), timezone.now()
        if key:
            bind_key(key, caller=repr(holder), use=str(uuid))
        try:
            attempt, version = keys_of_attempt(uuid)
            outcome = submit_attempt(
                attempt, now=now, holder=holder, visitors=holder.visitors, suspect=suspect
            )
        except Attempt.DoesNotExist as error:
            raise Http404 from error
        except IncompleteError as error:
            raise incomplete(Wording(definition_of(kept_version(version))), error.questions) from error
        return submitted(outcome, is_new=outcome.submitted_at == now)

    @extend_schema(
        auth=_CLAIM_ACCESS,
        parameters=[TOKEN],
        request=None,
        responses=AttemptSerializer,
        examples=STATE,
    )
    @action(detail=True, methods=["post"])
    def claim(self, request: Request, uuid: UUID) -> Response:
        """Take the attempt whose token you send into your account, submitted or not. Its token ends."""
        require_no_body(request)
        user = request.user
        holder = holder_of_call(request)
        if isinstance(user, User):
            claim_attempts(user, holder.visitors, public_id=uuid)
        return shown(request, uuid)
