"""Disciplines, levels and focus areas for programs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.catalogue.api import examples
from certifications.domain.certification import Certification
from certifications.domain.vocabulary import Coverage
from certifications.facts.api.fact_serializers import CertificationReferenceSerializer
from certifications.queries.evidence import changed_at
from certifications.queries.kept import kept_certifications
from certifications.queries.terms import AllTerms, ListedTerm, kept_terms
from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet, dated

Belongs = Callable[[Certification, str], bool]


@dataclass(frozen=True, slots=True)
class TermWithCertifications:
    """An entry of a list, and the published certifications that belong to it by name."""

    term: ListedTerm
    found: tuple[Certification, ...]

    @property
    def slug(self) -> str:
        return self.term.key

    @property
    def description(self) -> str | None:
        return self.term.description or None

    @property
    def certification_count(self) -> int:
        return len(self.found)


class TermSerializer(SelectedSerializer):
    """An entry of a list that certifications are sorted by."""

    identity = ("key",)
    expandable: ClassVar[tuple[str, ...]] = ("certifications",)

    key = serializers.CharField(source="term.key", help_text="Permanent.")
    name = serializers.CharField(source="term.name")
    description = serializers.CharField(allow_null=True)
    certification_count = serializers.IntegerField()
    certifications = CertificationReferenceSerializer(source="found", many=True)


class LevelSerializer(TermSerializer):
    """A level; its rank is 0 for newcomers, 1 for practitioners, 2 for experienced people."""

    rank = serializers.IntegerField(source="term.rank", allow_null=True)


def _terms(rows: Iterable[ListedTerm], belongs: Belongs) -> tuple[TermWithCertifications, ...]:
    known = kept_certifications()
    return tuple(
        TermWithCertifications(term, tuple(one for one in known if belongs(one, term.key))) for term in rows
    )


class _ListEndpoint(ApiViewSet):
    """Entries of a list in the editors' order, each with the certifications that belong to it."""

    tag = "lists"
    lookup_field = "key"
    lookup_value_converter = "slug"
    serializer_class = TermSerializer
    public_actions = ("list", "retrieve")
    paged_actions = ("list",)
    selectable_actions = ("list", "retrieve")

    def rows(self, terms: AllTerms) -> tuple[ListedTerm, ...]:
        """The list."""
        raise NotImplementedError

    def belongs(self, one: Certification, key: str) -> bool:
        """Whether a certification belongs to an entry."""
        raise NotImplementedError

    def _page(self, request: Request) -> Response:
        return dated(self.page(request, self._found(), self._serializer()), changed_at())

    def _one(self, request: Request, key: str) -> Response:
        found = next((one for one in self._found() if one.slug == key), None)
        if found is None:
            raise NotFound(_("The list has no entry with this key."))
        return dated(self.one(request, found, self._serializer()), changed_at())

    def _found(self) -> tuple[TermWithCertifications, ...]:
        return _terms(self.rows(kept_terms()), self.belongs)

    def _serializer(self) -> type[SelectedSerializer]:
        return self.selected_of(self.action or "") or TermSerializer


class DisciplinesEndpoint(_ListEndpoint):
    """Fields of work that certifications certify."""

    def rows(self, terms: AllTerms) -> tuple[ListedTerm, ...]:
        return terms.disciplines

    def belongs(self, one: Certification, key: str) -> bool:
        return key == one.discipline.key or key in {term.key for term in one.also_fits}

    @extend_schema(responses=TermSerializer, examples=examples.DISCIPLINES)
    def list(self, request: Request) -> Response:
        """All disciplines, each with how many certifications belong to it or also fit it."""
        return self._page(request)

    @extend_schema(responses=TermSerializer, examples=examples.DISCIPLINE)
    def retrieve(self, request: Request, key: str) -> Response:
        """One discipline."""
        return self._one(request, key)


class LevelsEndpoint(_ListEndpoint):
    """How far along certifications stand in their discipline."""

    serializer_class = LevelSerializer

    def rows(self, terms: AllTerms) -> tuple[ListedTerm, ...]:
        return terms.levels

    def belongs(self, one: Certification, key: str) -> bool:
        return key == one.level.key

    @extend_schema(responses=LevelSerializer, examples=examples.LEVELS)
    def list(self, request: Request) -> Response:
        """All levels, each with its number of certifications."""
        return self._page(request)

    @extend_schema(responses=LevelSerializer, examples=examples.LEVEL)
    def retrieve(self, request: Request, key: str) -> Response:
        """One level."""
        return self._one(request, key)


class FocusAreasEndpoint(_ListEndpoint):
    """Kinds of work and skills that certifications cover and assessments ask about."""

    def rows(self, terms: AllTerms) -> tuple[ListedTerm, ...]:
        return terms.focus_areas

    def belongs(self, one: Certification, key: str) -> bool:
        covering = {Coverage.PARTIAL, Coverage.CORE}
        return any(row.area.key == key and row.coverage in covering for row in one.coverage)

    @extend_schema(responses=TermSerializer, examples=examples.FOCUS_AREAS)
    def list(self, request: Request) -> Response:
        """All focus areas, each with how many certifications cover it in part or at their core."""
        return self._page(request)

    @extend_schema(responses=TermSerializer, examples=examples.FOCUS_AREA)
    def retrieve(self, request: Request, key: str) -> Response:
        """One focus area."""
        return self._one(request, key)
