"""Changes of facts for programs, as the feeds tell them."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.domain.noted_changes import AHEAD, NotedChange
from certifications.facts.api.examples import CERTIFICATION as EXAMPLE_CERTIFICATION
from certifications.facts.api.examples import SOURCE, questions
from certifications.facts.api.fact_documents import named_source, stated_value
from certifications.facts.api.fact_serializers import ChangedFactSerializer
from certifications.facts.api.parameters import CERTIFICATION, SINCE, asked_certification, asked_since
from certifications.follows.presenters import changed_words
from certifications.follows.queries import noted_change, public_changes
from certifications.models import ChangeEntry
from certifications.queries.kept import kept_by_key, kept_certifications
from portal.shared.rest.views import ApiViewSet

UNEXPLAINED = "unexplained"
KINDS = (
    ("issuer", "the issuer changed it"),
    ("wrong", "we had it wrong"),
    (AHEAD, "announced and near"),
    (UNEXPLAINED, "nobody said why"),
)


class FactChangeSerializer(ChangedFactSerializer):
    """One published fact that changed, or a change that is announced and near. Never changed later."""

    kind = serializers.ChoiceField(choices=KINDS)
    in_force_from = serializers.CharField(
        allow_null=True, help_text="A year, quarter (2027-Q1), month or day, of what is announced."
    )
    noted_at = serializers.DateTimeField()

    def to_representation(self, instance: ChangeEntry) -> dict[str, Any]:
        return super().to_representation(_change(noted_change(instance), self.context["view"].known()))


def _change(change: NotedChange, known: dict[str, Any]) -> dict[str, Any]:
    certification, names = known["certifications"].get(change.certification), known["names"]
    return {
        "id": change.public_id,
        "kind": change.because or UNEXPLAINED,
        "certification": certification,
        "certification_name": change.certification_name,
        "key": change.key or None,
        "label": changed_words(change),
        "before": stated_value(change.key, change.old, names),
        "after": stated_value(change.key, change.new, names),
        "reason": change.reason or None,
        "source": named_source(certification, change.source_url, change.source_note),
        "in_force_from": change.in_force_from or None,
        "noted_at": change.noted_at,
    }


EXAMPLE = {
    "id": "6f1f3c0e-6f0a-4b7e-9d0c-2f2f8f1f4a10",
    "kind": "issuer",
    "certification": EXAMPLE_CERTIFICATION,
    "key": "exam.questions",
    "certification_name": "Project Management Professional",
    "label": "Questions",
    "before": questions(200),
    "after": questions(180),
    "reason": None,
    "source": SOURCE,
    "in_force_from": None,
    "noted_at": "2026-11-29T08:30:00Z",
}


class ChangesEndpoint(ApiViewSet):
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


ROUTES = (("changes", ChangesEndpoint),)
