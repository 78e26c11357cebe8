"""Role families for programs: what fits each, at which stage and why, and what does not."""

from typing import ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.catalogue.api import examples
from certifications.domain.advice import RoleFamily
from certifications.domain.vocabulary import KindOfWork
from certifications.facts.api.advice_serializers import (
    JudgedBySerializer,
    MisfitSerializer,
    RoleServiceSerializer,
)
from certifications.facts.api.fact_serializers import choice
from certifications.queries.advice import all_advice
from certifications.queries.evidence import changed_at
from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet, dated


class RoleFamilySerializer(SelectedSerializer):
    """Jobs that are alike in what they ask of people."""

    identity = ("key",)
    expandable: ClassVar[tuple[str, ...]] = ("services", "misfits")

    key = serializers.CharField(help_text="Permanent.")
    name = serializers.CharField()
    description = serializers.SerializerMethodField()
    titles = serializers.ListField(child=serializers.CharField(), help_text="Job titles.")
    synonyms = serializers.ListField(child=serializers.CharField(), help_text="Other words for it.")
    week = serializers.ListField(child=serializers.CharField(), help_text="What a typical week is made of.")
    kind_of_work = choice(KindOfWork)
    kind_note = serializers.SerializerMethodField()
    counsel = serializers.SerializerMethodField(help_text="What editors advise.")
    judged = JudgedBySerializer()
    services = RoleServiceSerializer(many=True, help_text="What fits, at which stage, and why.")
    misfits = MisfitSerializer(many=True, help_text="What does not fit, and why.")

    @extend_schema_field({"type": ["string", "null"]})
    def get_description(self, role: RoleFamily) -> str | None:
        return role.description or None

    @extend_schema_field({"type": ["string", "null"]})
    def get_kind_note(self, role: RoleFamily) -> str | None:
        return role.kind_note or None

    @extend_schema_field({"type": ["string", "null"]})
    def get_counsel(self, role: RoleFamily) -> str | None:
        return role.counsel or None


class RoleFamilyDetailSerializer(RoleFamilySerializer):
    """A role family with what fits it and what does not."""

    expandable: ClassVar[tuple[str, ...]] = ()


class RoleFamiliesEndpoint(ApiViewSet):
    """Role families in the editors' order."""

    tag = "lists"
    lookup_field = "key"
    lookup_value_converter = "slug"
    serializer_class = RoleFamilySerializer
    serializer_classes = {"retrieve": RoleFamilyDetailSerializer}
    public_actions = ("list", "retrieve")
    paged_actions = ("list",)
    selectable_actions = ("list", "retrieve")

    @staticmethod
    def cursor_key(row: RoleFamily) -> str:
        return row.key

    @extend_schema(responses=RoleFamilySerializer, examples=examples.ROLE_FAMILIES)
    def list(self, request: Request) -> Response:
        """All role families. Send `expand=services,misfits` to see what fits each."""
        return dated(self.page(request, all_advice().roles, RoleFamilySerializer), changed_at())

    @extend_schema(responses=RoleFamilyDetailSerializer, examples=examples.ROLE_FAMILY)
    def retrieve(self, request: Request, key: str) -> Response:
        """One role family: which certifications fit it, at which stage and why, and which do not."""
        found = next((role for role in all_advice().roles if role.key == key), None)
        if found is None:
            raise NotFound(_("There is no role family with this key."))
        return dated(self.one(request, found, RoleFamilyDetailSerializer), changed_at())
