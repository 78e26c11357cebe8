"""What editors have not said yet of what is published, so that results do without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from certifications.domain.readings import Listed
from certifications.models import (
    CertificationPage,
    CircumstanceReading,
    CourseReading,
    EducationReading,
    ExperienceReading,
    Level,
    NameReading,
    RoleService,
)
from certifications.queries import PublishedFact, readings
from certifications.queries.progressions import PublishedProgression

DRAFTED = {
    Listed.COURSE: CourseReading,
    Listed.EDUCATION: EducationReading,
    Listed.EXPERIENCE: ExperienceReading,
    Listed.NAME: NameReading,
    Listed.CIRCUMSTANCE: CircumstanceReading,
}


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """Words that their list does not hold; `draft` is the row that waits.

    `where` is the certification whose facts have them, or the role family of which they are said.
    """

    list: Listed
    words: str
    where: str
    draft: int | None


@dataclass(frozen=True, slots=True)
class Unread:
    """All that waits: words, progressions of which nobody said what they waive, levels without a rank."""

    words: tuple[UnreadWords, ...]
    waivers: tuple[PublishedProgression, ...]
    levels: tuple[Level, ...]


def unread(facts: Iterable[PublishedFact], steps: Iterable[PublishedProgression]) -> Unread:
    """What waits among published facts, progressions and live role families.

    Nine queries, six more to read the lists again.
    """
    drafts = {found: _drafts(model) for found, model in DRAFTED.items()}
    slugs = frozenset(CertificationPage.objects.live().public().values_list("slug", flat=True))
    lists = readings()
    return Unread(
        words=(
            *(
                UnreadWords(found, words, title, drafts[found].get(words))
                for (title, _certification), one in groupby(
                    facts, key=lambda fact: (fact.title, fact.certification)
                )
                for found, words in lists.unread(tuple(fact.fact for fact in one), slugs)
            ),
            *(
                UnreadWords(Listed.CIRCUMSTANCE, words, role, drafts[Listed.CIRCUMSTANCE].get(words))
                for role, words in _unread_circumstances()
            ),
        ),
        waivers=tuple(
            step
            for step in steps
            if step.progression.is_unread_waiver and slugs.issuperset(step.progression.ends)
        ),
        levels=tuple(Level.objects.live().filter(rank=None)),
    )


def _unread_circumstances() -> list[tuple[str, str]]:
    """Live role families with the words that no list reads, each pair once, in the editors' order."""
    read = CircumstanceReading.objects.live().values("words")
    services = RoleService.objects.filter(role__live=True).exclude(when="").exclude(when__in=read)
    rows = services.order_by("role__sort_order", "role__key", "sort_order").values_list("role__name", "when")
    return list(dict.fromkeys(rows))


def _drafts(
    model: type[CourseReading | EducationReading | ExperienceReading | NameReading | CircumstanceReading],
) -> dict[str, int]:
    """The rows of a list that are not live, by their words."""
    return dict(model.objects.filter(live=False).values_list("words", "pk"))
