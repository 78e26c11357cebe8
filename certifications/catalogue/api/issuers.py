"""Who awards certifications, for programs."""

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
from certifications.facts.api.fact_serializers import CertificationReferenceSerializer
from certifications.queries.evidence import changed_at
from certifications.queries.kept import kept_certifications
from certifications.queries.terms import ListedIssuer, kept_terms
from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet, dated


@dataclass(frozen=True, slots=True)
class IssuerWithOffers:
    """An issuer, and its published certifications by name."""

    issuer: ListedIssuer
    offers: tuple[Certification, ...]

    @property
    def slug(self) -> str:
        return self.issuer.key

    @property
    def certification_count(self) -> int:
        return len(self.offers)

    @property
    def about(self) -> str | None:
        return self.issuer.about or None


class IssuerSerializer(SelectedSerializer):
    """Who awards certifications."""

    identity = ("key",)
    expandable: ClassVar[tuple[str, ...]] = ("certifications",)

    key = serializers.SlugField(source="issuer.key", help_text="Permanent key.")
    name = serializers.CharField(source="issuer.name")
    website = serializers.URLField(source="issuer.website", allow_blank=True)
    is_publisher = serializers.BooleanField(
        source="issuer.is_publisher", help_text="Whether it is the organisation that runs this site."
    )
    about = serializers.CharField(allow_null=True)
    certification_count = serializers.IntegerField()
    certifications = CertificationReferenceSerializer(source="offers", many=True)


class IssuerDetailSerializer(IssuerSerializer):
    """Who awards certifications, and which."""

    expandable: ClassVar[tuple[str, ...]] = ()


class IssuersEndpoint(ApiViewSet):
    """Issuers of published certifications."""

    lookup_field = "key"
    lookup_value_converter = "slug"
    serializer_class = IssuerSerializer
    serializer_classes = {"retrieve": IssuerDetailSerializer}
    public_actions = ("list", "retrieve")
    paged_actions = ("list",)
    selectable_actions = ("list", "retrieve")

    @extend_schema(responses=IssuerSerializer, examples=examples.ISSUERS)
    def list(self, request: Request) -> Response:
        """All issuers of published certifications, sorted by key."""
        return dated(self.page(request, _issuers(), IssuerSerializer), changed_at())

    @extend_schema(responses=IssuerDetailSerializer, examples=examples.ISSUER)
    def retrieve(self, request: Request, key: str) -> Response:
        """One issuer and its certifications."""
        found = next((one for one in _issuers() if one.slug == key), None)
        if found is None:
            raise NotFound(_("No published certification has an issuer with this key."))
        return dated(self.one(request, found, IssuerDetailSerializer), changed_at())


def _issuers() -> tuple[IssuerWithOffers, ...]:
    offers: dict[str, list[Certification]] = {}
    for one in kept_certifications():
        offers.setdefault(one.issuer.key, []).append(one)
    return tuple(
        IssuerWithOffers(issuer, tuple(offers[issuer.key]))
        for issuer in kept_terms().issuers
        if issuer.key in offers
    )
