"""Progressions and other statements beside facts, as programs get them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from certifications.domain.facts import (
    Confidence,
    Freshness,
    freshness_until,
)
from certifications.domain.statements import Grounds, Progression, external_name
from certifications.facts.api.fact_documents import Known, ReadingOfSources, reference
from certifications.wording.words import progression_words


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
    def checked_on(self) -> date | None:
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
