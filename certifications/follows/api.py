"""Changes of facts for programs, as the feeds tell them."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.domain.certification import Certification
from certifications.domain.noted_changes import AHEAD, NotedChange
from certifications.facts.api.sourced_facts import (
    CERTIFICATION,
    SINCE,
    CertificationLinkSerializer,
    asked_certification,
    asked_since,
)
from certifications.follows.presenters import told_change
from certifications.follows.queries import noted_change, public_changes
from certifications.models import ChangeEntry
from certifications.queries.kept import kept_by_key, kept_certifications
from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet

UNEXPLAINED = "unexplained"
KINDS = (
    ("issuer", "the issuer changed it"),
    ("wrong", "we had it wrong"),
    (AHEAD, "announced and near"),
    (UNEXPLAINED, "nobody said why"),
)


class ChangedValueSerializer(serializers.Serializer[Any]):
    """A value before or after."""

    stated = serializers.CharField()
    words = serializers.CharField()


class ChangeSourceSerializer(serializers.Serializer[Any]):
    """Where the new value comes from."""

    name = serializers.CharField(allow_blank=True)
    url = serializers.URLField(allow_null=True)


class FactChangeSerializer(SelectedSerializer):
    """One published fact that changed, or a change that is announced and near. Never changed later."""

    identity = ("id",)

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=KINDS)
    certification = CertificationLinkSerializer()
    key = serializers.CharField(
        allow_null=True, help_text="The fact’s key; null where it is about no one fact."
    )
    what = serializers.CharField(help_text="What changed, in words.")
    before = ChangedValueSerializer(allow_null=True)
    after = ChangedValueSerializer(allow_null=True, help_text="Null where the fact was removed.")
    reason = serializers.CharField(allow_blank=True, help_text="How an error of ours came about.")
    source = ChangeSourceSerializer()
    in_force_from = serializers.CharField(
        allow_null=True, help_text="A year, quarter (2027-Q1), month or day, of what is announced."
    )
    noted_at = serializers.DateTimeField()

    def to_representation(self, instance: ChangeEntry) -> dict[str, Any]:
        return super().to_representation(_change(noted_change(instance), self.context["view"].known()))


def _change(change: NotedChange, known: dict[str, Any]) -> dict[str, Any]:
    certifications: dict[Any, Certification] = known["certifications"]
    told = told_change(change, certifications, known["names"])
    return {
        "id": change.public_id,
        "kind": change.because or UNEXPLAINED,
        "certification": certifications[change.certification],
        "key": change.key or None,
        "what": told.what,
        "before": {"stated": change.old, "words": told.old} if change.old else None,
        "after": {"stated": change.new, "words": told.new} if change.new else None,
        "reason": change.reason,
        "source": {"name": told.source, "url": told.source_link or None},
        "in_force_from": change.in_force_from or None,
        "noted_at": change.noted_at,
    }


EXAMPLE = {
    "id": "6f1f3c0e-6f0a-4b7e-9d0c-2f2f8f1f4a10",
    "kind": "issuer",
    "certification": {
        "slug": "pmp",
        "name": "PMP",
        "title": "Project Management Professional",
        "url": "https://portal.example/catalogue/pmp/",
        "is_own_offer": False,
    },
    "key": "exam.questions",
    "what": "Questions",
    "before": {"stated": "200", "words": "200"},
    "after": {"stated": "180", "words": "180"},
    "reason": "",
    "source": {"name": "pmi.org/certifications/pmp", "url": "https://www.pmi.org/certifications/pmp"},
    "in_force_from": None,
    "noted_at": "2026-11-29T08:30:00Z",
}


class ChangeViewSet(ApiViewSet):
    """Facts that changed."""

    serializer_class = FactChangeSerializer
    public_actions = ("list",)
    paged_actions = ("list",)
    selectable_actions = ("list",)
    parameters = {"list": ("since", "certification")}
    ordering = ("-noted_at", "-pk")

    @staticmethod
    def known() -> dict[str, Any]:
        """What all rows are told with, from memory."""
        names = {one.slug: one.title for one in kept_certifications()}
        return {"certifications": kept_by_key(), "names": names}

    @extend_schema(
        parameters=[SINCE, CERTIFICATION],
        responses=FactChangeSerializer,
        examples=[OpenApiExample("A changed fact", EXAMPLE)],
    )
    def list(self, request: Request) -> Response:
        """Changes of published facts, the latest first. Changes of words alone are none."""
        rows = public_changes(asked_certification(request))
        since = asked_since(request)
        if since is not None:
            rows = rows.filter(noted_at__gte=since)
        return self.page(request, rows, FactChangeSerializer)


ROUTES = (("changes", ChangeViewSet),)
