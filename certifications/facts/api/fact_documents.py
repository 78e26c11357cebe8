"""Facts, their values and sources, and certifications that are named: as every answer has them.

Value, source, dates and confidence stay together. What nobody states is None.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from certifications.domain.certification import Certification, Issuer
from certifications.domain.costs import Range
from certifications.domain.facts import (
    Fact,
    digest_of_fact,
    fresh_until,
    freshness,
)
from certifications.domain.fields import field_of
from certifications.domain.source_quality import quality_of
from certifications.domain.statements import ReadSource
from certifications.domain.values import (
    CertificationsHeld,
    Money,
    MonthsOf,
    Value,
    ValueRefusedError,
    ValueType,
    parse_value,
)
from certifications.domain.vocabulary import SourceQuality
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import Names, range_words, typed_words, value_words
from certifications.queries.kept import kept_read_sources
from certifications.wording.marks import source_links
from portal.shared.structured_data import full_address

Known = Mapping[str, Certification]
# What a value stands for: its type fills one of these, or two.
NOT_FILLED: Mapping[str, Any] = dict.fromkeys(("number", "amounts", "months", "certifications", "any_one"))


@dataclass(frozen=True, slots=True)
class ReadingOfSources:
    """By what sources are told: those that were read, and the issuer whose word some of them are."""

    read: tuple[ReadSource, ...] = ()
    issuer: Issuer | None = None

    def of(
        self, url: str, note: str, source_date: str | None = None, also: Sequence[str] = ()
    ) -> Mapping[str, Any]:
        """A source: whose word it is, where it is read, and the date that it bears itself."""
        return {
            "name": source_name(url) if url else note,
            "url": source_link(url) or None,
            "kind": self._kind(url),
            "date": source_date or None,
            "note": (note or None) if url else None,
            "also": [_further(one) for one in also if one],
        }

    def _kind(self, url: str) -> SourceQuality | None:
        if self.issuer is None:
            return None
        return quality_of(url, self.read, self.issuer.website) if url else SourceQuality.SECONDARY


def _further(line: str) -> str:
    """A further source as an editor wrote it, without the address of one that nobody should be sent to."""
    (link,) = source_links((line,))
    return line if link.url else link.name


def sources_of(certification: Certification | None) -> ReadingOfSources:
    """By what a published certification's sources are told. No query while the catalogue is kept."""
    if certification is None:
        return ReadingOfSources()
    return ReadingOfSources(kept_read_sources().get(certification.slug, ()), certification.issuer)


def named_source(certification: Certification | None, url: str, note: str) -> Mapping[str, Any] | None:
    """The source that a log names; None where it names none."""
    return sources_of(certification).of(url, note) if url or note else None


@dataclass(frozen=True)
class FactOnDay:
    """A fact of a certification as it stands on a day."""

    fact: Fact
    certification: str
    day: date
    names: Names
    sources: ReadingOfSources

    @property
    def cursor(self) -> str:
        """What tells it from the others of its certification."""
        return f"{self.fact.key} {digest_of_fact(self.fact)} {self.fact.in_force_from or ''}"

    @property
    def document(self) -> Mapping[str, Any]:
        """The fact as every answer has it."""
        fact = self.fact
        words = value_words(fact, self.names)
        return {
            "certification": self.certification,
            "key": fact.key,
            "kind": fact.kind,
            "label": fact.label,
            "value": _value(fact.typed, fact.unit, fact.stated, words),
            "source": self.sources.of(fact.source_url, fact.source_note, fact.source_date, fact.also),
            "collected_on": fact.collected_on,
            "checked_on": fact.verified_on,
            "fresh_until": fresh_until(fact),
            "freshness": freshness(fact, self.day),
            "confidence": fact.confidence,
            "in_force_from": fact.in_force_from,
            "in_force_until": fact.in_force_until,
            "is_ahead": fact.is_ahead(self.day),
            "caution": fact.caution or None,
            "note": fact.note or None,
            "digest": digest_of_fact(fact),
        }


def facts_on(facts: Iterable[Fact], certification: Certification, names: Names, day: date) -> list[FactOnDay]:
    """Facts of a published certification. No query while the catalogue is kept."""
    sources = sources_of(certification)
    return [FactOnDay(fact, certification.slug, day, names, sources) for fact in facts]


def stated_value(key: str, stated: str, names: Names) -> Mapping[str, Any] | None:
    """The value of a fact as a log has it, with its unit; None where nothing was stated.

    What has not the form of its key any more is text.
    """
    if not stated:
        return None
    field = field_of(key)
    if field is not None:
        value = stated.removesuffix(f" {field.unit}") if field.unit else stated
        with suppress(ValueRefusedError):
            typed = parse_value(field.value_type, value)
            return _value(typed, field.unit, stated, typed_words(typed, field.unit, value, names))
    return _value(stated, "", stated, typed_words(stated, "", stated, names))


def _value(typed: Value, unit: str, stated: str, words: str) -> Mapping[str, Any]:
    kind, filled = _filled(typed)
    said = {"words": words, "stated": stated, "unit": unit or None, "type": kind}
    return {**said, **NOT_FILLED, **filled}


def _filled(typed: Value) -> tuple[ValueType, Mapping[str, Any]]:
    match typed:
        case int():
            return ValueType.NUMBER, {"number": typed}
        case str():
            return ValueType.TEXT, {}
        case CertificationsHeld(names, any_one):
            return ValueType.CERTIFICATIONS, {"certifications": list(names), "any_one": any_one}
        case tuple():
            money = [_amount(one) for one in typed if isinstance(one, Money)]
            if money:
                return ValueType.MONEY, {"amounts": money}
            months = [one for one in typed if isinstance(one, MonthsOf)]
            said = [{"months": one.months, "kind": one.kind or None} for one in months]
            return ValueType.MONTHS, {"months": said}


def _amount(money: Money) -> Mapping[str, Any]:
    return {
        "amount": str(money.amount),
        "up_to": None if money.up_to is None else str(money.up_to),
        "currency": money.currency,
        "payer": money.label or None,
        "per": money.per or None,
        "nearness": money.nearness or "exactly",
        "aside": money.aside or None,
    }


def range_document(stated: Range) -> Mapping[str, Any]:
    """What is stated in one currency; never converted."""
    return {
        "currency": stated.currency,
        "low": str(stated.low),
        "high": str(stated.high),
        "nearness": stated.nearness or "exactly",
        "words": range_words(stated),
    }


def reference(slug: str, name: str, known: Known) -> Mapping[str, Any]:
    """A certification as another thing names it; one that the catalogue does not have by its name alone."""
    found = known.get(slug)
    if found is not None:
        return reference_of(found)
    nothing = dict.fromkeys(("slug", "abbreviation", "issuer", "url"))
    return {**nothing, "name": name, "is_own_offer": False}


def reference_of(certification: Certification) -> Mapping[str, Any]:
    """A certification of the catalogue as another thing names it."""
    return {
        "slug": certification.slug,
        "name": certification.title,
        "abbreviation": certification.abbreviation or None,
        "issuer": certification.issuer.name or None,
        "url": full_address(certification.url),
        "is_own_offer": certification.issuer.is_publisher,
    }
