"""Outcomes over time, described."""

from rest_framework import serializers

from assessments.domain.attribution import Cause, PlanMoveKind
from assessments.domain.definitions.definition import ExploreKind
from assessments.results.api.outcome_serializers import OutcomePathSerializer, TakenAssessmentSerializer
from assessments.results.api.piece_serializers import choice_of, keys, maybe
from portal.shared.rest.serializers import SelectedSerializer, ShownSerializer


class ScorePointSerializer(ShownSerializer):
    """The score of a dimension in one outcome; null if it has none."""

    outcome = serializers.UUIDField()
    submitted_at = serializers.DateTimeField()
    points = serializers.IntegerField(allow_null=True)
    attainable = serializers.IntegerField(allow_null=True)
    percent = serializers.IntegerField(allow_null=True)


class DimensionOverTimeSerializer(ShownSerializer):
    """A dimension over time, the oldest score first."""

    key = serializers.CharField()
    name = maybe()
    sentence = maybe("The same in a sentence.")
    points = ScorePointSerializer(many=True)


class AssessmentHistorySerializer(SelectedSerializer):
    """All your outcomes of one assessment."""

    identity = ("assessment",)

    assessment = TakenAssessmentSerializer()
    outcomes = serializers.IntegerField(help_text="The number of outcomes.")
    first_at = serializers.DateTimeField()
    last_at = serializers.DateTimeField()
    path_changes = serializers.IntegerField()
    summary = serializers.CharField()
    dimensions = DimensionOverTimeSerializer(many=True)
    moves = serializers.URLField(
        help_text="The API’s address for each outcome, with what changed since the one before."
    )


class MoveSentenceSerializer(ShownSerializer):
    """What changed, and why."""

    text = serializers.CharField()
    why = maybe()


class ComparedScoreSerializer(ShownSerializer):
    """A score; null where there is none."""

    points = serializers.IntegerField(allow_null=True)
    attainable = serializers.IntegerField(allow_null=True)
    percent = serializers.IntegerField(allow_null=True)


class CauseShareSerializer(ShownSerializer):
    """What a cause added to a score, in percentage points."""

    cause = choice_of(Cause)
    points = serializers.IntegerField()


class ScoreChangeSerializer(ShownSerializer):
    """A score before and after, and the share of each cause."""

    dimension = serializers.CharField()
    before = ComparedScoreSerializer()
    after = ComparedScoreSerializer()
    shares = CauseShareSerializer(many=True)


class PlanMoveSerializer(ShownSerializer):
    """A certification that moved in the plan. Each set of causes would have been enough by itself."""

    move = choice_of(PlanMoveKind)
    certification = serializers.CharField()
    causes = serializers.ListField(child=serializers.ListField(child=choice_of(Cause)))


class OutcomeChangesSerializer(ShownSerializer):
    """What changed since the previous outcome, and what caused it."""

    path_changed = serializers.BooleanField()
    path_before = serializers.CharField()
    path_after = serializers.CharField()
    first_before = maybe("The first certification of the plan.")
    first_after = maybe()
    scores = ScoreChangeSerializer(many=True)
    plan = PlanMoveSerializer(many=True)
    causes = serializers.ListField(child=choice_of(Cause), help_text="Everything that differs.")
    asks_anew = serializers.BooleanField(
        help_text="Whether all questions about work are new, so that nothing can be compared."
    )
    path_causes = serializers.ListField(child=serializers.ListField(child=choice_of(Cause)))
    path_needs = serializers.ListField(child=choice_of(Cause))
    path_answers = keys(help_text="Questions where a single answer would have led to the later path.")


class StationLinksSerializer(ShownSerializer):
    """Where to find more."""

    outcome = serializers.URLField()
    page = serializers.URLField()


class PastOutcomeSerializer(SelectedSerializer):
    """An outcome of the timeline."""

    identity = ("outcome",)

    outcome = serializers.UUIDField()
    submitted_at = serializers.DateTimeField()
    as_of = serializers.DateField()
    version = serializers.IntegerField()
    engine = serializers.IntegerField()
    path = OutcomePathSerializer()
    undecided_kind = choice_of(ExploreKind, allow_null=True)
    title = serializers.CharField()
    margin = serializers.IntegerField(allow_null=True)
    previous = serializers.UUIDField(allow_null=True, help_text="The previous outcome; null for the first.")
    sentences = MoveSentenceSerializer(many=True)
    differing = maybe("What is different since the previous outcome.")
    noise = maybe("How much a change between two close results means.")
    changes = OutcomeChangesSerializer(allow_null=True)
    links = StationLinksSerializer()
