"""Facts, progressions and other statements as programs get them.

Value, source, dates and confidence stay together. What nobody states is None.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from certifications.domain.certification import Certification, Issuer
from certifications.domain.facts import (
    Confidence,
    Fact,
    Freshness,
    digest_of_fact,
    fresh_until,
    freshness,
    freshness_until,
)
from certifications.domain.source_quality import quality_of
from certifications.domain.statements import Grounds, Progression, ReadSource, external_name
from certifications.domain.values import CertificationsHeld, Money, MonthsOf, ValueType
from certifications.domain.vocabulary import SourceQuality
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import Names, value_words
from certifications.wording.source_index import SourceIndex
from certifications.wording.words import progression_words
from portal.shared.structured_data import full_address

Known = Mapping[str, Certification]


@dataclass(frozen=True, slots=True)
class ReadingOfSources:
    """By what sources are told: those that were read, and the issuer whose word some of them are."""

    read: tuple[ReadSource, ...] = ()
    issuer: Issuer | None = None

    def of(self, url: str, note: str, source_date: str | None, also: Sequence[str] = ()) -> Mapping[str, Any]:
        """A source: whose word it is, where it is read, and the date that it bears itself."""
        name = source_name(url) if url else note
        website = self.issuer.website if self.issuer else ""
        quality = quality_of(url, self.read, website) if url else SourceQuality.SECONDARY
        return {
            "url": source_link(url) or None,
            "name": name,
            "note": note or None,
            "kind": SourceIndex(self.read, self.issuer).cite(name, url).kind,
            "quality": quality,
            "date": source_date or None,
            "also": list(also),
        }


@dataclass(frozen=True)
class FactOnDay:
    """A fact as it stands on a day."""

    fact: Fact
    day: date
    names: Names
    sources: ReadingOfSources

    @property
    def cursor(self) -> str:
        """What tells it from the others of its certification."""
        return f"{self.fact.key} {self.digest} {self.fact.in_force_from or ''}"

    @property
    def digest(self) -> str:
        return digest_of_fact(self.fact)

    @property
    def unit(self) -> str | None:
        return self.fact.unit or None

    @property
    def words(self) -> str:
        return value_words(self.fact, self.names)

    @property
    def typed(self) -> Mapping[str, Any]:
        return typed_value(self.fact)

    @cached_property
    def source(self) -> Mapping[str, Any]:
        fact = self.fact
        return self.sources.of(fact.source_url, fact.source_note, fact.source_date, fact.also)

    @property
    def fresh_until(self) -> date:
        return fresh_until(self.fact)

    @property
    def freshness(self) -> Freshness:
        return freshness(self.fact, self.day)

    @property
    def is_ahead(self) -> bool:
        return self.fact.is_ahead(self.day)

    @property
    def caution(self) -> str | None:
        return self.fact.caution or None

    @property
    def note(self) -> str | None:
        return self.fact.note or None


def typed_value(fact: Fact) -> Mapping[str, Any]:
    """A fact's value as what it stands for: the part that its type fills, the others None."""
    parts: dict[str, Any] = dict.fromkeys(
        ("number", "amounts", "months", "certifications", "any_one", "text")
    )
    match fact.typed:
        case int():
            return {**parts, "type": ValueType.NUMBER, "number": fact.typed}
        case str():
            return {**parts, "type": ValueType.TEXT, "text": fact.typed}
        case CertificationsHeld(names, any_one):
            held = {"certifications": list(names), "any_one": any_one}
            return {**parts, **held, "type": ValueType.CERTIFICATIONS}
        case tuple():
            money = [amount_document(one) for one in fact.typed if isinstance(one, Money)]
            if money:
                return {**parts, "type": ValueType.MONEY, "amounts": money}
            months = [
                {"months": one.months, "kind": one.kind or None}
                for one in fact.typed
                if isinstance(one, MonthsOf)
            ]
            return {**parts, "type": ValueType.MONTHS, "months": months}


def amount_document(money: Money) -> Mapping[str, Any]:
    """An amount or a range of a currency, never converted."""
    return {
        "amount": str(money.amount),
        "up_to": None if money.up_to is None else str(money.up_to),
        "currency": money.currency,
        "payer": money.label or None,
        "per": money.per or None,
        "nearness": money.nearness or "exactly",
        "aside": money.aside or None,
    }


@dataclass(frozen=True)
class StatementOnDay:
    """What rests on grounds, beside facts: with source, dates, freshness, confidence."""

    grounds: Grounds
    last_day: date
    day: date
    sources: ReadingOfSources

    @property
    def source(self) -> Mapping[str, Any]:
        grounds = self.grounds
        return self.sources.of(grounds.source_url, grounds.source_note, grounds.source_date, grounds.also)

    @property
    def collected_on(self) -> date:
        return self.grounds.collected_on

    @property
    def verified_on(self) -> date | None:
        return self.grounds.verified_on

    @property
    def fresh_until(self) -> date:
        return self.last_day

    @property
    def freshness(self) -> Freshness:
        return freshness_until(self.last_day, self.grounds.verified_on, self.day)

    @property
    def confidence(self) -> Confidence:
        return self.grounds.confidence

    @property
    def caution(self) -> str | None:
        return self.grounds.caution or None

    @property
    def note(self) -> str | None:
        return self.grounds.note or None


@dataclass(frozen=True)
class ProgressionOnDay(StatementOnDay):
    """A progression with both ends by name."""

    progression: Progression
    known: Known

    @property
    def cursor(self) -> str:
        item = self.progression
        return f"{item.start} {item.kind} {item.end} {item.digest}"

    @property
    def start(self) -> Mapping[str, Any]:
        return reference(self.progression.start, external_name(self.progression.start), self.known)

    @property
    def end(self) -> Mapping[str, Any]:
        return reference(self.progression.end, external_name(self.progression.end), self.known)

    @property
    def words(self) -> str:
        return progression_words(self.progression)

    @property
    def detail(self) -> str | None:
        return self.progression.detail or None


def progression_on(progression: Progression, known: Known, day: date) -> ProgressionOnDay:
    """A progression on a day. The word of the issuer is that of whose certification it leads to."""
    end = known.get(progression.end) or known.get(progression.start)
    sources = ReadingOfSources((), end.issuer if end else None)
    return ProgressionOnDay(progression.grounds, progression.fresh_until, day, sources, progression, known)


def reference(slug: str, name: str, known: Known) -> Mapping[str, Any]:
    """A certification as another thing names it; one that the catalogue does not have by its name alone."""
    found = known.get(slug)
    if found is None:
        return {"slug": None, "name": name, "abbreviation": None, "url": None, "is_own_offer": False}
    return {
        "slug": found.slug,
        "name": found.title,
        "abbreviation": found.abbreviation or None,
        "url": full_address(found.url),
        "is_own_offer": found.issuer.is_publisher,
    }
