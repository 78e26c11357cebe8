"""Facts are imported by programs: tried, reported, and kept as drafts that wait for approval."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.domain.fact_base.parser import is_advice, parse_advice, parse_fact_base
from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem
from certifications.domain.fact_base.schema import DIALECT, advice_schema, fact_base_schema
from certifications.domain.fact_base.size import entries_in, rows_in
from certifications.domain.vocabulary import FOCUS_AREAS
from certifications.fact_base.presenters import ImportReport, refused_report, report_of, slugs_of
from certifications.fact_base.services import Changes, NoCatalogueError, import_advice, import_fact_base
from certifications.fact_base.services.author import ImportAuthor
from portal.shared.rest.problem_types import REFUSED
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import Scope
from portal.shared.rest.views import ApiViewSet
from portal.users.views import authenticated_user

# A request has a minute. A certification takes a tenth of a second, a row of the other lists some statements,
# and what stands within rows one or two each.
MOST_RECORDS = 100
MOST_ROWS = 1000
MOST_ENTRIES = 5000
DRY_RUN = OpenApiParameter(
    "dry_run",
    {"type": "string", "enum": ["true", "false"], "default": "true"},
    description="With `true`, nothing is stored; the report says what would change. Send `false` to import.",
)


class ReportedChangeSerializer(serializers.Serializer[Any]):
    """One field that is or would be different. `before` is null if there was nothing."""

    record = serializers.CharField(help_text="A certification by slug, or the name of a list.")
    field = serializers.CharField()
    pointer = serializers.CharField(
        allow_blank=True, help_text="A JSON Pointer to the record in your document; empty for rows of lists."
    )
    before = serializers.CharField(allow_null=True)
    after = serializers.CharField(allow_null=True)


class ReportedRefusalSerializer(serializers.Serializer[Any]):
    """One thing that keeps the document from being imported."""

    record = serializers.CharField()
    field = serializers.CharField()
    pointer = serializers.CharField(allow_blank=True, help_text="A JSON Pointer into your document.")
    sentence = serializers.CharField()


class ImportReportSerializer(serializers.Serializer[Any]):
    """What an import does, or would do. If anything is refused, nothing is imported."""

    is_dry_run = serializers.BooleanField()
    records = serializers.IntegerField(help_text="Certifications in the document.")
    added = ReportedChangeSerializer(many=True)
    changed = ReportedChangeSerializer(many=True)
    unchanged = serializers.ListField(child=serializers.CharField(), help_text="Slugs of certifications.")
    kept = ReportedChangeSerializer(
        many=True, help_text="What people have settled since the document: `before` stays."
    )
    drafts = serializers.ListField(
        child=serializers.CharField(), help_text="What waits for somebody else’s approval."
    )
    refused = ReportedRefusalSerializer(many=True, help_text="The first hundred.")
    refusals = serializers.IntegerField(help_text="The total number.")


REPORT = {
    "is_dry_run": True,
    "records": 1,
    "added": [],
    "changed": [
        {
            "record": "pmp",
            "field": "exam.questions.value",
            "pointer": "/certifications/0",
            "before": "180",
            "after": "175",
        }
    ],
    "unchanged": [],
    "kept": [],
    "drafts": ["pmp"],
    "refused": [],
    "refusals": 0,
}
# One certification, as small as the import takes it.
_SOURCE = {"source_url": "https://www.example.org/certified-organiser", "source_year": 2026}

FACT_BASE: dict[str, Any] = {
    "meta": {"compiled": "2026-11-22"},
    "certifications": [
        {
            "slug": "certified-organiser",
            "name": "Certified Organiser",
            "abbreviation": "CO",
            "status": "active",
            "named_in_seed": False,
            "issuer": {"organisation": "Example Institute", "site": "https://www.example.org"},
            "official_url": "https://www.example.org/certified-organiser",
            "official_url_checked": True,
            "discipline": "project-management",
            "level": "entry",
            "orientation": "discipline-based",
            "who_it_suits": "People who begin to plan work for others.",
            "scope": {
                "basis": "The issuer’s outline of the exam",
                "why": "The outline names planning alone.",
                **dict.fromkeys(FOCUS_AREAS, "unknown"),
                "project_work": "core",
            },
            "validates": {"facts": ["Planning work"], "confidence": "high", **_SOURCE},
            "exam": {"questions": {"value": 60, "confidence": "high", **_SOURCE}},
            "fees": {
                "exam": {"value": {"currency": "USD", "amount": 250}, "confidence": "medium", **_SOURCE}
            },
            "renewal": {},
            "prerequisites": {},
        }
    ],
}
SCHEMA = OpenApiExample(
    "The beginning of the schema",
    {"$schema": DIALECT, "title": "Fact base of certifications", "type": "object"},
    response_only=True,
)


class FactImportsEndpoint(ApiViewSet):
    """The import of a fact base."""

    tag = "imports"
    scopes = {"create": Scope.FACTS_WRITE}
    public_actions = ("form", "advice_form")
    parameters = {"create": ("dry_run",)}

    @extend_schema(
        parameters=[DRY_RUN],
        request={"application/json": {"type": "object", "additionalProperties": True}},
        responses={
            200: ImportReportSerializer,
            422: OpenApiResponse(
                description="The document is refused. `errors` lists each place. Nothing was imported."
            ),
        },
        examples=[
            OpenApiExample("A fact base of one certification", FACT_BASE, request_only=True),
            OpenApiExample("What would change", REPORT, response_only=True),
        ],
    )
    def create(self, request: Request) -> Response:
        """Update the catalogue from a fact base, or its lists from an advice document.

        `/api/v1/imports/facts/schema/` and `/api/v1/imports/facts/advice-schema/` describe them. Nothing goes
        live: the changes wait as drafts in your name until somebody else approves them. Either all of it is
        imported or nothing.
        """
        is_dry_run = _is_dry_run(request)
        author = ImportAuthor(authenticated_user(request._request))
        try:
            report = _imported(request.data, author, is_dry_run=is_dry_run)
        except NoCatalogueError as error:
            raise ProblemError(REFUSED, str(error)) from error
        except FactBaseRefusedError as error:
            report = refused_report(request.data, error, is_dry_run=is_dry_run)
            if not is_dry_run:
                raise _refusal(report) from error
        return Response(ImportReportSerializer(report).data, status=status.HTTP_200_OK)

    @extend_schema(responses=OpenApiTypes.OBJECT, examples=[SCHEMA])
    @action(detail=False, url_path="schema")
    def form(self, _request: Request) -> Response:
        """The JSON Schema (draft 2020-12) of a fact base, as the import takes it."""
        return Response(fact_base_schema())

    @extend_schema(responses=OpenApiTypes.OBJECT, examples=[SCHEMA])
    @action(detail=False, url_path="advice-schema")
    def advice_form(self, _request: Request) -> Response:
        """The JSON Schema (draft 2020-12) of an advice document, as the import takes it."""
        return Response(advice_schema())


def _is_dry_run(request: Request) -> bool:
    given = request.query_params.get("dry_run", "true")
    if given not in {"true", "false"}:
        raise ValidationError({"?dry_run": _("Must be true or false.")})
    return given == "true"


def _imported(document: object, author: ImportAuthor, *, is_dry_run: bool) -> ImportReport:
    """The report of a document that fits.

    Raises:
        NoCatalogueError: no catalogue page exists.
        FactBaseRefusedError: the document is refused.
    """
    changes: Changes
    _require_few(document)
    if is_advice(document):
        changes = import_advice(parse_advice(document), dry_run=is_dry_run, author=author)
    else:
        changes = import_fact_base(parse_fact_base(document), dry_run=is_dry_run, author=author)
    return report_of(document, changes, is_dry_run=is_dry_run)


def _require_few(document: object) -> None:
    """Refuse what no request could import in its time, before any of it is read.

    Raises:
        FactBaseRefusedError: there is too much of something; says of what, and how much is taken.
    """
    if sum(1 for _slug in slugs_of(document)) > MOST_RECORDS:
        sentence = _("has more than %(most)d certifications. Send fewer at a time.") % {"most": MOST_RECORDS}
        raise FactBaseRefusedError((Problem("the file", "certifications", sentence, "/certifications"),))
    sentence = ""
    if rows_in(document) > MOST_ROWS:
        sentence = _("have more than %(most)d rows together. Send fewer at a time.") % {"most": MOST_ROWS}
    elif entries_in(document) > MOST_ENTRIES:
        sentence = _(
            "have more than %(most)d entries together, those within rows included. Send fewer at a time."
        ) % {"most": MOST_ENTRIES}
    if sentence:
        raise FactBaseRefusedError((Problem("the file", "lists", sentence, ""),))


def _refusal(report: ImportReport) -> ProblemError:
    places = tuple((one.pointer, f"{one.record}: {one.field}: {one.sentence}") for one in report.refused)
    shown: Mapping[str, Any] = ImportReportSerializer(report).data
    return ProblemError(REFUSED, _("Nothing was imported."), errors=places, report=shown)


ROUTES = (("imports/facts", FactImportsEndpoint),)
