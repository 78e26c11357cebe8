"""A fact for programs: its value never without source, days, freshness and confidence."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from certifications.domain.facts import Confidence, Fact, FactKind, Freshness, fresh_until, freshness
from certifications.domain.values import CertificationsHeld, Money, MonthsOf
from certifications.models.provenance import CONFIDENCE_LABELS
from certifications.queries.fact_sources import source_link
from certifications.queries.fact_words import value_words
from certifications.queries.kept import kept_by_key
from certifications.wording.words import source_words
from portal.shared.rest.serializers import ShownSerializer, WebAddressField

KINDS = [(kind.value, kind.value) for kind in FactKind]
STATES = [(state.value, state.value) for state in Freshness]
CONFIDENCES = [(one.value, str(CONFIDENCE_LABELS[one])) for one in Confidence]
CERTIFICATION = OpenApiParameter("certification", str, description="Of one certification, by its slug.")
SINCE = OpenApiParameter(
    "since", str, description="From this day on (2026-11-01), or from a moment with its zone on."
)


def asked_certification(request: Request) -> UUID | None:
    """The permanent key of the certification that `?certification=` names; None where it names none.

    Raises:
        ValidationError: everybody may read no such certification.
    """
    slug = request.query_params.get("certification")
    if slug is None:
        return None
    found = next((key for key, one in kept_by_key().items() if one.slug == slug), None)
    if found is None:
        raise ValidationError({"?certification": _("There is no such certification.")})
    return found


def asked_since(request: Request) -> datetime | None:
    """The moment of `?since=`; a day begins in the site's zone. None where nothing is asked.

    Raises:
        ValidationError: it is neither a day nor a moment with its zone.
    """
    given = request.query_params.get("since")
    if given is None:
        return None
    try:
        if len(given) == len("2026-11-01"):
            day = datetime.combine(date.fromisoformat(given), time())
            return timezone.make_aware(day, timezone.get_default_timezone())
        # In an address a plus that is not escaped is a blank.
        moment = datetime.fromisoformat(given.replace(" ", "+"))
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValidationError(
            {"?since": _("Write a date (2026-11-01) or a date and time (2026-11-01T08:00:00Z).")}
        )
    return moment


class CertificationLinkSerializer(serializers.Serializer[Any]):
    """A certification as others name it."""

    slug = serializers.SlugField()
    name = serializers.CharField(source="short_name", help_text="Its short name, such as “PMP”.")
    title = serializers.CharField()
    url = WebAddressField()
    is_own_offer = serializers.BooleanField(
        source="issuer.is_publisher", help_text="Whether the organisation that runs this site offers it."
    )


class FactSourceSerializer(serializers.Serializer[Any]):
    """Where a statement comes from."""

    name = serializers.CharField()
    url = serializers.URLField(
        allow_null=True, help_text="Null for a source without an address that people should be sent to."
    )
    date = serializers.CharField(
        allow_null=True, help_text="As precise as the source has it: “2026”, “2026-07-09”; null if undated."
    )
    also = serializers.ListField(child=serializers.CharField(), help_text="Further sources that say so.")


class FactAmountSerializer(ShownSerializer):
    """An amount of money as the issuer states it, never converted."""

    amount = serializers.CharField(help_text="A decimal number.")
    up_to = serializers.CharField(allow_null=True, help_text="The upper end of a range.")
    currency = serializers.CharField(help_text="ISO 4217.")
    nearness = serializers.CharField(help_text="`exactly`, `from`, `about` or `below`.")
    label = serializers.CharField(allow_blank=True, help_text="Whom it is for, such as `member`.")
    per = serializers.CharField(allow_blank=True, help_text="`year`, `month`, or empty for once.")
    aside = serializers.CharField(allow_blank=True, help_text="For which country or plan it is.")


class FactValueSerializer(serializers.Serializer[Any]):
    """A value as its source states it, in words, and as data as far as it is a number or an amount."""

    stated = serializers.CharField()
    words = serializers.CharField(help_text="In the asked language.")
    number = serializers.IntegerField(allow_null=True)
    unit = serializers.CharField(allow_blank=True)
    amounts = FactAmountSerializer(many=True)
    months = serializers.DictField(
        child=serializers.IntegerField(), help_text="Months by kind of experience; “” for any."
    )
    certifications = serializers.ListField(
        child=serializers.CharField(), help_text="Slugs, or names of certifications that we do not have."
    )


class SourcedFactSerializer(ShownSerializer):
    """A fact with its value, source, days, freshness and confidence."""

    certification = serializers.SlugField()
    key = serializers.CharField(help_text="Permanent key, such as `exam.questions`.")
    kind = serializers.ChoiceField(choices=KINDS)
    label = serializers.CharField(help_text="What is stated, in words.")
    value = FactValueSerializer()
    source = FactSourceSerializer()
    collected_on = serializers.DateField()
    checked_on = serializers.DateField(
        allow_null=True, help_text="When a person last read the source; null if nobody has."
    )
    fresh_until = serializers.DateField(help_text="The last day of its shelf life.")
    freshness = serializers.ChoiceField(choices=STATES)
    confidence = serializers.ChoiceField(choices=CONFIDENCES)
    in_force_from = serializers.DateField(allow_null=True)
    in_force_until = serializers.DateField(allow_null=True)
    caution = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)


def sourced_fact(slug: str, fact: Fact, names: Mapping[str, str], today: date) -> dict[str, Any]:
    """A fact of a certification as `SourcedFactSerializer` shows it. No query."""
    return {
        "certification": slug,
        "key": fact.key,
        "kind": fact.kind.value,
        "label": fact.label,
        "value": _value(fact, names),
        "source": {
            "name": source_words(fact),
            "url": source_link(fact.source_url) or None,
            "date": fact.source_date or None,
            "also": list(fact.also),
        },
        "collected_on": fact.collected_on,
        "checked_on": fact.verified_on,
        "fresh_until": fresh_until(fact),
        "freshness": freshness(fact, today).value,
        "confidence": fact.confidence.value,
        "in_force_from": fact.in_force_from,
        "in_force_until": fact.in_force_until,
        "caution": fact.caution,
        "note": fact.note,
    }


def _value(fact: Fact, names: Mapping[str, str]) -> dict[str, Any]:
    typed = fact.typed
    parts = typed if isinstance(typed, tuple) else ()
    return {
        "stated": fact.stated,
        "words": value_words(fact, names),
        "number": typed if isinstance(typed, int) else None,
        "unit": fact.unit,
        "amounts": [_amount(one) for one in parts if isinstance(one, Money)],
        "months": {one.kind: one.months for one in parts if isinstance(one, MonthsOf)},
        "certifications": list(typed.names) if isinstance(typed, CertificationsHeld) else [],
    }


def _amount(money: Money) -> dict[str, Any]:
    return {
        "amount": str(money.amount),
        "up_to": None if money.up_to is None else str(money.up_to),
        "currency": money.currency,
        "nearness": money.nearness.value,
        "label": money.label,
        "per": money.per,
        "aside": money.aside,
    }
