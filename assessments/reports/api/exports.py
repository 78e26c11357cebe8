"""Exports for programs: the same files as in the admin, in the same log."""

from typing import Any

from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.models import ExportRecord
from assessments.reports.api import filters as asked
from assessments.reports.forms import selection_of
from assessments.reports.presenters.report_file import file_response, too_many_words
from assessments.reports.queries.outcomes import OUTCOMES, version_names
from assessments.reports.services.export_report import CSV_TYPE, FORMATS, XLSX_TYPE, export_report
from portal.shared.rest.permissions import require_scope
from portal.shared.rest.problem_types import REFUSED
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import InputSerializer, SelectedSerializer
from portal.shared.rest.views import ApiViewSet
from portal.shared.tabular.xlsx import TooManyRowsError
from portal.users.models import User
from portal.users.views import authenticated_user

SEE_EXPORTS = "assessments.view_exportrecord"
REPORTS = (OUTCOMES.key,)


class CsvRenderer(JSONRenderer):
    """For clients that ask for a file alone: what is refused is JSON all the same."""

    media_type = CSV_TYPE


class XlsxRenderer(JSONRenderer):
    """As `CsvRenderer`."""

    media_type = XLSX_TYPE


class ExportRequestSerializer(InputSerializer):
    """What to export."""

    report = serializers.ChoiceField([(key, key) for key in REPORTS])
    format = serializers.ChoiceField([(key, key) for key in FORMATS])
    with_personal_data = serializers.BooleanField(
        default=False,
        help_text="With email addresses; needs the permission to export personal data. A token needs the"
        " scope `exports:personal` too.",
    )
    filters = asked.ReportFiltersSerializer(required=False)


class ExportRecordSerializer(SelectedSerializer):
    """An export that somebody made."""

    identity = ("id",)

    id = serializers.IntegerField()
    exported_at = serializers.DateTimeField()
    exported_by = serializers.CharField(allow_null=True, help_text="Null if the account has been deleted.")
    is_own = serializers.BooleanField()
    report = serializers.CharField()
    format = serializers.CharField()
    filters = asked.ShownFiltersSerializer()
    with_personal_data = serializers.BooleanField()
    rows = serializers.IntegerField(allow_null=True, help_text="Null if the export was interrupted.")
    left_out = serializers.IntegerField(help_text="Outcomes of suspect attempts, which it leaves out.")


REQUEST = OpenApiExample(
    "Learners’ outcomes since November",
    {
        "report": "outcomes",
        "format": "csv",
        "filters": {"first_month": "2026-11", "holder": "learner"},
    },
    request_only=True,
)
RECORD = OpenApiExample(
    "An export",
    {
        "id": 311,
        "exported_at": "2026-12-01T08:15:00Z",
        "exported_by": "reports@example.org",
        "is_own": True,
        "report": "outcomes",
        "format": "csv",
        "filters": {
            "first_month": "2026-11",
            "last_month": None,
            "path": [],
            "version": [],
            "holder": "learner",
            "origin": None,
        },
        "with_personal_data": False,
        "rows": 1240,
        "left_out": 3,
    },
    response_only=True,
)


class ExportsEndpoint(ApiViewSet):
    """Files of reports, made while the request runs, and the log of who exported what."""

    scopes = {"list": Scope.EXPORTS_WRITE, "create": Scope.EXPORTS_WRITE}
    serializer_class = ExportRecordSerializer
    paged_actions = ("list",)
    selectable_actions = ("list",)
    ordering = ("-exported_at", "-pk")

    def get_renderers(self) -> list[BaseRenderer]:
        if self.action == "create":
            return [JSONRenderer(), CsvRenderer(), XlsxRenderer()]
        return super().get_renderers()

    @extend_schema(responses=ExportRecordSerializer, examples=[RECORD])
    def list(self, request: Request) -> Response:
        """The log of exports, newest first: yours, or everybody’s if you may see the log."""
        person = authenticated_user(request._request)
        records = ExportRecord.objects.select_related("exported_by").order_by(*self.ordering)
        if not person.has_perm(SEE_EXPORTS):
            records = records.filter(exported_by=person)
        return self.page(request, records, ExportRecordSerializer, lambda found: _lines(found, person))

    @extend_schema(
        request=ExportRequestSerializer,
        responses={
            (200, CSV_TYPE): OpenApiTypes.BINARY,
            (200, XLSX_TYPE): OpenApiTypes.BINARY,
            422: OpenApiResponse(description="The report has more rows than a spreadsheet can hold."),
        },
        examples=[REQUEST],
    )
    def create(self, request: Request) -> HttpResponseBase:
        """Export a report. The response is the file, CSV or XLSX, the same as in the admin.

        The export is logged before its first byte is sent. It does not run in the background. If it breaks
        off, ask for it again. With personal data, a token needs the scope `exports:personal` as well as
        `exports:write`.
        """
        sent = ExportRequestSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        given = sent.validated_data
        if given["with_personal_data"]:
            require_scope(request, Scope.EXPORTS_PERSONAL)
        filters = asked.filters_of_body(given.get("filters", {}), request)
        try:
            made = export_report(
                OUTCOMES,
                selection_of(filters),
                file_format=given["format"],
                with_personal_data=given["with_personal_data"],
                by=authenticated_user(request._request),
            )
        except TooManyRowsError as error:
            raise ProblemError(REFUSED, too_many_words()) from error
        return file_response(made)


def _lines(records: list[ExportRecord], person: User) -> list[dict[str, Any]]:
    """The records of a page. One query for the names of versions."""
    names = version_names()
    return [
        {
            "id": one.pk,
            "exported_at": one.exported_at,
            "exported_by": str(one.exported_by) if one.exported_by else None,
            "is_own": one.exported_by_id == person.pk,
            "report": one.report,
            "format": one.file_format,
            "filters": asked.shown_filters(one.filters, names),
            "with_personal_data": one.with_personal_data,
            "rows": one.rows,
            "left_out": one.left_out,
        }
        for one in records
    ]


ROUTES = (("exports", ExportsEndpoint),)
