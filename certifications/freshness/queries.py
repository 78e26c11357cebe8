"""What editors have not said yet of what is published, so that results do without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from certifications.domain.readings import Listed
from certifications.models import (
    CertificationPage,
    CourseReading,
    EducationReading,
    ExperienceReading,
    Level,
    NameReading,
)
from certifications.queries import PublishedFact, readings
from certifications.queries.progressions import PublishedProgression

DRAFTED = {
    Listed.COURSE: CourseReading,
    Listed.EDUCATION: EducationReading,
    Listed.EXPERIENCE: ExperienceReading,
    Listed.NAME: NameReading,
}


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """Words of a certification's facts that the list does not hold; `draft` is the row that waits."""

    list: Listed
    words: str
    certification: str
    draft: int | None


@dataclass(frozen=True, slots=True)
class Unread:
    """All that waits: words, progressions of which nobody said what they waive, levels without a rank."""

    words: tuple[UnreadWords, ...]
    waivers: tuple[PublishedProgression, ...]
    levels: tuple[Level, ...]


def unread(facts: Iterable[PublishedFact], steps: Iterable[PublishedProgression]) -> Unread:
    """What waits among published facts and progressions. Seven queries, six more to read the lists again."""
    drafts = {found: _drafts(model) for found, model in DRAFTED.items()}
    slugs = frozenset(CertificationPage.objects.live().public().values_list("slug", flat=True))
    lists = readings()
    return Unread(
        words=tuple(
            UnreadWords(found, words, title, drafts[found].get(words))
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
        levels=tuple(Level.objects.live().filter(rank=None)),
    )


def _drafts(
    model: type[CourseReading | EducationReading | ExperienceReading | NameReading],
) -> dict[str, int]:
    """The rows of a list that are not live, by their words."""
    return dict(model.objects.filter(live=False).values_list("words", "pk"))
