"""What stands beside facts, as documents: roles, alternatives, recognition, costs."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from certifications.domain.advice import Alternative, AlternativeGroup, Misfit, Named, RoleService
from certifications.domain.costs import Range
from certifications.domain.payments import PaidFor, Payer, Payment
from certifications.domain.vocabulary import (
    Basis,
    GroupRule,
    RecognitionTopic,
    Service,
    Stage,
)
from certifications.facts.api.fact_serializers import (
    NEARNESS,
    CertificationReferenceSerializer,
    StatementSerializer,
    TermReferenceSerializer,
    choice,
)
from certifications.facts.api.statements import reference
from certifications.queries.fact_sources import source_link
from certifications.queries.kept import kept_by_slug
from portal.shared.rest.serializers import ShownSerializer


class JudgedBySerializer(ShownSerializer):
    """Who stands for a judgement, since when."""

    author = serializers.CharField()
    made_on = serializers.DateField()


class NamedField(CertificationReferenceSerializer):
    """A certification that a list names."""

    def to_representation(self, instance: Named) -> Any:
        return super().to_representation(reference(instance.slug, instance.name, kept_by_slug()))


class RoleServiceSerializer(ShownSerializer):
    """How well a certification serves a role at a stage."""

    certification = NamedField()
    stage = choice(Stage)
    service = choice(Service)
    why = serializers.CharField()
    when = serializers.SerializerMethodField(help_text="Under which condition alone; null where always.")
    regions = serializers.ListField(child=serializers.CharField(), help_text="Keys; empty for everywhere.")
    basis = choice(Basis)
    source_url = serializers.SerializerMethodField()
    source_date = serializers.SerializerMethodField()

    @extend_schema_field({"type": ["string", "null"]})
    def get_when(self, row: RoleService) -> str | None:
        return row.when or None

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_source_url(self, row: RoleService) -> str | None:
        return source_link(row.source_url) or None

    @extend_schema_field({"type": ["string", "null"]})
    def get_source_date(self, row: RoleService) -> str | None:
        return row.source_date or None


class MisfitSerializer(ShownSerializer):
    """A certification that is not for a role, and why."""

    certification = NamedField()
    why = serializers.CharField()


class ServedRoleSerializer(ShownSerializer):
    """A role family that a certification serves, stage by stage, or is not for."""

    key = serializers.CharField()
    name = serializers.CharField()
    services = RoleServiceSerializer(many=True)
    why_not = serializers.SerializerMethodField(
        help_text="Why it is not for the role, or not for all stages."
    )
    judged = JudgedBySerializer()

    @extend_schema_field({"type": ["string", "null"]})
    def get_why_not(self, role: Any) -> str | None:
        misfit: Misfit | None = role.misfit
        return misfit.why if misfit else None


class AlternativeSerializer(ShownSerializer):
    """One of a group of alternatives, and what tells it from the others."""

    certification = NamedField()
    best_if = serializers.SerializerMethodField()
    recognition = serializers.SerializerMethodField()
    caution = serializers.SerializerMethodField()
    basis = choice(Basis)
    sources = serializers.ListField(child=serializers.CharField())

    @extend_schema_field({"type": ["string", "null"]})
    def get_best_if(self, row: Alternative) -> str | None:
        return row.best_if or None

    @extend_schema_field({"type": ["string", "null"]})
    def get_recognition(self, row: Alternative) -> str | None:
        return row.recognition or None

    @extend_schema_field({"type": ["string", "null"]})
    def get_caution(self, row: Alternative) -> str | None:
        return row.caution or None


class AlternativesSerializer(ShownSerializer):
    """Certifications for the same people: a plan takes one of them, unless `rule` says otherwise."""

    key = serializers.CharField()
    name = serializers.CharField()
    rule = choice(GroupRule)
    question = serializers.CharField()
    why = serializers.CharField(source="why_rivals", help_text="Why they are rivals.")
    members = AlternativeSerializer(many=True)
    default = NamedField(allow_null=True, help_text="Which one where nothing else decides.")
    default_words = serializers.SerializerMethodField(help_text="The same where that is no single one.")
    default_unless = serializers.ListField(child=serializers.CharField())
    lock_in = serializers.SerializerMethodField()
    sources = serializers.ListField(child=serializers.CharField())
    judged = JudgedBySerializer()

    @extend_schema_field({"type": ["string", "null"]})
    def get_default_words(self, group: AlternativeGroup) -> str | None:
        return group.default_words or None

    @extend_schema_field({"type": ["string", "null"]})
    def get_lock_in(self, group: AlternativeGroup) -> str | None:
        return group.lock_in or None


class RecognitionSerializer(ShownSerializer):
    """What a source says of where a certification counts."""

    statement = serializers.CharField()
    topic = choice(RecognitionTopic)
    regions = TermReferenceSerializer(many=True)
    evidence = StatementSerializer()


class RangeSerializer(ShownSerializer):
    """The least and the highest amount of one currency. Currencies are never converted."""

    currency = serializers.CharField()
    low = serializers.CharField(help_text="A decimal number.")
    high = serializers.CharField(help_text="A decimal number.")
    nearness = serializers.ChoiceField(choices=NEARNESS)

    def to_representation(self, instance: Range) -> dict[str, str]:
        return {
            "currency": instance.currency,
            "low": str(instance.low),
            "high": str(instance.high),
            "nearness": instance.nearness or "exactly",
        }


class SumSerializer(ShownSerializer):
    """What payments come to. The ranges are alternatives, unless they are to be paid together."""

    ranges = RangeSerializer(many=True)
    is_together = serializers.BooleanField()


class PaymentSerializer(ShownSerializer):
    """A price that is paid so many times, and the facts that state it."""

    of = choice(PaidFor)
    times = serializers.IntegerField()
    each = RangeSerializer(many=True, help_text="One payment.")
    facts = serializers.SerializerMethodField(help_text="Keys of the facts that state it.")

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_facts(self, payment: Payment) -> Sequence[str]:
        return list(dict.fromkeys(fact.key for fact in payment.facts))


class CostCaseSerializer(ShownSerializer):
    """What one payer pays. What is due and not priced is named, and never counts as nothing."""

    payer = choice(Payer)
    to_get = PaymentSerializer(many=True)
    to_keep = PaymentSerializer(many=True)
    total = SumSerializer(help_text="A least amount while something is unknown.")
    unknown_to_get = serializers.ListField(child=choice(PaidFor))
    unknown_to_keep = serializers.ListField(child=choice(PaidFor))


class CostSerializer(ShownSerializer):
    """What it costs to get a certification and to keep it over some years, currency by currency."""

    years = serializers.IntegerField()
    cases = CostCaseSerializer(many=True)
    needs_certification = serializers.BooleanField(
        help_text="Whether another certification comes first, whose price is not counted."
    )
    never_renewed = serializers.BooleanField(help_text="Whether a source says that it does not expire.")
    renewal_cycle_years = serializers.IntegerField(source="cycle", allow_null=True)
