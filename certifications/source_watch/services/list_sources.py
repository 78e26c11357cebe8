"""Which addresses are watched: those on which something published rests, each with its statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from certifications.domain.facts import digest_of_fact
from certifications.domain.readings import host_of
from certifications.domain.watched_pages.passages import Needles, needles_of, telling, words_in
from certifications.models import WatchedPassage, WatchedSource
from certifications.models.facts import PROGRESSION_KEY
from certifications.queries import PublishedFact, published_facts
from certifications.queries.progressions import PublishedProgression, published_progressions
from certifications.wording.words import key_words

ADDRESS_LENGTH = 500


@dataclass(frozen=True, slots=True)
class CitedStatement:
    """A published statement with the address where it can be read, and what to look for there."""

    certification: UUID
    key: str
    digest: str
    address: str
    needles: Needles
    hints: frozenset[str]


def cited_statements() -> tuple[CitedStatement, ...]:
    """All published facts and progressions whose source has an address. Seven queries."""
    facts = (_cited_fact(one) for one in published_facts() if one.fact.source_url)
    steps = (_cited_step(one) for one in published_progressions() if one.progression.grounds.source_url)
    return (*facts, *steps)


def _cited_fact(one: PublishedFact) -> CitedStatement:
    fact = one.fact
    hints = telling((*words_in(key_words(fact.key)), *words_in(fact.unit), *words_in(fact.key)))
    return CitedStatement(
        one.certification,
        fact.key,
        digest_of_fact(fact),
        fact.source_url,
        needles_of(fact.value, fact.typed),
        hints,
    )


def _cited_step(one: PublishedProgression) -> CitedStatement:
    step = one.progression
    hints = telling((*words_in(one.start), *words_in(one.end), *words_in(step.detail)))
    needles = needles_of(step.detail, step.detail)
    return CitedStatement(
        one.certification, PROGRESSION_KEY, step.digest, step.grounds.source_url, needles, hints
    )


@transaction.atomic
def list_sources() -> int:
    """Bring the list of watched addresses in line with what is published; returns how many are cited.

    What is cited no more stays with what was seen of it, and is not looked at.
    """
    cited = [one for one in cited_statements() if len(one.address) <= ADDRESS_LENGTH]
    addresses = {one.address for one in cited}
    WatchedSource.objects.bulk_create(
        (WatchedSource(address=address, host=host_of(address)) for address in sorted(addresses)),
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["host"],
    )
    WatchedSource.objects.filter(address__in=addresses).update(cited=True)
    WatchedSource.objects.exclude(address__in=addresses).update(cited=False)
    _list_passages(cited)
    return len(addresses)


def _list_passages(cited: Iterable[CitedStatement]) -> None:
    sources = dict(WatchedSource.objects.filter(cited=True).values_list("address", "pk"))
    WatchedPassage.objects.update(cited=False)
    # One statement stands in the list once, also where a page has it twice.
    named = {(one.certification, one.digest): one for one in cited}
    WatchedPassage.objects.bulk_create(
        (
            WatchedPassage(
                source_id=sources[one.address],
                certification=one.certification,
                key=one.key,
                digest=one.digest,
                needles=one.needles,
                hints=" ".join(sorted(one.hints)),
                cited=True,
            )
            for one in named.values()
        ),
        update_conflicts=True,
        unique_fields=["certification", "digest"],
        update_fields=["needles", "hints", "cited"],
    )
