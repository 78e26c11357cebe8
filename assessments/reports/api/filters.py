"""The filters of the admin's report, as programs name them: versions by address and number, not by key."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from assessments.reports.forms import OutcomeFilters
from assessments.reports.queries.outcomes import ANONYMOUS, LEARNER, OUTCOMES, REAL, SYNTHETIC, version_names
from portal.shared.rest.serializers import InputSerializer

NAMES = ("first_month", "last_month", "path", "version", "holder", "origin")
MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
VERSION_HELP = "Slug of the assessment and number of the version, such as `find-your-path:3`."
HOLDERS, ORIGINS = (LEARNER, ANONYMOUS), (REAL, SYNTHETIC)
SEVERAL = {"type": "array", "items": {"type": "string"}}


class ReportFiltersSerializer(InputSerializer):
    """Filters of a report. Leave one out to include everything. Months follow the site’s time zone."""

    first_month = serializers.RegexField(MONTH, required=False, help_text="Such as `2026-11`; included.")
    last_month = serializers.RegexField(MONTH, required=False, help_text="Such as `2026-12`; included.")
    path = serializers.ListField(
        child=serializers.CharField(), required=False, max_length=100, help_text="Keys of paths; any of them."
    )
    version = serializers.ListField(
        child=serializers.CharField(), required=False, max_length=100, help_text=VERSION_HELP
    )
    holder = serializers.ChoiceField([(one, one) for one in HOLDERS], required=False)
    origin = serializers.ChoiceField([(one, one) for one in ORIGINS], required=False)


class ShownFiltersSerializer(serializers.Serializer[Any]):
    """The filters as we read them. A null or empty filter includes everything."""

    first_month = serializers.CharField(allow_null=True)
    last_month = serializers.CharField(allow_null=True)
    path = serializers.ListField(child=serializers.CharField())
    version = serializers.ListField(child=serializers.CharField(), help_text=VERSION_HELP)
    holder = serializers.ChoiceField([(one, one) for one in HOLDERS], allow_null=True)
    origin = serializers.ChoiceField([(one, one) for one in ORIGINS], allow_null=True)


PARAMETERS = [
    OpenApiParameter(
        "first_month", {"type": "string", "pattern": MONTH}, description="The first month, included."
    ),
    OpenApiParameter(
        "last_month", {"type": "string", "pattern": MONTH}, description="The last month, included."
    ),
    OpenApiParameter("path", SEVERAL, description="Keys of paths; repeat it for several."),
    OpenApiParameter("version", SEVERAL, description=f"{VERSION_HELP} Repeat it for several."),
    OpenApiParameter(
        "holder", {"type": "string", "enum": list(HOLDERS)}, description="Whose outcomes to count."
    ),
    OpenApiParameter("origin", {"type": "string", "enum": list(ORIGINS)}, description="Real, or test data."),
]


def filters_of_address(request: Request, found: QuerySet[Any]) -> OutcomeFilters:
    """The filters in the address, over `found`. Three queries, those of their choices.

    Raises:
        ValidationError: one cannot be read; nothing is shown unfiltered instead.
    """
    given = {name: request.query_params.getlist(name) for name in NAMES if name in request.query_params}
    refused, filters = _filters(given, request, found)
    if refused:
        raise ValidationError({f"?{name}": sentences for name, sentences in refused.items()})
    return filters


def filters_of_body(sent: Mapping[str, Any], request: Request) -> OutcomeFilters:
    """The filters in a body, over all outcomes of the report.

    Raises:
        ValidationError: one cannot be read.
    """
    given = {name: [value] if isinstance(value, str) else list(value) for name, value in sent.items()}
    refused, filters = _filters(given, request, OUTCOMES.base())
    if refused:
        raise ValidationError({"filters": refused})
    return filters


def shown_filters(given: Mapping[str, Sequence[str]], names: Mapping[int, str]) -> dict[str, Any]:
    """Filters as the admin keeps them, in the words of programs. `names` are those of versions, by key."""
    one = {name: next(iter(given.get(name, ())), "") or None for name in NAMES}
    versions = [
        names.get(int(key), key) if key.isdigit() else key for key in _filled(given.get("version", ()))
    ]
    return {**one, "path": _filled(given.get("path", ())), "version": versions}


def _filters(
    given: Mapping[str, Sequence[str]], request: Request, found: QuerySet[Any]
) -> tuple[dict[str, list[str]], OutcomeFilters]:
    """What stands against them by name, and the filters."""
    keys = {name: str(key) for key, name in version_names().items()} if given.get("version") else {}
    data = QueryDict(mutable=True)
    for name, values in given.items():
        data.setlist(name, [keys.get(value, "") for value in values] if name == "version" else list(values))
    filters = OutcomeFilters(data, queryset=found, request=request._request)
    refused = {name: [str(one) for one in errors] for name, errors in filters.form.errors.items()}
    if any(value not in keys for value in given.get("version", ())):
        refused["version"] = [_("There is no such version. Name it as “find-your-path:3”.")]
    once = {name: values for name, values in given.items() if name not in {"path", "version"}}
    refused |= {name: [_("This is empty. Leave it out.")] for name, values in once.items() if "" in values}
    refused |= {name: [_("Send this only once.")] for name, values in once.items() if len(values) > 1}
    return refused, filters


def _filled(values: Iterable[str]) -> list[str]:
    return [value for value in values if value]
