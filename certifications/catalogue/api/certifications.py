"""Certifications for programs: found as on the catalogue's page, each with facts and what they rest on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.catalogue.api import examples
from certifications.catalogue.api.filters import (
    AS_OF,
    as_of_parameter,
    asked_catalogue,
    asked_day,
    filter_parameters,
)
from certifications.domain.catalogue_filter import PARAMETERS, select
from certifications.domain.fields import FIELDS, ROUTE_FIELDS, field_of
from certifications.facts.api.advice_serializers import AlternativesSerializer
from certifications.facts.api.certifications import CertificationOnDay, rows_on
from certifications.facts.api.fact_serializers import (
    FactSerializer,
    FactsOfKeySerializer,
    ProgressionSerializer,
)
from certifications.facts.api.serializers import CertificationDetailSerializer, CertificationSerializer
from certifications.queries.evidence import certifications_on, changed_at
from portal.shared.rest.problem_types import NOT_FOUND
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.views import ApiViewSet, dated


class CertificationsEndpoint(ApiViewSet):
    """Published certifications."""

    lookup_field = "slug"
    lookup_value_converter = "slug"
    serializer_class = CertificationSerializer
    serializer_classes = {
        "retrieve": CertificationDetailSerializer,
        "facts": FactSerializer,
        "progressions": ProgressionSerializer,
    }
    public_actions = ("list", "retrieve", "facts", "fact", "progressions", "alternatives")
    paged_actions = ("list", "facts", "progressions", "alternatives")
    selectable_actions = ("list", "retrieve", "facts", "progressions")
    parameters = {
        "list": (*PARAMETERS, AS_OF),
        "retrieve": (AS_OF,),
        "facts": (AS_OF,),
        "fact": (AS_OF,),
    }

    @staticmethod
    def cursor_key(row: Any) -> str:
        return str(getattr(row, "cursor", None) or getattr(row, "slug", None) or row.key)

    @extend_schema(
        responses=CertificationSerializer, parameters=filter_parameters(), examples=examples.CERTIFICATIONS
    )
    def list(self, request: Request) -> Response:
        """Certifications, filtered, searched and sorted as on the catalogue's page.

        Values of one parameter are alternatives; different parameters must all match. The list includes
        certifications that cannot be booked: see `is_bookable`. A value that no certification has is refused.
        """
        asked = asked_catalogue(request)
        found = select(asked.catalogue.entries, asked.filter)
        rows = rows_on(found, asked.catalogue.certifications, asked.day)
        return dated(self.page(request, rows, CertificationSerializer), changed_at())

    @extend_schema(
        responses=CertificationDetailSerializer,
        parameters=[as_of_parameter()],
        examples=examples.CERTIFICATION,
    )
    def retrieve(self, request: Request, slug: str) -> Response:
        """One certification with its facts, each with value, source, dates, freshness and confidence."""
        row = self._row(request, slug)
        return dated(self.one(request, row, CertificationDetailSerializer), changed_at())

    @extend_schema(responses=FactSerializer, parameters=[as_of_parameter()], examples=examples.FACTS)
    @action(detail=True)
    def facts(self, request: Request, slug: str) -> Response:
        """The facts of one certification in the editors' order, then those that come into force later."""
        row = self._row(request, slug)
        rows = (*row.facts, *row.facts_ahead)
        return dated(self.page(request, rows, FactSerializer), changed_at())

    @extend_schema(responses=FactsOfKeySerializer, parameters=[as_of_parameter()], examples=examples.FACT)
    @action(detail=True, url_path="facts/<str:key>")
    def fact(self, request: Request, slug: str, key: str) -> Response:
        """What is stated under one key, such as `exam.questions`: several facts where sources or routes
        differ, none where no source says it; then `is_known` is false.
        """
        row = self._row(request, slug)
        field = field_of(key)
        if field is None:
            keys = [*FIELDS, *(f"routes.N.{name}" for name in ROUTE_FIELDS)]
            raise ProblemError(NOT_FOUND, _("There is no fact with this key. “keys” has all."), keys=keys)
        facts, ahead = ([one for one in rows if one.fact.key == key] for rows in (row.facts, row.facts_ahead))
        document = {
            "key": key,
            "label": field.label,
            "kind": field.kind,
            "value_type": field.value_type,
            "unit": field.unit or None,
            "is_known": bool(facts),
            "facts": facts,
            "facts_ahead": ahead,
        }
        return dated(Response(FactsOfKeySerializer(document).data), changed_at())

    @extend_schema(responses=ProgressionSerializer, examples=examples.PROGRESSIONS)
    @action(detail=True)
    def progressions(self, request: Request, slug: str) -> Response:
        """What leads to a certification, what it leads to, and what goes beside it."""
        row = self._row(request, slug)
        return dated(self.page(request, row.progressions, ProgressionSerializer), changed_at())

    @extend_schema(responses=AlternativesSerializer, examples=examples.ALTERNATIVES)
    @action(detail=True)
    def alternatives(self, request: Request, slug: str) -> Response:
        """Groups of certifications for the same people that include this one, and how they differ."""
        row = self._row(request, slug)
        pages = self.pagination_class()
        found = pages.paginate_queryset(row.groups, request, self)
        return dated(
            pages.get_paginated_response(AlternativesSerializer(found, many=True).data), changed_at()
        )

    def _row(self, request: Request, slug: str) -> CertificationOnDay:
        return certification_row(slug, asked_day(request))


def certification_row(slug: str, day: date) -> CertificationOnDay:
    """A certification that everybody may read, on a day.

    Raises:
        NotFound: there is none of this slug.
    """
    known = certifications_on(day)
    rows = rows_on([one for one in known if one.slug == slug], known, day)
    if not rows:
        raise NotFound(_("There is no published certification with this slug."))
    return rows[0]
