"""What stands beside facts, as documents: roles, alternatives, recognition, costs."""

from collections.abc import Mapping, Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from certifications.domain.advice import Alternative, AlternativeGroup, Misfit, RoleService
from certifications.domain.payments import PaidFor, Payer, Payment
from certifications.domain.vocabulary import (
    Basis,
    GroupRule,
    RecognitionTopic,
    Service,
    Stage,
)
from certifications.facts.api.fact_documents import sources_of
from certifications.facts.api.fact_serializers import (
    CertificationReferenceSerializer,
    RangeSerializer,
    SourceSerializer,
    StatementSerializer,
    TermReferenceSerializer,
    choice,
)
from certifications.queries.kept import kept_by_slug
from portal.shared.rest.serializers import ShownSerializer


class JudgedBySerializer(ShownSerializer):
    """Who stands for a judgement, since when."""

    author = serializers.CharField()
    made_on = serializers.DateField()


class RoleServiceSerializer(ShownSerializer):
    """How well a certification serves a role at a stage."""

    certification = CertificationReferenceSerializer()
    stage = choice(Stage)
    service = choice(Service)
    why = serializers.CharField()
    when = serializers.SerializerMethodField(help_text="Under which condition alone; null where always.")
    regions = serializers.ListField(child=serializers.CharField(), help_text="Keys; empty for everywhere.")
    basis = choice(Basis)
    source = serializers.SerializerMethodField()

    @extend_schema_field({"type": ["string", "null"]})
    def get_when(self, row: RoleService) -> str | None:
        return row.when or None

    @extend_schema_field(SourceSerializer(allow_null=True))
    def get_source(self, row: RoleService) -> Mapping[str, Any] | None:
        if not row.source_url:
            return None
        return sources_of(kept_by_slug().get(row.certification.slug)).of(row.source_url, "", row.source_date)


class MisfitSerializer(ShownSerializer):
    """A certification that is not for a role, and why."""

    certification = CertificationReferenceSerializer()
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

    certification = CertificationReferenceSerializer()
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
    default = CertificationReferenceSerializer(
        allow_null=True, help_text="Which one where nothing else decides."
    )
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
