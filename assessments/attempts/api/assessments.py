"""Assessments that can be taken, for programs."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.attempts.api.questions import QuestionsField
from assessments.attempts.api.serializers import LengthSerializer
from assessments.attempts.presenters.assessment_data import AssessmentData, present_assessment
from assessments.versions.api import LogicViewSet
from assessments.versions.presenters.logic_data import VersionData
from assessments.versions.queries.assessments import open_assessments
from portal.shared.rest.serializers import SelectedSerializer


class AssessmentSummarySerializer(SelectedSerializer):
    """An assessment that can be taken."""

    identity = ("slug",)

    slug = serializers.SlugField(
        help_text="The slug in its address. Send it as `assessment` to start an attempt."
    )
    key = serializers.CharField(help_text="The permanent key of its definition.")
    title = serializers.CharField()
    purpose = serializers.CharField(help_text="What it is for, as people read it before they start.")
    length = LengthSerializer(
        help_text="The longest it can get, for people who are asked the most questions."
    )
    version = serializers.IntegerField(help_text="The number of the version that new attempts use.")
    live_since = serializers.DateTimeField()
    engine = serializers.IntegerField(help_text="The engine that scores new attempts.")
    languages = serializers.ListField(
        child=serializers.CharField(), help_text="The languages it is written in, the default one first."
    )
    page = serializers.CharField(help_text="Where people read about it and begin.")
    how_it_works = serializers.CharField(help_text="The API’s address for how the assessment works.")


class DefinedSectionSerializer(serializers.Serializer[Any]):
    """A section with all questions that it may ask."""

    key = serializers.CharField()
    title = serializers.CharField()
    introduction = serializers.CharField()
    is_optional = serializers.BooleanField(help_text="Whether its answers affect only the plan.")
    questions = QuestionsField()


class AssessmentSerializer(AssessmentSummarySerializer):
    """An assessment with all questions it may ask. See `how_it_works` for how answers count."""

    sections = DefinedSectionSerializer(many=True)


_SUMMARY = {
    "slug": "find-your-path",
    "key": "find-your-path",
    "title": "Find your path",
    "purpose": "Which certification fits your work, if any? Answer a few questions about a typical year.",
    "length": {"questions": 36, "minutes": 6},
    "version": 2,
    "live_since": "2026-09-01T08:00:00Z",
    "engine": 3,
    "languages": ["en"],
    "page": "/assessments/find-your-path/",
    "how_it_works": "/api/v1/assessments/find-your-path/how-it-works/",
}
_SECTION = {
    "key": "aim",
    "title": "You and your aim",
    "introduction": "",
    "is_optional": False,
    "questions": [
        {
            "kind": "multiple",
            "key": "role_wanted",
            "section": "aim",
            "text": "Which job do you want?",
            "help": "You can choose more than one.",
            "decides": "plan",
            "is_required": False,
            "choices": [{"key": "project_manager", "label": "Project manager"}],
            "visible_if": {
                "clauses": [{"text": "You want to move into project work", "any_of": []}],
                "conditions": [{"answer": "purpose", "any_of": ["move_project"]}],
            },
        }
    ],
}


class OpenAssessmentsEndpoint(LogicViewSet):
    """Assessments that can be taken, and how they work."""

    serializer_class = AssessmentSummarySerializer
    lookup_field = "slug"
    lookup_value_converter = "slug"
    public_actions = ("list", "retrieve", *LogicViewSet.public_actions)
    paged_actions = ("list", *LogicViewSet.paged_actions)
    selectable_actions = ("list", *LogicViewSet.selectable_actions)

    @staticmethod
    def cursor_key(row: AssessmentData | VersionData) -> str:
        return str(row.number) if isinstance(row, VersionData) else row.slug

    @extend_schema(
        responses=AssessmentSummarySerializer, examples=[OpenApiExample("Find your path", _SUMMARY)]
    )
    def list(self, request: Request) -> Response:
        """The assessments that can be taken, sorted by title."""
        rows = [
            present_assessment(row, row.current_version, has_sections=False)
            for row in open_assessments()
            if row.current_version is not None
        ]
        return self.page(request, rows, AssessmentSummarySerializer)

    @extend_schema(
        responses=AssessmentSerializer,
        examples=[OpenApiExample("Find your path", {**_SUMMARY, "sections": [_SECTION]})],
    )
    def retrieve(self, _request: Request, slug: str) -> Response:
        """An assessment with its sections, and each question with when it is asked."""
        row = open_assessments().filter(slug=slug).first()
        if row is None or row.current_version is None:
            raise Http404
        shown = present_assessment(row, row.current_version, has_sections=True)
        return Response(AssessmentSerializer(shown).data)
