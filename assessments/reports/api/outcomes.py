"""The report on outcomes for programs: what its figures mean, the figures, the rows without personal data."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.models import Outcome
from assessments.reports.api import filters as asked
from assessments.reports.presenters import metrics
from assessments.reports.presenters.outcomes import Paths, months_sentence
from assessments.reports.queries.base import chosen_columns, named, rows
from assessments.reports.queries.figures import Figures, figures_of
from assessments.reports.queries.outcomes import OUTCOMES, version_names
from assessments.versions.queries.versions import definition_of, newest_versions
from assessments.wording.texts import Wording
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet

POINTS, ATTAINABLE = "_points", "_attainable"


class MetricSerializer(SelectedSerializer):
    """What a figure of the reports counts."""

    identity = ("key",)

    key = serializers.CharField(help_text="Permanent; the figure’s name in reports.")
    name = serializers.CharField()
    definition = serializers.CharField()
    split_by = serializers.ListField(
        child=serializers.CharField(), help_text="What reports break it down by."
    )


class PathCountSerializer(serializers.Serializer[Any]):
    """The outcomes with a path."""

    path = serializers.CharField(help_text="Permanent key.")
    name = serializers.CharField()
    outcomes = serializers.IntegerField()


class MonthCountSerializer(serializers.Serializer[Any]):
    """The outcomes of a calendar month of the site's time zone."""

    month = serializers.CharField(help_text="Such as `2026-11`.")
    outcomes = serializers.IntegerField()
    by_path = PathCountSerializer(many=True)


class OutcomeReportSerializer(serializers.Serializer[Any]):
    """Figures over the filtered outcomes; `metrics/` says what each counts."""

    filters = asked.ShownFiltersSerializer()
    sentence = serializers.CharField(
        allow_null=True, help_text="The figures in words; null if there are none."
    )
    outcomes = serializers.IntegerField()
    by_path = PathCountSerializer(many=True)
    retakes = serializers.IntegerField()
    path_changed = serializers.IntegerField()
    left_out = serializers.IntegerField()
    months = MonthCountSerializer(many=True, help_text="Every month in order, without gaps.")


class OutcomeScoreSerializer(serializers.Serializer[Any]):
    """Points in a dimension that decides."""

    dimension = serializers.CharField(help_text="Permanent key.")
    points = serializers.IntegerField()
    attainable = serializers.IntegerField()


class OutcomeRowSerializer(SelectedSerializer):
    """An outcome as the report lists it: no personal data."""

    identity = ("submission",)

    submission = serializers.UUIDField()
    submitted_at = serializers.DateTimeField()
    origin = serializers.ChoiceField([(one, one) for one in asked.ORIGINS])
    holder = serializers.ChoiceField([(one, one) for one in asked.HOLDERS])
    assessment = serializers.CharField(help_text="Its title for editors.")
    version = serializers.IntegerField()
    engine = serializers.IntegerField()
    as_of = serializers.CharField(help_text="The day of the catalogue that counted.")
    path = serializers.CharField(help_text="Permanent key.")
    kind = serializers.CharField()
    previous_path = serializers.CharField(
        allow_null=True, help_text="Null if the person had not taken it before."
    )
    not_sure = serializers.IntegerField(allow_null=True, help_text="Answers “not sure”.")
    first_planned = serializers.CharField(
        allow_null=True, help_text="The plan’s first certification, by slug."
    )
    scores = OutcomeScoreSerializer(many=True)


_OUTCOMES = [{"path": "programme", "name": "Programme management", "outcomes": 2}]
REPORT = OpenApiExample(
    "Two months",
    {
        "filters": {
            "first_month": "2026-11",
            "last_month": None,
            "path": [],
            "version": ["find-your-path:3"],
            "holder": "learner",
            "origin": None,
        },
        "sentence": "2 outcomes from Nov 2026 to Nov 2026; most often Programme management (2).",
        "outcomes": 2,
        "by_path": _OUTCOMES,
        "retakes": 1,
        "path_changed": 0,
        "left_out": 0,
        "months": [{"month": "2026-11", "outcomes": 2, "by_path": _OUTCOMES}],
    },
    response_only=True,
)
ROW = OpenApiExample(
    "An outcome",
    {
        "submission": "7d2f0a91-0c3e-4f6a-9b58-2e1d4c7f8a60",
        "submitted_at": "2026-11-05T09:30:00Z",
        "origin": "real",
        "holder": "anonymous",
        "assessment": "Find your path",
        "version": 3,
        "engine": 3,
        "as_of": "2026-11-05",
        "path": "programme",
        "kind": "path",
        "previous_path": None,
        "not_sure": 1,
        "first_planned": "pmp",
        "scores": [{"dimension": "planning", "points": 6, "attainable": 9}],
    },
    response_only=True,
)
METRIC = OpenApiExample(
    "A figure",
    {
        "key": "retakes",
        "name": "Taken before",
        "definition": "By people who had taken it before.",
        "split_by": [],
    },
    response_only=True,
)


