"""A person's outcomes over time, for programs."""

from collections.abc import Sequence
from datetime import tzinfo
from itertools import pairwise
from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.attempts.api.holder import TOKEN, holder_of_call
from assessments.history.api.examples import HISTORY, STATION
from assessments.history.api.serializers import AssessmentHistorySerializer, PastOutcomeSerializer
from assessments.history.api.timeline import station_document, summary_document
from assessments.history.presenters.timeline import present_history, present_station
from assessments.history.queries import attributions_of
from assessments.history.views import EXPLAINED, past_outcomes, short_names_in
from assessments.models import Outcome
from assessments.results.api.holder import OwnViewSet
from assessments.results.api.parts import Document
from assessments.results.queries.outcomes import by_assessment, history_of
from portal.shared.rest.pages import CursorPages
from portal.shared.rest.scopes import Scope
from portal.users.zones import zone_of


class MovePages(CursorPages):
    """Causes cost some evaluations each, so a page has as many outcomes as the page for people explains."""

    page_size = max_page_size = EXPLAINED


class HistoryEndpoint(OwnViewSet):
    """Your outcomes over time, by assessment."""

    scopes: ClassVar = dict.fromkeys(("list", "retrieve"), Scope.OUTCOMES_READ)
    open_actions = paged_actions = ("list", "retrieve")
    pagination_class = MovePages
    lookup_field = "assessment"
    lookup_value_converter = "slug"

    @staticmethod
    def cursor_key(row: Any) -> str:
        if isinstance(row, Outcome):
            return str(row.submission.public_id)
        return str(row[0].version.assessment.slug)

    @extend_schema(responses=AssessmentHistorySerializer(many=True), parameters=[TOKEN], examples=[HISTORY])
    def list(self, request: Request) -> Response:
        """Every assessment you have taken, with the scores of all its outcomes."""
        pages = self.pagination_class()
        groups = by_assessment(history_of(holder_of_call(request)))
        found = pages.paginate_queryset(groups, request, self)
        shown = [_summary(rows, zone_of(request.user)) for rows in found]
        return pages.get_paginated_response(AssessmentHistorySerializer(shown, many=True).data)

    @extend_schema(responses=PastOutcomeSerializer(many=True), parameters=[TOKEN], examples=[STATION])
    def retrieve(self, request: Request, assessment: str) -> Response:
        """Your outcomes of one assessment, newest first, each with what changed since the one before.

        To find the causes, we exchange one by one what differs: answers, certifications held, questionnaire,
        catalogue, time, engine.
        """
        groups = by_assessment(history_of(holder_of_call(request)))
        rows = next((group for group in groups if group[0].version.assessment.slug == assessment), None)
        if rows is None:
            raise Http404
        pages = self.pagination_class()
        found = pages.paginate_queryset(rows[::-1], request, self)
        shown = _stations(rows, found, zone_of(request.user))
        return pages.get_paginated_response(PastOutcomeSerializer(shown, many=True).data)


def _summary(rows: Sequence[Outcome], zone: tzinfo) -> Document:
    past, slug = past_outcomes(rows, {}), rows[0].version.assessment.slug
    return summary_document(slug, past, present_history(past, range(0), {}, zone, slug))


def _stations(rows: Sequence[Outcome], shown: Sequence[Outcome], zone: tzinfo) -> list[Document]:
    """Some outcomes, each beside the one before; `rows` are all of the assessment, the oldest first."""
    earlier = {later.pk: before for before, later in pairwise(rows)}
    pairs = [(earlier[row.pk], row) for row in shown if row.pk in earlier]
    attributions, names = attributions_of(pairs), short_names_in([*shown, *(before for before, _ in pairs)])
    documents = []
    for row in shown:
        before = earlier.get(row.pk)
        ends = past_outcomes([*([before] if before else []), row], attributions)
        item, previous = ends[-1], ends[0] if before else None
        documents.append(station_document(item, previous, present_station(item, previous, names, zone)))
    return documents


ROUTES = (("history", HistoryEndpoint),)
