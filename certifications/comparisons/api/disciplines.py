"""Comparisons of two disciplines that editors published, for programs; rows are computed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.catalogue.api.examples import DISCIPLINE_COMPARISON, DISCIPLINE_COMPARISONS
from certifications.comparisons.presenters.comparison import cell_view, grounds_sentence
from certifications.comparisons.presenters.sources import spoken_names
from certifications.comparisons.presenters.words import ROW_WORDS, code_words
from certifications.domain.certification import Certification
from certifications.domain.comparison import compare_disciplines, fitting
from certifications.domain.comparison_cells import (
    CellGround,
    ComparisonCell,
    ComparisonCellKind,
    ComparisonRow,
    GroundBasis,
)
from certifications.facts.api.fact_documents import facts_on
from certifications.facts.api.fact_serializers import (
    CertificationReferenceSerializer,
    FactSerializer,
    TermReferenceSerializer,
    choice,
)
from certifications.queries.evidence import changed_at
from certifications.queries.fact_words import Names
from certifications.queries.kept import ComparedDisciplines, kept_certifications, kept_comparisons
from portal.shared.clock import site_date
from portal.shared.rest.serializers import SelectedSerializer, ShownSerializer
from portal.shared.rest.views import ApiViewSet, dated
from portal.shared.structured_data import full_address


class DisciplineComparisonSerializer(SelectedSerializer):
    """A comparison of two disciplines."""

    identity = ("id",)

    id = serializers.UUIDField(help_text="Permanent.")
    title = serializers.CharField()
    first = TermReferenceSerializer()
    second = TermReferenceSerializer()
    url = serializers.URLField(help_text="Where people read it, with what editors say around the table.")
    self = serializers.URLField()


class GroundSerializer(ShownSerializer):
    """One thing that a cell rests on. `fact` is null for judgements and for what the catalogue records."""

    certification = serializers.CharField(help_text="Its slug.")
    basis = choice(GroundBasis)
    words = serializers.CharField()
    is_issuer_only = serializers.BooleanField(help_text="A judgement that nobody but the issuer supports.")
    fact = FactSerializer(allow_null=True)


class CountedValueSerializer(ShownSerializer):
    """A value, and how many certifications have it."""

    value = serializers.CharField()
    words = serializers.CharField()
    count = serializers.IntegerField()


class DisciplineCellSerializer(ShownSerializer):
    """What the certifications of one discipline answer: so many of so many are known."""

    kind = choice(ComparisonCellKind)
    words = serializers.CharField(allow_null=True, help_text="The answer in a sentence; null for lists.")
    why_unknown = serializers.CharField(allow_null=True)
    known = serializers.IntegerField()
    total = serializers.IntegerField()
    low = serializers.IntegerField(allow_null=True, help_text="Of a range.")
    high = serializers.IntegerField(allow_null=True, help_text="Of a range.")
    unit = serializers.CharField(allow_null=True)
    counts = CountedValueSerializer(many=True)
    stale = serializers.IntegerField(help_text="Facts left out because they are stale.")
    grounds = GroundSerializer(many=True)


class DisciplineRowSerializer(ShownSerializer):
    """One question asked of both disciplines."""

    key = serializers.CharField()
    label = serializers.CharField()
    about = serializers.CharField()
    differs = serializers.BooleanField(help_text="Whether both are known and differ.")
    is_one_sided = serializers.BooleanField(help_text="Whether only one is known.")
    first = DisciplineCellSerializer()
    second = DisciplineCellSerializer()


class DisciplineComparisonDetailSerializer(DisciplineComparisonSerializer):
    """A comparison of two disciplines with its rows."""

    first_certifications = CertificationReferenceSerializer(many=True)
    second_certifications = CertificationReferenceSerializer(many=True)
    grounds = serializers.CharField(help_text="What it was worked out from, and when.")
    as_of = serializers.DateField()
    rows = DisciplineRowSerializer(many=True)


class DisciplineComparisonsEndpoint(ApiViewSet):
    """Comparisons of two disciplines that editors published."""

    tag = "comparisons"
    lookup_field = "id"
    lookup_value_converter = "uuid"
    serializer_class = DisciplineComparisonSerializer
    serializer_classes = {"retrieve": DisciplineComparisonDetailSerializer}
    public_actions = ("list", "retrieve")
    paged_actions = ("list",)
    selectable_actions = ("list", "retrieve")

    @staticmethod
    def cursor_key(row: Mapping[str, Any]) -> str:
        return str(row["id"])

    @extend_schema(responses=DisciplineComparisonSerializer, examples=DISCIPLINE_COMPARISONS)
    def list(self, request: Request) -> Response:
        """All published comparisons of two disciplines, sorted by title."""
        found = sorted(kept_comparisons().items(), key=lambda item: (item[1].title, str(item[0])))
        rows = [_head(key, compared) for key, compared in found]
        return dated(self.page(request, rows, DisciplineComparisonSerializer), changed_at())

    @extend_schema(
        responses=DisciplineComparisonDetailSerializer,
        parameters=[OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)],
        examples=DISCIPLINE_COMPARISON,
    )
    def retrieve(self, request: Request, id: UUID) -> Response:
        """One comparison, row by row, with the sources behind each answer. Stale facts are left out."""
        compared = kept_comparisons().get(id)
        if compared is None:
            raise NotFound(_("There is no published comparison with this ID."))
        return dated(
            self.one(request, _document(id, compared), DisciplineComparisonDetailSerializer), changed_at()
        )


def _head(key: UUID, compared: ComparedDisciplines) -> dict[str, Any]:
    return {
        "id": key,
        "title": compared.title,
        "first": compared.first,
        "second": compared.second,
        "url": full_address(compared.url),
        "self": full_address(reverse("api:discipline-comparisons-detail", args=[key])),
    }


def _document(key: UUID, compared: ComparedDisciplines) -> dict[str, Any]:
    today = site_date()
    first, second = _sides(compared)
    rows = compare_disciplines(first, second, today)
    return {
        **_head(key, compared),
        "first_certifications": first,
        "second_certifications": second,
        "grounds": grounds_sentence(rows, today),
        "as_of": today,
        "rows": _rows(rows, today),
    }


def rows_of(compared: ComparedDisciplines) -> Sequence[Mapping[str, Any]]:
    """All rows of a comparison, as `DisciplineRowSerializer` shows them. No query while all is kept."""
    today = site_date()
    first, second = _sides(compared)
    return _rows(compare_disciplines(first, second, today), today)


def _sides(compared: ComparedDisciplines) -> Sequence[Sequence[Certification]]:
    return [fitting(kept_certifications(), term.key) for term in (compared.first, compared.second)]


def _rows(rows: Iterable[ComparisonRow], today: date) -> Sequence[Mapping[str, Any]]:
    names = spoken_names(kept_certifications())
    return [_row(row, names, today) for row in rows]


def _row(row: ComparisonRow, names: Names, today: date) -> Mapping[str, Any]:
    words = ROW_WORDS[row.key]
    return {
        "key": row.key,
        "label": str(words.label),
        "about": str(words.about),
        "differs": row.is_known_to_differ,
        "is_one_sided": row.is_one_sided,
        "first": _cell(row.key, row.first, names, today),
        "second": _cell(row.key, row.second, names, today),
    }


def _cell(key: str, cell: ComparisonCell, names: Names, today: date) -> Mapping[str, Any]:
    view = cell_view(cell, ROW_WORDS[key], names)
    is_range = cell.kind is ComparisonCellKind.RANGE
    return {
        "kind": cell.kind,
        "words": view.sentence or None,
        "why_unknown": view.unknown or None,
        "known": cell.known,
        "total": cell.total,
        "low": cell.low if is_range else None,
        "high": cell.high if is_range else None,
        "unit": (cell.unit or None) if is_range else None,
        "counts": [
            {"value": value, "words": code_words(value), "count": count} for value, count in cell.counts
        ],
        "stale": cell.stale,
        "grounds": [_ground(ground, names, today) for ground in cell.grounds],
    }


def _ground(ground: CellGround, names: Names, today: date) -> Mapping[str, Any]:
    certification = ground.certification
    facts = facts_on((ground.fact,) if ground.fact else (), certification, names, today)
    return {
        "certification": certification.slug,
        "basis": ground.basis,
        "words": code_words(ground.value),
        "is_issuer_only": ground.issuer_only,
        "fact": facts[0] if facts else None,
    }
