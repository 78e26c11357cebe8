"""How programs get facts, in every answer: one shape for a fact, its value, its source, an amount, and a
certification that something names. `certifications.facts.api.fact_documents` makes them.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from rest_framework import serializers

from certifications.domain.advice import Named
from certifications.domain.certification import Certification
from certifications.domain.costs import Range
from certifications.domain.facts import Confidence, FactKind, Freshness
from certifications.domain.values import ValueType
from certifications.domain.vocabulary import ProgressionKind, SourceQuality
from certifications.facts.api.fact_documents import FactOnDay, range_document, reference, reference_of
from certifications.queries.kept import kept_by_slug
from portal.shared.rest.serializers import SelectedSerializer, ShownSerializer

NEARNESS = ("exactly", "from", "about", "below")


def choice(values: type[Enum], **options: Any) -> serializers.ChoiceField:
    """A field of a closed list."""
    return serializers.ChoiceField(choices=[(one.value, one.name) for one in values], **options)


class BuiltSerializer(ShownSerializer):
    """What is built whole already: shown as it is, not field by field, as an answer has hundreds of these."""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {name: instance[name] for name in map(str, self.fields)}


class TermReferenceSerializer(ShownSerializer):
    """An entry of a list, by its permanent key."""

    key = serializers.CharField()
    name = serializers.CharField()


class CertificationReferenceSerializer(BuiltSerializer):
    """A certification as something else names it; without `slug` and `url` it is not in the catalogue."""

    slug = serializers.SlugField(allow_null=True)
    name = serializers.CharField(help_text="Its whole name.")
    abbreviation = serializers.CharField(allow_null=True)
    issuer = serializers.CharField(allow_null=True, help_text="Who awards it, by name.")
    url = serializers.URLField(allow_null=True, help_text="Where people read about it.")
    is_own_offer = serializers.BooleanField(help_text="Whether whoever runs this site awards it.")

    def to_representation(self, instance: Certification | Named | Mapping[str, Any]) -> dict[str, Any]:
        if isinstance(instance, Certification):
            instance = reference_of(instance)
        elif isinstance(instance, Named):
            instance = reference(instance.slug, instance.name, kept_by_slug())
        return super().to_representation(instance)


class SourceSerializer(BuiltSerializer):
    """Where a statement comes from."""

    name = serializers.CharField(help_text="The source in a few words.")
    url = serializers.URLField(
        allow_null=True, help_text="Null where it is not on the web, or not to be read."
    )
    kind = choice(
        SourceQuality,
        allow_null=True,
        help_text="Whose word it is; null where it is not about a certification of the catalogue.",
    )
    date = serializers.CharField(
        allow_null=True,
        help_text="The source’s own date, as exact as it gives one: 2026, 2026-07, 2026-07-09.",
    )
    note = serializers.CharField(allow_null=True, help_text="What describes it beside its address.")
    also = serializers.ListField(
        child=serializers.CharField(), help_text="Further sources that say the same."
    )


class AmountSerializer(BuiltSerializer):
    """An amount of money, or a range of it. Currencies are never converted."""

    amount = serializers.CharField(help_text="A decimal number, such as “405” or “577.50”.")
    up_to = serializers.CharField(allow_null=True, help_text="The upper end, where it is a range.")
    currency = serializers.CharField(help_text="ISO 4217, three letters.")
    payer = serializers.CharField(allow_null=True, help_text="Who pays this, such as “member”.")
    per = serializers.CharField(allow_null=True, help_text="“year” or “month”; null where it is paid once.")
    nearness = serializers.ChoiceField(
        choices=NEARNESS, help_text="Whether it is the price itself, its least, near it, or above it."
    )
    aside = serializers.CharField(allow_null=True, help_text="For whom or for what: a country, a plan.")


class RangeSerializer(BuiltSerializer):
    """The least and the highest amount of one currency. Currencies are never converted."""

    currency = serializers.CharField(help_text="ISO 4217, three letters.")
    low = serializers.CharField(help_text="A decimal number.")
    high = serializers.CharField(help_text="A decimal number.")
    nearness = serializers.ChoiceField(choices=NEARNESS, help_text="How the ends stand to the price.")
    words = serializers.CharField()

    def to_representation(self, instance: Range) -> dict[str, Any]:
        return super().to_representation(range_document(instance))


class MonthsSerializer(BuiltSerializer):
    """Months of one kind of experience."""

    months = serializers.IntegerField()
    kind = serializers.CharField(allow_null=True)


class FactValueSerializer(BuiltSerializer):
    """A value in words, as its source states it, and as what it stands for.

    `type` says which of the last fields is filled; the rest are null, and of text all are.
    """

    words = serializers.CharField(help_text="As the page says it, in the asked language.")
    stated = serializers.CharField(help_text="As an editor wrote it after the source, with its unit.")
    unit = serializers.CharField(allow_null=True)
    type = choice(ValueType)
    number = serializers.IntegerField(allow_null=True)
    amounts = AmountSerializer(many=True, allow_null=True)
    months = MonthsSerializer(many=True, allow_null=True)
    certifications = serializers.ListField(
        child=serializers.CharField(), allow_null=True, help_text="Slugs, or names as issuers give them."
    )
    any_one = serializers.BooleanField(
        allow_null=True, help_text="Of certifications: whether one is enough; else all are needed."
    )


class FactSerializer(SelectedSerializer):
    """One checkable statement about a certification, with all that says how far to trust it."""

    identity = (
        *("certification", "key", "value", "source", "collected_on", "checked_on"),
        *("fresh_until", "freshness", "confidence"),
    )

    certification = serializers.SlugField(help_text="Of which certification, by its slug.")
    key = serializers.CharField(help_text="Permanent name of what is stated, such as `exam.questions`.")
    kind = choice(FactKind)
    label = serializers.CharField(help_text="What is stated, in words.")
    value = FactValueSerializer()
    source = SourceSerializer()
    collected_on = serializers.DateField()
    checked_on = serializers.DateField(
        allow_null=True, help_text="When a person last opened the live source; null if nobody has."
    )
    fresh_until = serializers.DateField(help_text="The last day of its shelf life.")
    freshness = choice(Freshness)
    confidence = choice(Confidence)
    in_force_from = serializers.DateField(allow_null=True)
    in_force_until = serializers.DateField(allow_null=True)
    is_ahead = serializers.BooleanField(help_text="Whether it comes into force on a later day.")
    caution = serializers.CharField(allow_null=True)
    note = serializers.CharField(allow_null=True)
    digest = serializers.CharField(help_text="SHA-256 of key, value and source: what a check speaks of.")

    def to_representation(self, instance: FactOnDay) -> dict[str, Any]:
        document = instance.document
        return {name: document[name] for name in map(str, self.fields)}


class ChangedFactSerializer(SelectedSerializer):
    """A fact before and after, with what the new value rests on. Never changed later."""

    identity = ("id",)

    id = serializers.UUIDField()
    certification = CertificationReferenceSerializer(
        allow_null=True, help_text="Null where it is not published any more."
    )
    certification_name = serializers.CharField(help_text="As it was called then.")
    key = serializers.CharField(
        allow_null=True, help_text="Of the fact, or of the judgement; null where it is about no one thing."
    )
    label = serializers.CharField(help_text="What was changed, in words.")
    before = FactValueSerializer(allow_null=True)
    after = FactValueSerializer(allow_null=True, help_text="Null where the statement was removed.")
    reason = serializers.CharField(allow_null=True, help_text="How an error of ours came about.")
    source = SourceSerializer(allow_null=True, help_text="Where the new value comes from.")


class StatementSerializer(ShownSerializer):
    """What a statement beside the facts rests on."""

    source = SourceSerializer()
    collected_on = serializers.DateField()
    checked_on = serializers.DateField(allow_null=True)
    fresh_until = serializers.DateField()
    freshness = choice(Freshness)
    confidence = choice(Confidence)
    caution = serializers.CharField(allow_null=True)
    note = serializers.CharField(allow_null=True)


class ProgressionSerializer(SelectedSerializer, StatementSerializer):
    """What holding one certification means for another."""

    identity = ("start", "end", "kind")

    start = CertificationReferenceSerializer()
    end = CertificationReferenceSerializer()
    kind = choice(ProgressionKind, source="progression.kind")
    words = serializers.CharField(help_text="What `start` is to `end`; its end follows.")
    detail = serializers.CharField(allow_null=True)
    waives = serializers.ListField(
        source="progression.waives",
        child=serializers.CharField(),
        help_text="What of the entry rules it replaces, for the kind `waives`.",
    )
    needs_active = serializers.BooleanField(
        source="progression.needs_active", help_text="Whether only while the first is active."
    )


class FactsOfKeySerializer(ShownSerializer):
    """All that is stated under one key. `is_known` is false where no source says anything."""

    key = serializers.CharField()
    label = serializers.CharField()
    kind = choice(FactKind)
    value_type = choice(ValueType)
    unit = serializers.CharField(allow_null=True)
    is_known = serializers.BooleanField()
    facts = FactSerializer(many=True)
    facts_ahead = FactSerializer(many=True)
