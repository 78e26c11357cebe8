"""The small mark of a statement: where it comes from, how current and how sure it is."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.domain.facts import (
    Confidence,
    Fact,
    Freshness,
    digest_of_fact,
    fresh_until,
    freshness,
)
from certifications.domain.statements import Grounds, Progression
from certifications.models.certification import SOURCES
from certifications.models.provenance import CONFIDENCE_LABELS
from certifications.queries.fact_sources import source_link, source_name
from certifications.wording.source_index import SourceIndex
from certifications.wording.words import (
    date_words,
    source_date_words,
    source_words,
    status_of,
    status_sentence,
)

# Hexadecimal figures: short, for a page has some ninety, and far from meeting by chance.
ANCHOR_LENGTH = 6


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source by address, or in words when `url` is empty."""

    name: str
    url: str


def evidence_url(anchor: str = "") -> str:
    """The page of a certification's sources, or a place on it, from the page of the certification."""
    return f"{SOURCES}/#{anchor}" if anchor else f"{SOURCES}/"


@dataclass(frozen=True, slots=True)
class FactMark:
    """Where a statement comes from. `state` is a Freshness value, which the mark's shape follows.

    What is empty is not shown. `report_url` leads to the form for errors. `kind` says whose word it is, in a
    word or two, and `number` which of the page's sources; `anchor` is its place on the page of all sources.
    """

    state: str
    status: str
    of: str
    source_url: str
    source_name: str
    source_date: str
    collected: str
    checked: str
    good_until: str
    confidence: str
    also: tuple[SourceLink, ...] = ()
    caution: str = ""
    report_url: str = ""
    kind: str = ""
    number: int = 0
    anchor: str = ""
    is_checked: bool = False

    @property
    def evidence_url(self) -> str:
        """Everything about its source, from the page of its certification."""
        return evidence_url(self.anchor)


@dataclass(frozen=True, slots=True)
class MarkMaker:
    """What the marks of one certification's statements share.

    `checkers` are names by the digest of the statement that they checked; `sources` numbers what marks cite.
    """

    today: date
    certification: UUID | None = None
    checkers: Mapping[str, str] = field(default_factory=dict)
    sources: SourceIndex = field(default_factory=SourceIndex)

    def of_fact(self, fact: Fact) -> FactMark:
        """The mark of a fact."""
        checker = self.checkers.get(digest_of_fact(fact), "")
        mark = fact_mark(fact, self.today, checked_by=checker, report_url=self._report_url(fact.key))
        return self._cited(mark, fact.key, fact.value, fact.note)

    def of_grounds(self, grounds: Grounds, of: str) -> FactMark:
        """The mark of a statement that is no fact."""
        return self._cited(grounds_mark(grounds, of))

    def of_progression(self, item: Progression, of: str) -> FactMark:
        """The mark of a progression."""
        return self._cited(progression_mark(item, of, self.today), *item.ends, item.kind.value, item.detail)

    def _cited(self, mark: FactMark, *stated: str) -> FactMark:
        """The mark with its source's number and kind, and a place that stays while the statement does."""
        parts = (*stated, mark.of, mark.source_url, mark.source_name, mark.source_date, mark.confidence)
        cited = self.sources.cite(mark.source_name, mark.source_url)
        return replace(
            mark,
            kind=cited.kind,
            number=cited.number,
            anchor="s" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:ANCHOR_LENGTH],
        )

    def _report_url(self, key: str) -> str:
        """Where an error is reported; empty where it is not known of what."""
        if self.certification is None:
            return ""
        return reverse("certifications:report_error", args=[self.certification, key])


def fact_mark(fact: Fact, today: date, *, checked_by: str = "", report_url: str = "") -> FactMark:
    """Where a fact comes from and how current it is on a day."""
    return FactMark(
        state=freshness(fact, today).value,
        status=status_sentence(fact),
        of=fact.label,
        source_url=source_link(fact.source_url),
        source_name=source_words(fact),
        source_date=source_date_words(fact.source_date),
        collected=date_words(fact.collected_on),
        checked=checked_words(fact.verified_on, checked_by),
        good_until=date_words(fresh_until(fact)),
        confidence=str(CONFIDENCE_LABELS[fact.confidence]),
        also=source_links(fact.also),
        caution=fact.caution,
        report_url=report_url,
        is_checked=fact.verified_on is not None,
    )


def progression_mark(item: Progression, of: str, today: date) -> FactMark:
    """Where a progression comes from and how current it is on a day."""
    return replace(
        grounds_mark(item.grounds, of),
        state=item.freshness(today).value,
        is_checked=item.grounds.verified_on is not None,
        checked=checked_words(item.grounds.verified_on, ""),
        good_until=date_words(item.fresh_until),
    )


def grounds_mark(grounds: Grounds, of: str) -> FactMark:
    """Where a statement that is no fact comes from; it has no shelf life."""
    return FactMark(
        state=Freshness.COLLECTED.value,
        status=status_of(grounds.verified_on, grounds.collected_on),
        of=of,
        source_url=source_link(grounds.source_url),
        source_name=source_words(grounds),
        source_date=source_date_words(grounds.source_date),
        collected=date_words(grounds.collected_on),
        checked="",
        good_until="",
        confidence=str(CONFIDENCE_LABELS[grounds.confidence]),
        also=source_links(grounds.also),
        caution=grounds.caution,
    )


def checked_words(verified_on: date | None, checked_by: str) -> str:
    """When and by whom a statement was checked, or that nobody did."""
    if verified_on is None:
        return _("not yet")
    values = {"date": date_words(verified_on), "name": checked_by}
    if checked_by:
        return _("%(date)s, by %(name)s, who read the source") % values
    return _("%(date)s, by a person who read the source") % values


def source_links(lines: Iterable[str]) -> tuple[SourceLink, ...]:
    """Further sources: addresses become links, with the words behind them in the name; others stay words."""
    return tuple(_source_link(line) for line in lines if line)


def _source_link(line: str) -> SourceLink:
    if not line.startswith(("http://", "https://")):
        return SourceLink(line, "")
    url, space, words = line.partition(" ")
    return SourceLink(f"{source_name(url)}{space}{words}", source_link(url))


def flags_of(facts: Iterable[Fact], today: date) -> tuple[str, ...]:
    """What is weak about facts: "stale", "low", or both."""
    known = tuple(facts)
    flags = []
    if any(freshness(fact, today) is Freshness.STALE for fact in known):
        flags.append("stale")
    if any(fact.confidence is Confidence.LOW for fact in known):
        flags.append("low")
    return tuple(flags)
