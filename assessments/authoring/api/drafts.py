"""Drafts for programs: read, changed as by the admin’s form, checked and proved; never published."""

from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.authoring.api import examples
from assessments.authoring.api.imports import DefinitionReportSerializer, draft_etag, imported
from assessments.authoring.api.serializers import (
    DraftChecksSerializer,
    DraftLineSerializer,
    DraftProofSerializer,
    DraftSerializer,
)
from assessments.authoring.presenters.definition_import import refused_places
from assessments.authoring.presenters.draft import (
    DraftLine,
    document_or_none,
    draft_check,
    draft_line,
    draft_proof,
    lock_of,
)
from assessments.authoring.queries import LatestDraft, assessment_rows, latest_draft, open_workflows
from assessments.authoring.services.check_draft import check_draft
from assessments.authoring.services.import_definition import DefinitionImport
from assessments.domain.definitions.writer import logic_hash, wording_hash
from assessments.models import Assessment
from portal.jobs.services.request_cancel import request_cancel
from portal.shared.rest.problem_types import CONFLICT, REFUSED
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import require_no_body
from portal.shared.rest.views import ApiViewSet, require_match
from portal.users.views import authenticated_user

DOCUMENT = {"type": "object", "additionalProperties": True}
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description="The ETag of the definition you last read."
)


