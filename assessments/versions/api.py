"""How assessments work, for programs: the logic, its proof and the versions, as their page shows them."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.domain.proof.report import Method, MirrorState
from assessments.versions.presenters.logic_data import LogicData, VersionData, present_logic, present_versions
from assessments.versions.queries.published_logic import PublishedLogic, published_logic
from portal.shared.rest.serializers import SelectedSerializer
from portal.shared.rest.views import ApiViewSet

METHODS = (
    (Method.EXACT.value, "Over all sheets of answers."),
    (Method.SAMPLED.value, "Over sheets drawn by chance."),
)
MIRROR_STATES = (
    (MirrorState.NOT_DECLARED.value, "The definition has no mirror."),
    (MirrorState.PROVED.value, "Both sides are treated alike."),
    (MirrorState.BROKEN.value, "They are not."),
    (MirrorState.NOT_PROVEN.value, "Not all answers could be gone through."),
)


class RuleClauseSerializer(serializers.Serializer[Any]):
    """A condition. If it has `any_of`, one of those is enough."""

    text = serializers.CharField()
    any_of = serializers.ListField(child=serializers.CharField())


class RuleSerializer(serializers.Serializer[Any]):
    """A rule, in the words of the page. The first rule that holds decides the path."""

    key = serializers.CharField()
    path = serializers.CharField(help_text="The key of the path.")
    path_name = serializers.CharField()
    reason = serializers.CharField()
    opening = serializers.CharField()
    clauses = RuleClauseSerializer(many=True)
    next_steps = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()


class StageRuleSerializer(serializers.Serializer[Any]):
    """The conditions for a stage of a kind of work."""

    name = serializers.CharField()
    opening = serializers.CharField()
    clauses = RuleClauseSerializer(many=True)


class DimensionSerializer(serializers.Serializer[Any]):
    """What answers add points to. A need affects the order of the plan, not the path."""

    key = serializers.CharField()
    name = serializers.CharField()
    is_need = serializers.BooleanField()
    questions = serializers.IntegerField(help_text="How many questions feed it.")
    points = serializers.IntegerField(help_text="The most points that can be reached.")


class KindOfWorkSerializer(serializers.Serializer[Any]):
    """A kind of work, and which plans serve it."""

    name = serializers.CharField()
    words = serializers.CharField()


class ShareSerializer(serializers.Serializer[Any]):
    """How many of all sheets of answers lead to a path."""

    path = serializers.CharField(help_text="The key of the path.")
    path_name = serializers.CharField()
    sheets = serializers.IntegerField(help_text="How many of the sheets that were counted or drawn.")
    least = serializers.FloatField(help_text="The smallest share it can be, from 0 to 1.")
    most = serializers.FloatField(help_text="The largest share it can be, from 0 to 1.")
    words = serializers.CharField()


class SharesSerializer(serializers.Serializer[Any]):
    """Shares of the paths: exact, or of sheets drawn by chance, at 99 % confidence."""

    method = serializers.ChoiceField(METHODS)
    of = serializers.IntegerField(help_text="How many sheets were counted or drawn.")
    by_path = ShareSerializer(many=True)
    words = serializers.CharField()


class StraightLineSerializer(serializers.Serializer[Any]):
    """A pattern of answers, and the path that it leads to."""

    pattern = serializers.CharField()
    path_name = serializers.CharField()


class FoundSerializer(serializers.Serializer[Any]):
    """What the check found, and what that means."""

    meaning = serializers.CharField()
    findings = serializers.ListField(child=serializers.CharField())


class LogicProofSerializer(serializers.Serializer[Any]):
    """What was proved about the logic. The mirror says whether both sides are treated alike."""

    prover = serializers.IntegerField(help_text="The version of the prover.")
    proved_at = serializers.DateTimeField()
    signed_at = serializers.DateTimeField(allow_null=True, help_text="When warnings were signed.")
    mirror = serializers.ChoiceField(MIRROR_STATES)
    mirror_words = serializers.CharField()
    shares = SharesSerializer()
    most_fragile = serializers.CharField(help_text="Which question turns the path most often; may be empty.")
    straight_lines = StraightLineSerializer(many=True)
    found = FoundSerializer(many=True)


class OwnOfferSerializer(serializers.Serializer[Any]):
    """A certification of the organisation that runs this site, and which plans can hold it."""

    name = serializers.CharField()
    page = serializers.CharField()
    words = serializers.CharField()
    is_own_offer = serializers.BooleanField()


class VersionSerializer(SelectedSerializer):
    """A version as it went live; never changed."""

    identity = ("number",)

    number = serializers.IntegerField()
    is_current = serializers.BooleanField()
    live_since = serializers.DateTimeField()
    engine = serializers.IntegerField(help_text="The engine that scores new attempts.")
    logic_hash = serializers.CharField(help_text="SHA-256 of everything that can change a result.")
    wording_hash = serializers.CharField(help_text="SHA-256 of its texts.")
    about = serializers.CharField(help_text="Whether the same answers can lead to another result.")
    changes = serializers.ListField(child=serializers.CharField())


class LogicSerializer(serializers.Serializer[Any]):
    """How the current version of an assessment works. `proof` is null if today’s prover has not run."""

    assessment = serializers.SlugField()
    title = serializers.CharField()
    version = VersionSerializer()
    dimensions = DimensionSerializer(many=True)
    rules = RuleSerializer(many=True)
    kinds_of_work = KindOfWorkSerializer(many=True)
    stages = StageRuleSerializer(many=True)
    proof = LogicProofSerializer(allow_null=True)
    own_offers = OwnOfferSerializer(many=True)
    page = serializers.CharField(help_text="The page that tells people the same.")


_VERSION_EXAMPLE = {
    "number": 2,
    "is_current": True,
    "live_since": "2026-09-01T08:00:00Z",
    "engine": 3,
    "logic_hash": "4f1d" * 16,
    "wording_hash": "9a0c" * 16,
    "about": "The logic changed, so the same answers may lead to a different result.",
    "changes": ["New question: “Which comes closest to your job?”"],
}
_LOGIC_EXAMPLE = {
    "assessment": "find-your-path",
    "title": "Find your path",
    "version": _VERSION_EXAMPLE,
    "dimensions": [
        {"key": "project_work", "name": "Project work", "is_need": False, "questions": 6, "points": 24}
    ],
    "rules": [
        {
            "key": "mostly_projects",
            "path": "project_work",
            "path_name": "Project management",
            "reason": "Project work earned half of its points or more.",
            "opening": "When this is true:",
            "clauses": [{"text": "Project work has at least 50% of its points", "any_of": []}],
            "next_steps": [],
            "note": "",
        }
    ],
    "kinds_of_work": [{"name": "Project management", "words": "in the plan for “Project management”"}],
    "stages": [],
    "proof": None,
    "own_offers": [],
    "page": "/assessments/find-your-path/how-it-works/",
}


class LogicViewSet(ApiViewSet):
    """What everybody may read about how an assessment works."""

    public_actions: ClassVar[Collection[str]] = ("how_it_works", "versions")
    paged_actions: ClassVar[Collection[str]] = ("versions",)
    selectable_actions: ClassVar[Collection[str]] = ("versions",)
    serializer_class: ClassVar[type[SelectedSerializer] | None] = VersionSerializer

    @staticmethod
    def cursor_key(row: VersionData) -> str:
        return str(row.number)

    @extend_schema(responses=LogicSerializer, examples=[OpenApiExample("Find your path", _LOGIC_EXAMPLE)])
    @action(detail=True, url_path="how-it-works")
    def how_it_works(self, _request: Request, slug: str) -> Response:
        """How answers count, which rules decide, and what has been proved about them."""
        logic: LogicData = present_logic(_logic_or_404(slug))
        return Response(LogicSerializer(logic).data)

    @extend_schema(responses=VersionSerializer, examples=[OpenApiExample("Version 2", _VERSION_EXAMPLE)])
    @action(detail=True)
    def versions(self, request: Request, slug: str) -> Response:
        """All versions that went live, newest first, and what each one changed."""
        return self.page(request, present_versions(_logic_or_404(slug)), VersionSerializer)


def _logic_or_404(slug: str) -> PublishedLogic:
    logic = published_logic(slug)
    if logic is None:
        raise Http404
    return logic
