"""An outcome, described."""

from typing import Any, ClassVar

from rest_framework import serializers

from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.margin.result import State, Variant
from assessments.models import Outcome
from assessments.results.api.outcome import summary_document
from assessments.results.api.piece_serializers import (
    ChangedSinceSerializer,
    PlanTermSerializer,
    ReasonDataSerializer,
    RuleCheckSerializer,
    choice_of,
    maybe,
    texts,
)
from portal.shared.rest.serializers import SelectedSerializer, ShownSerializer


class OutcomePathSerializer(ShownSerializer):
    """A path of the assessment."""

    key = serializers.CharField()
    title = serializers.CharField()
    sentence = maybe("What the path means, in a sentence.")


class TakenAssessmentSerializer(ShownSerializer):
    """The assessment that was taken."""

    slug = serializers.CharField()
    title = serializers.CharField()


class OutcomeLinksSerializer(ShownSerializer):
    """Where to find more about an outcome."""

    self = serializers.URLField()
    counterfactuals = serializers.URLField()
    plan = serializers.URLField()
    eligibility = serializers.URLField()
    what_if = serializers.URLField()
    receipt = serializers.URLField()
    payer_links = serializers.URLField()
    history = serializers.URLField()
    page = serializers.URLField(help_text="The same for people.")


class OutcomeSummarySerializer(SelectedSerializer):
    """An outcome in a list."""

    identity: ClassVar[tuple[str, ...]] = ("id",)

    id = serializers.UUIDField()
    attempt = serializers.UUIDField()
    assessment = TakenAssessmentSerializer()
    version = serializers.IntegerField(help_text="The version of the questionnaire.")
    engine = serializers.IntegerField(help_text="The number of the scoring engine.")
    submitted_at = serializers.DateTimeField()
    as_of = serializers.DateField(help_text="The day of the catalogue it was made with.")
    path = OutcomePathSerializer()
    undecided_kind = choice_of(
        ExploreKind, allow_null=True, help_text="Why no certification comes first; null if one does."
    )
    margin = serializers.IntegerField(
        allow_null=True, help_text="How many answers away the nearest other path is; null if not proved."
    )
    is_borderline = serializers.BooleanField(allow_null=True)
    first_certification = maybe("The slug of the first certification in the plan; null if there is no plan.")
    is_kept = serializers.BooleanField(help_text="Whether it belongs to an account.")
    links = OutcomeLinksSerializer()

    def to_representation(self, instance: Any) -> Any:
        """Of a row of the database too."""
        is_row = isinstance(instance, Outcome)
        return super().to_representation(summary_document(instance) if is_row else instance)


class OutcomeDimensionSerializer(ShownSerializer):
    """Points of a dimension, out of those that could be reached."""

    key = serializers.CharField()
    name = maybe()
    is_need = serializers.BooleanField(help_text="Whether it measures what to learn rather than the work.")
    points = serializers.IntegerField(allow_null=True, help_text="Null if there is no score.")
    attainable = serializers.IntegerField(allow_null=True)
    percent = serializers.IntegerField(allow_null=True, help_text="Rounded down.")


class CountedQuestionsSerializer(ShownSerializer):
    """How many questions earned points."""

    counted = serializers.IntegerField()
    not_sure = serializers.IntegerField()
    left_open = serializers.IntegerField(
        help_text="Questions left out because the path was decided without them."
    )


class OutcomeReasonSerializer(ReasonDataSerializer):
    """A reason, as data and as a sentence."""

    sentence = serializers.CharField()


class DecidingRuleSerializer(ShownSerializer):
    """The rule that decided. In each group, at least one check has to hold."""

    rule = serializers.CharField()
    sentence = maybe()
    groups = serializers.ListField(child=RuleCheckSerializer(many=True))


class OtherPathSerializer(OutcomePathSerializer):
    """A path that was not taken, and why."""

    rule = maybe()
    rule_holds = serializers.BooleanField(help_text="Whether its rule holds too, but comes later in order.")
    failing = RuleCheckSerializer(allow_null=True)
    why_not = serializers.CharField()


class NextActionSerializer(ShownSerializer):
    """What to do if the path names no certification."""

    key = serializers.CharField()
    sentence = serializers.CharField()


class OutcomeDecisionSerializer(ShownSerializer):
    """The sentences at the head of the page."""

    sureness = maybe("How close it was.")
    left_open = maybe()
    changed = maybe("What somebody who reads it later needs to know.")
    today_and_wish = maybe()
    come_back = maybe("When to come back, if there is no plan.")
    because = texts()
    counsel = texts("Why there is no plan, if there could be one.")
    changes = ChangedSinceSerializer(many=True)


class OutcomeSealsSerializer(ShownSerializer):
    """What an outcome rests on, by SHA-256."""

    logic_hash = serializers.CharField()
    wording_hash = serializers.CharField()
    snapshot_hash = serializers.CharField()


class OutcomeSerializer(OutcomeSummarySerializer):
    """An outcome: the path, the points, and why."""

    # All of it is always there.
    identity = ()

    undecided_words = maybe()
    dimensions = OutcomeDimensionSerializer(many=True)
    questions = CountedQuestionsSerializer()
    reasons = OutcomeReasonSerializer(many=True)
    decided_by = DecidingRuleSerializer()
    other_paths = OtherPathSerializer(many=True)
    next_steps = NextActionSerializer(many=True)
    told_limits = PlanTermSerializer(many=True, help_text="What the person said about place, money and time.")
    decision = OutcomeDecisionSerializer()
    not_told = texts("What the outcome does not say.")
    sealed = OutcomeSealsSerializer()


class AnswerChangeSerializer(ShownSerializer):
    """An answer that would differ. Null means left out or not asked."""

    question = serializers.CharField()
    text = serializers.CharField()
    before = serializers.JSONField(allow_null=True, help_text="A key, a list of keys, a number or null.")
    after = serializers.JSONField(allow_null=True)
    asked_before = serializers.BooleanField()
    asked_after = serializers.BooleanField()
    sentence = serializers.CharField()


class CounterfactualSerializer(ShownSerializer):
    """The fewest answers to change for another path."""

    path = OutcomePathSerializer()
    variant = choice_of(
        Variant, help_text="Whether it searches all answers, or only those that could change."
    )
    state = choice_of(State)
    distance = serializers.IntegerField(allow_null=True, help_text="How many answers would differ.")
    changes = AnswerChangeSerializer(many=True)


class CounterfactualsSerializer(ShownSerializer):
    """What would change an outcome."""

    outcome = serializers.UUIDField()
    margin = serializers.IntegerField(allow_null=True)
    is_borderline = serializers.BooleanField(allow_null=True)
    sentence = maybe()
    counterfactuals = CounterfactualSerializer(many=True)
