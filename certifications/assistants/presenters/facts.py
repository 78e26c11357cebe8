"""Facts and names as answers have them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from pydantic import ValidationError

from certifications.assistants.presenters.answers import FactAnswer, NameAnswer, SourceAnswer
from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, Freshness, freshness
from certifications.facts.api.fact_documents import ReadingOfSources, sources_of
from certifications.queries.fact_words import Names, value_words
from certifications.queries.kept import kept_certifications
from certifications.wording.marks import SourceLink, source_links
from certifications.wording.own_offer import own_offer_words
from portal.shared.clock import site_date


@dataclass(frozen=True, slots=True)
class FactWriter:
    """What answers about one certification share."""

    sources: ReadingOfSources
    names: Names
    today: date

    def facts(self, facts: Iterable[Fact]) -> tuple[FactAnswer, ...]:
        """Facts in their order, each with all that it rests on; one that lacks any of it is left out."""
        return tuple(answer for fact in facts if (answer := self._whole(fact)) is not None)

    def _whole(self, fact: Fact) -> FactAnswer | None:
        try:
            return self._fact(fact)
        except ValidationError:
            # A draft's leftovers: without a source, say. The rest of the answer is as good as before.
            return None

    def _fact(self, fact: Fact) -> FactAnswer:
        return FactAnswer(
            key=fact.key,
            label=fact.label,
            value=value_words(fact, self.names),
            note=fact.note or None,
            caution=fact.caution or None,
            source=_source(self.sources.of(fact.source_url, fact.source_note, fact.source_date)),
            further_sources=tuple(map(_further, source_links(fact.also))),
            collected_on=fact.collected_on,
            checked_on=fact.verified_on,
            in_force_from=fact.in_force_from,
            in_force_until=fact.in_force_until,
            is_stale=freshness(fact, self.today) is Freshness.STALE,
            confidence=fact.confidence.value,
        )


def _source(source: Mapping[str, Any]) -> SourceAnswer:
    return SourceAnswer(**{name: source[name] for name in SourceAnswer.model_fields})


def _further(link: SourceLink) -> str:
    return f"{link.name} <{link.url}>" if link.url else link.name


def writer_of(certification: Certification) -> FactWriter:
    """The writer of a certification's facts. No query while the catalogue is kept."""
    return FactWriter(
        sources=sources_of(certification),
        names={one.slug: one.title for one in kept_certifications()},
        today=site_date(),
    )


def name_answer(certification: Certification) -> NameAnswer:
    """A certification by name, with what readers must know of an own offer."""
    return NameAnswer(
        slug=certification.slug,
        name=certification.short_name,
        title=certification.title,
        page=settings.BASE_URL + certification.url,
        issuer=certification.issuer.name or "unknown",
        is_own_offer=certification.issuer.is_publisher,
        own_offer=own_offer_words(certification) or None,
    )
