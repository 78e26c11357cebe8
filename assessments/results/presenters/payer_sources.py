"""Statements with their sources, which stand in one list at the end of the payer's page, by number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assessments.results.presenters.facts import flags_of, status_of
from certifications.domain.facts import Fact
from certifications.domain.statements import Grounds
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import value_words
from portal.shared.words import as_sentences, day_words


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source by number and name; `url` is empty where no reader should be sent there."""

    number: int
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SourcedLine:
    """A statement with where it is from; `value` is empty where it is unknown.

    `status` is of which day it is. `flags` may hold “stale” and “low”; `note` is what a reader has to know.
    """

    label: str
    value: str
    status: str = ""
    sources: tuple[NumberedSource, ...] = ()
    flags: tuple[str, ...] = ()
    note: str = ""


class SourceList:
    """The sources of a page, numbered in the order in which it names them."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._sources: dict[tuple[str, str], NumberedSource] = {}

    @property
    def all(self) -> tuple[NumberedSource, ...]:
        """Every source that was named."""
        return tuple(self._sources.values())

    def line(self, label: str, value: str, facts: Iterable[Fact]) -> SourcedLine:
        """A statement that rests on facts; there is one at least."""
        known = tuple(facts)
        notes = (text for fact in known for text in (fact.note, fact.caution) if text)
        return SourcedLine(
            label=label,
            value=value,
            status=status_of(known, self.today),
            sources=tuple(dict.fromkeys(self._named(fact) for fact in known)),
            flags=flags_of(known, self.today),
            note=as_sentences(dict.fromkeys(notes)),
        )

    def fact(self, fact: Fact) -> SourcedLine:
        """A fact as it is stated."""
        return self.line(fact.label, value_words(fact, {}), (fact,))

    def statement(self, text: str, grounds: Grounds) -> SourcedLine:
        """What somebody else says."""
        day = grounds.verified_on or grounds.collected_on
        words = _("checked %(date)s") if grounds.verified_on else _("collected %(date)s, not checked")
        return SourcedLine(
            label="",
            value=text,
            status=words % {"date": day_words(day)},
            sources=(self._named(grounds),),
            note=grounds.caution,
        )

    def _named(self, of: Fact | Grounds) -> NumberedSource:
        name = source_name(of.source_url) or of.source_note
        key = name, of.source_url
        if key not in self._sources:
            self._sources[key] = NumberedSource(len(self._sources) + 1, name, source_link(of.source_url))
        return self._sources[key]
