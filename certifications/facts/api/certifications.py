"""A certification as programs get it, on a day; what nobody judged or states is None."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.domain.advice import AlternativeGroup
from certifications.domain.certification import Certification, is_bookable
from certifications.domain.cost_over_time import CostOverTime, cost_over_time, memberships_of
from certifications.domain.facts import Fact, currency
from certifications.domain.unknowns import missing_fields
from certifications.facts.api.fact_documents import FactOnDay, Known, ReadingOfSources
from certifications.facts.api.statements import ProgressionOnDay, StatementOnDay, progression_on
from certifications.facts.presenters.fact_sheet import EXPECTED, GROUPS
from certifications.queries.advice import AdviceOn, advice_on
from certifications.queries.evidence import Evidence, kept_evidence
from certifications.queries.fact_words import Names
from certifications.wording.comparison_links import comparison_url
from certifications.wording.own_offer import own_offer_words, unranked_words
from portal.shared.clock import site_date
from portal.shared.structured_data import full_address


@dataclass(frozen=True)
class CertificationOnDay:
    """A certification, and what stands behind and beside it.

    `known` are all certifications of the day, by slug. Progressions and advice are those of today. What is
    costly is worked out when it is asked for.
    """

    certification: Certification
    evidence: Evidence
    known: Known
    names: Names
    memberships: Mapping[str, Fact]
    day: date

    @property
    def slug(self) -> str:
        return self.certification.slug

    @property
    def abbreviation(self) -> str | None:
        return self.certification.abbreviation or None

    @property
    def url(self) -> str:
        return full_address(self.certification.url)

    @property
    def is_own_offer(self) -> bool:
        return self.certification.issuer.is_publisher

    @property
    def own_offer(self) -> str | None:
        return own_offer_words(self.certification) or None

    @property
    def is_bookable(self) -> bool:
        return is_bookable(self.certification)

    @property
    def verdict(self) -> str | None:
        """As its page shows it: what the publisher has yet to publish goes before any verdict."""
        return unranked_words(self.certification) or self.certification.verdict or None

    @property
    def who_it_suits(self) -> str | None:
        return self.certification.who_it_suits or None

    @property
    def who_it_does_not_suit(self) -> str | None:
        return self.certification.who_it_does_not_suit or None

    @property
    def naming_note(self) -> str | None:
        return self.certification.naming_note or None

    @property
    def entry_note(self) -> str | None:
        return self.evidence.entry_note or None

    @property
    def coverage_why(self) -> str | None:
        return self.evidence.coverage_why or None

    @property
    def official_url(self) -> str | None:
        return self.evidence.official_url or None

    @property
    def published_at(self) -> datetime | None:
        return self.evidence.published_at

    @property
    def not_found(self) -> tuple[str, ...]:
        return self.evidence.not_found

    @property
    def currency(self) -> Mapping[str, Any]:
        state = currency(self.certification.facts, self.day)
        return {
            "checked": state.checked,
            "collected": state.collected,
            "stale": state.stale,
            "oldest": state.oldest,
            "freshness": state.worst,
        }

    @property
    def unknown(self) -> tuple[Mapping[str, Any], ...]:
        return unknown_facts(self.certification)

    @cached_property
    def sources_read(self) -> ReadingOfSources:
        return ReadingOfSources(self.evidence.statements.sources, self.certification.issuer)

    @cached_property
    def facts(self) -> tuple[FactOnDay, ...]:
        return tuple(self._fact_rows(ahead=False))

    @cached_property
    def facts_ahead(self) -> tuple[FactOnDay, ...]:
        return tuple(self._fact_rows(ahead=True))

    def _fact_rows(self, *, ahead: bool) -> Iterable[FactOnDay]:
        facts = self.certification.facts_ahead if ahead else self.certification.facts
        return (FactOnDay(fact, self.slug, self.day, self.names, self.sources_read) for fact in facts)

    @property
    def coverage(self) -> tuple[Mapping[str, Any], ...]:
        rows = sorted(self.certification.coverage, key=lambda row: (row.area.order, row.area.key))
        return tuple(
            {"area": row.area, "coverage": row.coverage, "is_issuer_only": row.issuer_only} for row in rows
        )

    @cached_property
    def advice(self) -> AdviceOn:
        return advice_on(self.slug, self.certification.issuer.key)

    @property
    def progressions(self) -> tuple[ProgressionOnDay, ...]:
        return tuple(
            progression_on(one, self.known, site_date())
            for one in kept_evidence().progressions
            if self.slug in one.ends
        )

    @property
    def groups(self) -> tuple[AlternativeGroup, ...]:
        return self.advice.groups

    @property
    def cost(self) -> CostOverTime:
        return cost_over_time(self.certification, memberships=self.memberships)

    @property
    def contradictions(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(
            {
                "topic": item.topic,
                "claims": item.claims,
                "source": self.sources_read.of(
                    item.grounds.source_url, item.grounds.source_note, item.grounds.source_date
                ),
                "collected_on": item.grounds.collected_on,
                "confidence": item.grounds.confidence,
                "note": item.grounds.note or None,
            }
            for item in self.evidence.statements.contradictions
        )

    @property
    def sources(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(
            {**self.sources_read.of(one.url, one.reference, one.source_date), "kind": one.quality}
            for one in self.evidence.statements.sources
        )

    @property
    def recognition(self) -> tuple[Mapping[str, Any], ...]:
        sources = self.sources_read
        return tuple(
            {
                "statement": item.statement,
                "topic": item.topic,
                "regions": [
                    {"key": key, "name": self.advice.regions[key]}
                    for key in item.regions
                    if key in self.advice.regions
                ],
                "evidence": StatementOnDay(item.grounds, item.fresh_until, site_date(), sources),
            }
            for item in self.advice.recognition
        )

    @property
    def links(self) -> Mapping[str, Any]:
        page = self.url
        return {
            "self": full_address(reverse("api:certifications-detail", args=[self.slug])),
            "facts": full_address(reverse("api:certifications-facts", args=[self.slug])),
            "page": page,
            "sources": f"{page}sources/",
            "feed": full_address(reverse("certifications:certification_feed", args=[self.slug])),
            "compare": full_address(comparison_url([self.slug])),
        }


def rows_on(
    certifications: Iterable[Certification], known: Iterable[Certification], day: date
) -> tuple[CertificationOnDay, ...]:
    """Certifications as rows of an answer; `known` are all of that day."""
    by_slug = {one.slug: one for one in known}
    names = {one.slug: one.title for one in by_slug.values()}
    memberships = memberships_of(by_slug.values())
    evidence = kept_evidence().by_slug
    return tuple(
        CertificationOnDay(one, evidence[one.slug], by_slug, names, memberships, day)
        for one in certifications
        if one.slug in evidence
    )


def unknown_facts(certification: Certification) -> tuple[Mapping[str, Any], ...]:
    """What a reader would expect and no source states, as the page says it; a whole kind without a key."""
    known = (*certification.facts, *certification.facts_ahead)
    found: list[Mapping[str, Any]] = []
    for kind, title in GROUPS.items():
        if not any(fact.kind is kind for fact in known):
            found.append(
                {
                    "kind": kind,
                    "key": None,
                    "words": _("%(topic)s: we have found no source for this yet") % {"topic": title},
                }
            )
        found += [
            {"kind": kind, "key": field.key, "words": str(EXPECTED.get(field.key, field.label))}
            for field in missing_fields(known, kind)
        ]
    return tuple(found)
