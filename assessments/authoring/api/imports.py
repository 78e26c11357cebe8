"""Definitions are imported by programs: tried, reported by place, and kept as drafts."""

from functools import cache
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_field,
)
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.authoring.presenters.definition_import import (
    DefinitionReport,
    definition_report,
    refused_definition,
)
from assessments.authoring.services.import_definition import (
    DefinitionImport,
    DraftChangedError,
    DraftLockedError,
    import_definition,
)
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.schema import DIALECT, definition_schema
from assessments.models import Assessment
from portal.shared.rest.problem_types import CHANGED, CONFLICT, REFUSED
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import InputSerializer
from portal.shared.rest.views import ApiViewSet, etag_of, require_match
from portal.users.views import authenticated_user


@extend_schema_field({"type": "object", "additionalProperties": True})
class DefinitionField(serializers.JSONField):
    """A definition, checked by its own rules."""


class DefinitionImportSerializer(InputSerializer):
    """A definition, and the assessment whose draft it becomes."""

    definition = DefinitionField(help_text="Its form: `/api/v1/imports/assessments/schema/`.")
    assessment = serializers.UUIDField(
        required=False, help_text="The assessment to change. Leave it out to create a new one."
    )
    title = serializers.CharField(
        required=False,
        max_length=120,
        help_text="The title for editors. Left out, it stays as it is, or comes from the definition.",
    )
    minutes = serializers.IntegerField(required=False, min_value=1, max_value=600)


class RefusedPlaceSerializer(serializers.Serializer[Any]):
    """One thing that keeps the definition from being stored."""

    place = serializers.CharField(allow_blank=True, help_text="A path of permanent keys.")
    pointer = serializers.CharField(allow_blank=True, help_text="A JSON Pointer into the definition.")
    sentence = serializers.CharField()


class DefinitionReportSerializer(serializers.Serializer[Any]):
    """What becomes of a definition. Pointers of `removed` lead into the draft as it was."""

    is_dry_run = serializers.BooleanField()
    state = serializers.ChoiceField(
        choices=[(state, state) for state in ("new", "changed", "unchanged", "refused")]
    )
    assessment = serializers.UUIDField(allow_null=True, help_text="Null until it is stored.")
    title = serializers.CharField(allow_blank=True)
    added = serializers.ListField(child=serializers.CharField())
    changed = serializers.ListField(child=serializers.CharField())
    removed = serializers.ListField(child=serializers.CharField())
    refused = RefusedPlaceSerializer(many=True, help_text="The first hundred.")
    refusals = serializers.IntegerField()


REPORT = {
    "is_dry_run": True,
    "state": "changed",
    "assessment": "5d0f2c86-6f5b-4d0e-9a57-3e1c8b7a4f21",
    "title": "Find your path",
    "added": ["/questions/12"],
    "changed": ["/texts/en/title"],
    "removed": [],
    "refused": [],
    "refusals": 0,
}


def draft_etag(assessment: Assessment) -> str:
    """The state of an assessment’s draft."""
    return etag_of(assessment.public_id, assessment.latest_revision_id)


