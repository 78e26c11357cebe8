"""All progressions, for programs."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.catalogue.api import examples
from certifications.facts.api.fact_serializers import ProgressionSerializer
from certifications.facts.api.statements import ProgressionOnDay, progression_on
from certifications.queries.evidence import changed_at, kept_evidence
from certifications.queries.kept import kept_by_slug
from portal.shared.clock import site_date
from portal.shared.rest.views import ApiViewSet, dated


class ProgressionsEndpoint(ApiViewSet):
    """What leads from one certification to another."""

    tag = "certifications"
    serializer_class = ProgressionSerializer
    public_actions = ("list",)
    paged_actions = ("list",)
    selectable_actions = ("list",)

    @staticmethod
    def cursor_key(row: ProgressionOnDay) -> str:
        return row.cursor

    @extend_schema(responses=ProgressionSerializer, examples=examples.PROGRESSIONS)
    def list(self, request: Request) -> Response:
        """All progressions of published certifications, including those that lead out of the catalogue."""
        rows = [progression_on(one, kept_by_slug(), site_date()) for one in kept_evidence().progressions]
        return dated(self.page(request, rows, ProgressionSerializer), changed_at())
