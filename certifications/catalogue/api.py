"""The catalogue for programs: who awards certifications."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.domain.certification import Issuer
from certifications.queries.kept import kept_certifications
from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet


class IssuerSerializer(SelectedSerializer):
    """Who awards certifications."""

    identity = ("key",)

    key = serializers.SlugField(help_text="Permanent key.")
    name = serializers.CharField()
    website = serializers.URLField(allow_blank=True)
    is_publisher = serializers.BooleanField(help_text="Whether it is the organisation that runs this site.")


class IssuersEndpoint(ApiViewSet):
    """Issuers of published certifications."""

    serializer_class = IssuerSerializer
    public_actions = ("list",)
    paged_actions = ("list",)
    selectable_actions = ("list",)

    @staticmethod
    def cursor_key(row: Issuer) -> str:
        return row.key

    @extend_schema(responses=IssuerSerializer)
    def list(self, request: Request) -> Response:
        """All issuers of published certifications, by key."""
        issuers = {one.issuer.key: one.issuer for one in kept_certifications()}
        return self.page(request, sorted(issuers.values(), key=self.cursor_key), IssuerSerializer)


ROUTES = (("issuers", IssuersEndpoint),)