class AssessmentImportsEndpoint(ApiViewSet):
    """The import of definitions."""

    tag = "imports"
    scopes = {"create": Scope.DRAFTS_WRITE}
    public_actions = ("form",)
    parameters = {"create": ("dry_run",)}

    @extend_schema(
        responses=OpenApiTypes.OBJECT,
        examples=[
            OpenApiExample(
                "The beginning of the schema",
                {"$schema": DIALECT, "title": "Definition of an assessment", "type": "object"},
                response_only=True,
            )
        ],
    )
    @action(detail=False, url_path="schema")
    def form(self, _request: Request) -> Response:
        """The JSON Schema (draft 2020-12) of a definition, as imports and drafts take it."""
        return Response(_schema())

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "dry_run",
                {"type": "string", "enum": ["true", "false"], "default": "true"},
                description="With `true`, nothing is stored. Send `false` to import.",
            ),
            OpenApiParameter(
                "If-Match",
                str,
                OpenApiParameter.HEADER,
                description="The ETag of the draft you last read. Needed to change a draft.",
            ),
        ],
        request=DefinitionImportSerializer,
        responses={
            200: DefinitionReportSerializer,
            201: DefinitionReportSerializer,
            404: OpenApiResponse(description="There is no such assessment."),
            409: OpenApiResponse(description="The draft is locked, or waits for approval."),
            412: OpenApiResponse(
                description="Somebody has saved the draft since you read it. `ETag` names its present state."
            ),
            422: OpenApiResponse(description="The definition is refused. `errors` lists each place."),
            428: OpenApiResponse(description="Send `If-Match` with the ETag of the draft."),
        },
        examples=[
            OpenApiExample(
                "A new draft", {"definition": {"format": 2, "key": "find-your-path"}}, request_only=True
            ),
            OpenApiExample("What would change", REPORT, response_only=True),
        ],
    )
    def create(self, request: Request) -> Response:
        """Create a draft from a definition, or change the draft of an assessment.

        Like any draft, it goes live once it is proved and somebody else approves it. A dry run needs no
        `If-Match`; its response has the ETag that the import needs.
        """
        is_dry_run = _is_dry_run(request)
        sent = DefinitionImportSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        assessment = _assessment(sent.validated_data.get("assessment"))
        if assessment is not None and not is_dry_run:
            require_match(request, draft_etag(assessment))
        known = sent.validated_data
        given = DefinitionImport(known["definition"], known.get("title"), known.get("minutes"))
        report, row = imported(request, given, assessment, is_dry_run=is_dry_run, root="/definition")
        is_made = report.state == "new" and not is_dry_run
        response = Response(
            DefinitionReportSerializer(report).data,
            status=status.HTTP_201_CREATED if is_made else status.HTTP_200_OK,
        )
        if row is not None and row.pk is not None:
            response["ETag"] = draft_etag(row)
        return response


@cache
def _schema() -> dict[str, Any]:
    return definition_schema()


def _is_dry_run(request: Request) -> bool:
    given = request.query_params.get("dry_run", "true")
    if given not in {"true", "false"}:
        raise ValidationError({"?dry_run": _("Must be true or false.")})
    return given == "true"


def _assessment(public_id: UUID | None) -> Assessment | None:
    if public_id is None:
        return None
    found = Assessment.objects.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def imported(
    request: Request, given: DefinitionImport, assessment: Assessment | None, *, is_dry_run: bool, root: str
) -> tuple[DefinitionReport, Assessment | None]:
    """The report, and the row whose draft it is about. `root` is where the definition stands in the body.

    Raises:
        ProblemError: it is refused, locked, or was changed meanwhile.
    """
    document = given.definition
    person = authenticated_user(request._request)
    try:
        made = import_definition(given, assessment, by=person, is_dry_run=is_dry_run)
    except RefusedError as error:
        report = refused_definition(document, error, is_dry_run=is_dry_run)
        if not is_dry_run:
            raise _refusal(report, root) from error
        return report, assessment
    except DraftChangedError as error:
        raise ProblemError(CHANGED) from error
    except DraftLockedError as error:
        said = _("The draft is locked, or waits for approval. Nobody else may change it now.")
        raise ProblemError(CONFLICT, said) from error
    return definition_report(made, document, is_dry_run=is_dry_run), made.draft


def _refusal(report: DefinitionReport, root: str) -> ProblemError:
    places = tuple((f"{root}{one.pointer}", _said(one.place, one.sentence)) for one in report.refused)
    shown = DefinitionReportSerializer(report).data
    return ProblemError(REFUSED, _("Nothing was stored."), errors=places, report=shown)


def _said(place: str, sentence: str) -> str:
    return f"{place}: {sentence}" if place else sentence


ROUTES = (("imports/assessments", AssessmentImportsEndpoint),)
