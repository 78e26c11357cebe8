"""What the description of the API refuses to describe."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter

from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet


class NamelessSerializer(SelectedSerializer):
    """Rows that nothing tells apart."""

    colour = serializers.CharField()


class NamelessViewSet(ApiViewSet):
    serializer_class = NamelessSerializer
    selectable_actions = ("list",)

    @extend_schema(responses=NamelessSerializer)
    def list(self, request: Request) -> Response:
        """Some colours."""
        return self.page(request, [], NamelessSerializer)


def test_rows_whose_fields_can_be_chosen_need_an_identity() -> None:
    router = SimpleRouter()
    router.register("colours", NamelessViewSet, basename="colours")
    generator: Any = SchemaGenerator(patterns=[path("api/v1/", include(router.urls))])

    with pytest.raises(ImproperlyConfigured, match="NamelessSerializer can be selected, and has no identity"):
        generator.get_schema(request=None, public=True)
