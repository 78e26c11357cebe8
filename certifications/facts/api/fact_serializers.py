"""Facts and other statements as documents: value, source, dates, freshness and confidence in one piece."""

from enum import Enum
from typing import Any

from rest_framework import serializers

from certifications.domain.facts import Confidence, FactKind, Freshness
from certifications.domain.values import ValueType
from certifications.domain.vocabulary import ProgressionKind, SourceQuality
from portal.shared.rest.serializers import SelectedSerializer, ShownSerializer

NEARNESS = ("exactly", "from", "about", "below")


def choice(values: type[Enum], **options: Any) -> serializers.ChoiceField:
    """A field of a closed list."""
    return serializers.ChoiceField(choices=[(one.value, one.name) for one in values], **options)


class TermReferenceSerializer(ShownSerializer):
    """An entry of a list, by its permanent key."""

    key = serializers.CharField()
    name = serializers.CharField()


class CertificationReferenceSerializer(ShownSerializer):
    """A certification as something else names it; without `slug` and `url` it is not in the catalogue."""

    slug = serializers.SlugField(allow_null=True)
    name = serializers.CharField()
    abbreviation = serializers.CharField(allow_null=True)
    url = serializers.URLField(allow_null=True, help_text="Where people read about it.")
    is_own_offer = serializers.BooleanField(help_text="Whether whoever runs this site awards it.")


class SourceSerializer(ShownSerializer):
    """Where a statement comes from."""

    url = serializers.URLField(
        allow_null=True, help_text="Null where it is not on the web, or not to be read."
    )
    name = serializers.CharField(help_text="The source in a few words.")
    note = serializers.CharField(allow_null=True, help_text="What describes a source without an address.")
    kind = serializers.CharField(help_text="Whose word it is, as the page says it.")
    quality = choice(SourceQuality, help_text="Whose word it is.")
    date = serializers.CharField(
        allow_null=True,
        help_text="The source’s own date, as exact as it gives one: 2026, 2026-07, 2026-07-09.",
    )
    also = serializers.ListField(
        child=serializers.CharField(), help_text="Further sources that say the same."
    )


class AmountSerializer(ShownSerializer):
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


class MonthsSerializer(ShownSerializer):
    """Months of one kind of experience."""

    months = serializers.IntegerField()
    kind = serializers.CharField(allow_null=True)


class TypedValueSerializer(ShownSerializer):
    """What a value stands for. `type` says which of the other fields is filled; the rest are null."""

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
    text = serializers.CharField(allow_null=True)


class FactSerializer(SelectedSerializer):
    """One checkable statement about a certification, with all that says how far to trust it."""

    identity = (
        *("key", "value", "source", "collected_on", "verified_on", "fresh_until", "freshness", "confidence"),
    )

    key = serializers.CharField(source="fact.key", help_text="Permanent name of what is stated.")
    kind = choice(FactKind, source="fact.kind")
    label = serializers.CharField(source="fact.label", help_text="What is stated, in words.")
    value = serializers.CharField(source="fact.value", help_text="As an editor wrote it after the source.")
    unit = serializers.CharField(allow_null=True)
    words = serializers.CharField(help_text="The value as the page says it.")
    typed = TypedValueSerializer()
    source = SourceSerializer()
    collected_on = serializers.DateField(source="fact.collected_on")
    verified_on = serializers.DateField(
        source="fact.verified_on", allow_null=True, help_text="When a person last opened the live source."
    )
    fresh_until = serializers.DateField(help_text="The last day of its shelf life.")
    freshness = choice(Freshness)
    confidence = choice(Confidence, source="fact.confidence")
    in_force_from = serializers.DateField(source="fact.in_force_from", allow_null=True)
    in_force_until = serializers.DateField(source="fact.in_force_until", allow_null=True)
    is_ahead = serializers.BooleanField(help_text="Whether it comes into force on a later day.")
    caution = serializers.CharField(allow_null=True)
    note = serializers.CharField(allow_null=True)
    digest = serializers.CharField(help_text="SHA-256 of key, value and source: what a check speaks of.")


class StatementSerializer(ShownSerializer):
    """What a statement beside the facts rests on."""

    source = SourceSerializer()
    collected_on = serializers.DateField()
    verified_on = serializers.DateField(allow_null=True)
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