class MetricsEndpoint(ApiViewSet):
    """The figures that reports have today."""

    scopes = {"list": Scope.REPORTS_READ}
    serializer_class = MetricSerializer
    paged_actions = ("list",)
    selectable_actions = ("list",)
    tag = "reports"

    @staticmethod
    def cursor_key(row: metrics.Metric) -> str:
        return row.key

    @extend_schema(responses=MetricSerializer, examples=[METRIC])
    def list(self, request: Request) -> Response:
        """Every figure in the reports, with a sentence that says what it counts."""
        return self.page(request, metrics.METRICS, MetricSerializer)


class OutcomeReportEndpoint(ApiViewSet):
    """The report on outcomes, with the filters of the admin's page. It never names a person."""

    tag = "reports"
    scopes = {"list": Scope.REPORTS_READ, "rows": Scope.REPORTS_READ}
    parameters = {"list": asked.NAMES, "rows": asked.NAMES}
    serializer_class = OutcomeRowSerializer
    paged_actions = ("rows",)
    selectable_actions = ("rows",)
    ordering = ("submitted_at", "id")

    @extend_schema(parameters=asked.PARAMETERS, responses=OutcomeReportSerializer, examples=[REPORT])
    def list(self, request: Request) -> Response:
        """Figures over outcomes: total, by path and by month. Suspect attempts are left out."""
        filters = asked.filters_of_address(request, OUTCOMES.base())
        left_out = asked.filters_of_address(request, OUTCOMES.left_out()).qs.count()
        given = {name: values for name, values in filters.data.lists() if name in asked.NAMES}
        shown = asked.shown_filters(given, version_names())
        return Response(OutcomeReportSerializer(_report(figures_of(filters.qs), shown, left_out)).data)

    @extend_schema(parameters=asked.PARAMETERS, responses=OutcomeRowSerializer, examples=[ROW])
    @action(detail=False, methods=["get"], url_path="rows")
    def rows(self, request: Request) -> Response:
        """The outcomes themselves, oldest first."""
        filters = asked.filters_of_address(request, OUTCOMES.base())
        return self.page(request, filters.qs, OutcomeRowSerializer, _rows)


def _report(figures: Figures, filters: Mapping[str, Any], left_out: int) -> dict[str, Any]:
    paths = Paths(Wording(definition_of(version)) for version in newest_versions())
    return {
        "filters": filters,
        "sentence": months_sentence(figures, paths) if figures.months else None,
        "outcomes": figures.total,
        "by_path": _by_path(figures.by_path, paths),
        "retakes": figures.retakes,
        "path_changed": figures.moved,
        "left_out": left_out,
        "months": [
            {"month": f"{one.month:%Y-%m}", "outcomes": one.total, "by_path": _by_path(one.by_path, paths)}
            for one in figures.months
        ],
    }


def _by_path(counts: tuple[tuple[str, int], ...], paths: Paths) -> list[dict[str, Any]]:
    return [{"path": path, "name": paths.name(path), "outcomes": count} for path, count in counts]


def _rows(shown: list[Outcome]) -> list[dict[str, Any]]:
    """The rows of a page by the expressions that page and files of the admin have. Three queries."""
    columns = chosen_columns(OUTCOMES, with_personal_data=False)
    found = rows(OUTCOMES.base().filter(pk__in=[one.pk for one in shown]), columns, guard=False)
    return [_row(named(columns, row)) for row in found]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    scores = [
        {
            "dimension": key.removesuffix(POINTS),
            "points": points,
            "attainable": row[key.removesuffix(POINTS) + ATTAINABLE],
        }
        for key, points in row.items()
        if key.endswith(POINTS) and points is not None
    ]
    unknown = {name: row[name] or None for name in ("previous_path", "first_planned")}
    return {**row, **unknown, "scores": scores}


ROUTES = (("metrics", MetricsEndpoint), ("reports/outcomes", OutcomeReportEndpoint))