class DraftsEndpoint(ApiViewSet):
    """Assessments as editors have them in hand. Going live is for the admin: another person approves it."""

    scopes = {
        "list": Scope.DRAFTS_READ,
        "retrieve": Scope.DRAFTS_READ,
        "definition": Scope.DRAFTS_READ,
        "replace_definition": Scope.DRAFTS_WRITE,
        "checks": Scope.DRAFTS_READ,
        "proof": Scope.DRAFTS_READ,
        "ask_for_proof": Scope.DRAFTS_WRITE,
        "cancel_proof": Scope.DRAFTS_WRITE,
    }
    serializer_class = DraftLineSerializer
    paged_actions = ("list",)
    selectable_actions = ("list",)
    ordering = ("title", "pk")
    lookup_field = "id"
    lookup_value_converter = "uuid"

    @extend_schema(responses=DraftLineSerializer, examples=[examples.LINE])
    def list(self, request: Request) -> Response:
        """The drafts of all assessments, sorted by title."""
        return self.page(request, assessment_rows(), DraftLineSerializer, _lines)

    @extend_schema(responses=DraftSerializer, examples=[examples.DRAFT])
    def retrieve(self, request: Request, id: UUID) -> Response:
        """A draft with its definition, its locks and its workflow."""
        draft = _draft(id)
        row, definition = draft.row, draft.definition
        document = document_or_none(row.definition)
        kind, is_locked_for_you = lock_of(row, authenticated_user(request._request))
        shown = {
            **asdict(next(iter(_lines([row])))),
            "title": row.title,
            "definition": document,
            "text": row.definition if document is None else None,
            "logic_hash": logic_hash(definition) if definition is not None else None,
            "wording_hash": wording_hash(definition) if definition is not None else None,
            "etag": draft_etag(row),
            "lock": kind,
            "is_locked_for_you": is_locked_for_you,
        }
        return Response(DraftSerializer(shown).data)

    @extend_schema(
        responses={
            200: DOCUMENT,
            409: OpenApiResponse(description="The stored draft is not valid JSON yet."),
        },
        examples=[examples.DEFINITION],
    )
    @action(detail=True, methods=["get"], url_path="definition")
    def definition(self, _request: Request, id: UUID) -> Response:
        """The definition alone, with the ETag that you need to change it."""
        row = _draft(id).row
        document = document_or_none(row.definition)
        if document is None:
            raise ProblemError(
                CONFLICT, _("The stored draft is not valid JSON yet. Read it in the draft’s “text” instead.")
            )
        return Response(document, headers={"ETag": draft_etag(row)})

    @extend_schema(
        parameters=[IF_MATCH],
        request={"application/json": DOCUMENT},
        responses={
            200: DefinitionReportSerializer,
            409: OpenApiResponse(description="The draft is locked, or waits for approval."),
            412: OpenApiResponse(
                description="Somebody has saved the draft since you read it. `ETag` names its present state."
            ),
            422: OpenApiResponse(description="The definition is refused. `errors` lists each place."),
            428: OpenApiResponse(description="Send `If-Match` with the ETag of the definition."),
        },
        examples=[examples.NEW_DEFINITION, examples.REPORT],
    )
    @definition.mapping.put
    def replace_definition(self, request: Request, id: UUID) -> Response:
        """Replace the draft’s definition, in your name, and start its proof. Nothing goes live.

        To see first what would change, send it to `imports/assessments/` as a dry run.
        """
        row = _draft(id).row
        require_match(request, draft_etag(row))
        given = DefinitionImport(request.data)
        report, changed = imported(request, given, row, is_dry_run=False, root="")
        return Response(DefinitionReportSerializer(report).data, headers={"ETag": draft_etag(changed or row)})

    @extend_schema(responses=DraftChecksSerializer, examples=[examples.CHECKS])
    @action(detail=True, methods=["get"], url_path="checks")
    def checks(self, _request: Request, id: UUID) -> Response:
        """What keeps a draft from going live: errors, and what its proof found."""
        return Response(DraftChecksSerializer(draft_check(_draft(id))).data)

    @extend_schema(responses=DraftProofSerializer, examples=[examples.PROOF])
    @action(detail=True, methods=["get"], url_path="proof")
    def proof(self, _request: Request, id: UUID) -> Response:
        """What has been proved about a draft, or how far the proof has got."""
        return Response(DraftProofSerializer(draft_proof(_draft(id))).data)

    @extend_schema(
        request=None,
        responses={
            200: DraftProofSerializer,
            202: DraftProofSerializer,
            422: OpenApiResponse(description="The draft does not compile. `errors` lists each place."),
        },
        examples=[examples.PROOF],
    )
    @proof.mapping.post
    def ask_for_proof(self, request: Request, id: UUID) -> Response:
        """Start a proof of the draft in the background (202). `Location` has the job’s address.

        If the draft is already proved, you get the proof (200).
        """
        require_no_body(request)
        draft = _draft(id)
        if draft.definition is None:
            document = document_or_none(draft.row.definition)
            places = tuple((one.pointer, one.sentence) for one in refused_places(document, draft.refusals))
            raise ProblemError(REFUSED, _("The draft can’t be read, so it can’t be proved."), errors=places)
        job = check_draft(draft.row, authenticated_user(request._request))
        shown = DraftProofSerializer(draft_proof(draft)).data
        if job is None:
            return Response(shown)
        address = reverse("api:jobs-detail", args=[job.pk])
        return Response(shown, status=status.HTTP_202_ACCEPTED, headers={"Location": address})

    @extend_schema(
        responses={
            200: DraftProofSerializer,
            409: OpenApiResponse(description="No check is running."),
        },
        examples=[examples.PROOF],
    )
    @proof.mapping.delete
    def cancel_proof(self, request: Request, id: UUID) -> Response:
        """Stop the proof of a draft. You can start another at any time."""
        require_no_body(request)
        draft = _draft(id)
        job = draft.proof_job
        if job is None or not request_cancel(job.pk):
            raise ProblemError(CONFLICT, _("No check is running."))
        return Response(DraftProofSerializer(draft_proof(draft)).data)


def _draft(public_id: UUID) -> LatestDraft:
    found = latest_draft(public_id)
    if found is None:
        raise Http404
    return found


def _lines(rows: list[Assessment]) -> Iterable[DraftLine]:
    states = open_workflows(rows)
    return (draft_line(row, states.get(row.pk)) for row in rows)


ROUTES = (("drafts", DraftsEndpoint),)
