"""What editors have not said yet of what is published, so that results do without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from certifications.domain.readings import Listed
from certifications.models import CertificationPage, Level
from certifications.queries import PublishedFact, readings
from certifications.queries.progressions import PublishedProgression


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """Words of a certification's facts that the list does not hold."""

    list: Listed
    words: str
    certification: str


@dataclass(frozen=True, slots=True)
class Unread:
    """All that waits: words, progressions of which nobody said what they waive, levels without a rank."""

    words: tuple[UnreadWords, ...]
    waivers: tuple[PublishedProgression, ...]
    levels: tuple[Level, ...]


def unread(facts: Iterable[PublishedFact], steps: Iterable[PublishedProgression]) -> Unread:
    """What waits among published facts and progressions. Three queries, five more to read the lists again."""
    slugs = frozenset(CertificationPage.objects.live().public().values_list("slug", flat=True))
    lists = readings()
    return Unread(
        words=tuple(
            UnreadWords(found, words, title)
            for (title, _certification), one in groupby(
                facts, key=lambda fact: (fact.title, fact.certification)
            )
            for found, words in lists.unread(tuple(fact.fact for fact in one), slugs)
        ),
        waivers=tuple(
            step
            for step in steps
            if step.progression.is_unread_waiver and slugs.issuperset(step.progression.ends)
        ),
        levels=tuple(Level.objects.filter(rank=None)),
    )
