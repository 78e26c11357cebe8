"""A plan, described."""

from rest_framework import serializers

from assessments.domain.outcomes.outcome import Limit, Placement, Requirement, Rung, Why
from assessments.results.api.piece_serializers import (
    CostLineSerializer,
    EntryStateSerializer,
    PlanCostSerializer,
    PlanTermSerializer,
    ReasonDataSerializer,
    choice_of,
    keys,
    maybe,
    texts,
)
from certifications.facts.api.fact_serializers import (
    CertificationReferenceSerializer,
    FactSerializer,
    RangeSerializer,
)
from portal.shared.rest.serializers import ShownSerializer


class PlanKindOfWorkSerializer(ShownSerializer):
    """The kind of work that a certification serves."""

    key = serializers.CharField()
    name = serializers.CharField()


class PlanFitSerializer(ShownSerializer):
    """How well a certification covers the needs: a fraction in lowest terms."""

    numerator = serializers.IntegerField()
    denominator = serializers.IntegerField()


class PlanInsteadSerializer(ShownSerializer):
    """What can be taken instead."""

    certification = CertificationReferenceSerializer()
    entry = EntryStateSerializer()
    difference = maybe("How it differs.")
    cost = PlanCostSerializer(allow_null=True, help_text="Null if no price is known.")
    limits = serializers.ListField(child=choice_of(Limit))
    beyond = texts("Those limits in words.")
    changes = texts("What has changed about it since.")


class PlanEntrySerializer(ShownSerializer):
    """A certification in a plan."""

    number = serializers.IntegerField()
    rung = choice_of(Rung, allow_null=True, help_text="Null if the engine does not use rungs.")
    heading = serializers.CharField()
    certification = CertificationReferenceSerializer()
    level = serializers.IntegerField(allow_null=True)
    kind_of_work = PlanKindOfWorkSerializer(allow_null=True)
    label = serializers.CharField(help_text="Whether entry is open, or which certification opens it.")
    entry = EntryStateSerializer()
    why_here = maybe("Why it comes at this point.")
    why = PlanTermSerializer(many=True)
    reasons = ReasonDataSerializer(many=True)
    cost = PlanCostSerializer(allow_null=True, help_text="Null if no price is known.")
    cost_lines = CostLineSerializer(many=True)
    entry_facts = FactSerializer(
        many=True, help_text="What the issuer asks for, on the route that suits best."
    )
    limits = serializers.ListField(child=choice_of(Limit))
    beyond = texts("Where it goes beyond the person’s money and time.")
    opens = keys(help_text="Slugs of later certifications that need this one.")
    changes = texts("What has changed about it since.")
    question = maybe("What decides between this and its alternatives.")
    instead = PlanInsteadSerializer(many=True)
    fit = PlanFitSerializer(allow_null=True)


class PlanTogetherSerializer(ShownSerializer):
    """What everything in the plan costs to get. Currencies are never converted."""

    amounts = RangeSerializer(many=True)
    unpriced = keys(help_text="Slugs of certifications without a one-off price.")
    sentence = maybe()


class PlanUnknownSerializer(ShownSerializer):
    """Something that is unknown about a certification in the plan."""

    certification = serializers.CharField()
    what = serializers.ChoiceField(choices=("entry", "cost"))
    requirement = choice_of(Requirement, allow_null=True)
    why = choice_of(Why, allow_null=True)
    about = maybe()


class NotedCertificationSerializer(CertificationReferenceSerializer):
    """A certification that is not in the plan."""

    note = maybe("What editors say about it.")


class NotPlannedSerializer(ShownSerializer):
    """Certifications that are not in the plan for one reason."""

    placement = choice_of(Placement)
    reason = serializers.CharField()
    certifications = NotedCertificationSerializer(many=True)


class PlanSerializer(ShownSerializer):
    """The plan of an outcome."""

    outcome = serializers.UUIDField()
    as_of = serializers.DateField(help_text="The day of the plan.")
    facts_as_of = serializers.DateField(help_text="The day of the costs and facts: today.")
    is_optional = serializers.BooleanField(
        allow_null=True,
        help_text="Whether one certification would be enough, because all serve the same kind of work.",
    )
    told_limits = PlanTermSerializer(many=True)
    entries = PlanEntrySerializer(many=True)
    together = PlanTogetherSerializer()
    unknown = PlanUnknownSerializer(many=True)
    tools = CertificationReferenceSerializer(many=True)
    also_useful = CertificationReferenceSerializer(many=True)
    announced = CertificationReferenceSerializer(many=True)
    not_planned = NotPlannedSerializer(many=True)


class CertificationPlanSerializer(ShownSerializer):
    """Whether and when a certification can be entered, with what comes before it."""

    outcome = serializers.UUIDField()
    certification = CertificationReferenceSerializer()
    answers_of = serializers.DateField(help_text="The day of the answers.")
    as_of = serializers.DateField(help_text="The day of the catalogue and the plan: today.")
    entries = PlanEntrySerializer(many=True, help_text="In order; the chosen certification comes last.")
    why_none = maybe("Why there is no plan.")
