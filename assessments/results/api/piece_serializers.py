"""The parts of documents about outcomes, described."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from rest_framework import serializers

from assessments.domain.outcomes.outcome import Requirement, Standing, Why
from certifications.domain.costs import CostOf
from certifications.facts.api.fact_serializers import FactSerializer, RangeSerializer
from portal.shared.rest.serializers import ShownSerializer


def choice_of(values: type[Enum], **options: Any) -> serializers.ChoiceField:
    """A value of a closed set."""
    return serializers.ChoiceField(choices=[(one.value, one.name) for one in values], **options)


def texts(help_text: str = "", **options: Any) -> serializers.ListField:
    """A list of texts."""
    return serializers.ListField(child=serializers.CharField(), help_text=help_text or None, **options)


def keys(values: Iterable[str] = (), help_text: str = "") -> serializers.ListField:
    """A list of keys or slugs."""
    child = serializers.ChoiceField(choices=[*values]) if values else serializers.CharField()
    return serializers.ListField(child=child, help_text=help_text or None)


def maybe(help_text: str = "") -> serializers.CharField:
    """A text, null where there is none."""
    return serializers.CharField(allow_null=True, help_text=help_text or None)


class EntryMissingSerializer(ShownSerializer):
    """What is still missing for entry: the exact gap."""

    requirement = choice_of(Requirement)
    amount = serializers.IntegerField(help_text="Months, hours, a level of education, or how many.")
    about = maybe("The kind of experience.")
    certifications = keys(help_text="Slugs of those that come first.")
    others = texts("Those that the catalogue does not have, as the issuer names them.")


class EntryUnknownSerializer(ShownSerializer):
    """What could not be settled, and why."""

    requirement = choice_of(Requirement)
    why = choice_of(Why)
    about = maybe("The kind of experience, or the source’s words for it.")


class EntryReplacedSerializer(ShownSerializer):
    """A requirement that a certification held replaces."""

    requirement = choice_of(Requirement)
    certification = serializers.CharField()


class EntryStateSerializer(ShownSerializer):
    """Whether somebody may enter a certification."""

    eligibility = choice_of(Standing)
    route = serializers.IntegerField(
        allow_null=True, help_text="The number of the issuer’s entry route that suits best."
    )
    earliest = serializers.DateField(allow_null=True, help_text="First day of the earliest possible month.")
    not_before = serializers.DateField(
        allow_null=True, help_text="First day of the month before which entry is not possible."
    )
    missing = EntryMissingSerializer(many=True)
    unknown = EntryUnknownSerializer(many=True)
    replaced = EntryReplacedSerializer(many=True)
    label = serializers.CharField(help_text="The state in a few words.")
    when = maybe("The month, or that it is now, in words.")
    sentences = texts("What is missing, unknown or left to do.")


class PlanCostSerializer(ShownSerializer):
    """What a certification costs to get."""

    of = choice_of(CostOf)
    amounts = RangeSerializer(many=True)
    facts = FactSerializer(many=True)


class CostLineSerializer(ShownSerializer):
    """A cost as the page says it."""

    label = serializers.CharField()
    value = maybe("Null: unknown.")
    source = maybe("Whose statement it is, and its date.")
    flags = serializers.ListField(
        child=serializers.ChoiceField(choices=("stale", "low")), help_text="What is weak about it."
    )
    ask_url = serializers.URLField(allow_null=True, help_text="Where to ask for what is unknown.")


class PlanTermSerializer(ShownSerializer):
    """A reason: what it rests on, and what it says."""

    term = serializers.CharField()
    description = serializers.CharField()


class ReasonDataSerializer(ShownSerializer):
    """A reason as data: its code, what it is about, and the points it gives."""

    code = serializers.CharField()
    parameters = serializers.DictField(help_text="Questions, choices, dimensions and roles, by key.")
    points = serializers.IntegerField()


class RuleCheckSerializer(ShownSerializer):
    """A condition as it was met or missed."""

    condition = serializers.DictField(help_text="As the definition states it.")
    left = serializers.IntegerField()
    right = serializers.IntegerField()
    holds = serializers.BooleanField()
    lacking = serializers.IntegerField(
        allow_null=True, help_text="The fewest points that would change it; null if none would."
    )


class ChangedSinceSerializer(ShownSerializer):
    """What is different today about a certification of an outcome."""

    certification = serializers.CharField()
    sentences = texts()
