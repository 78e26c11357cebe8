"""Published facts and progressions by the names under which checks and findings speak of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from certifications.domain.facts import Fact, digest_of_fact
from certifications.domain.statements import Grounds
from certifications.models import FactVerification
from certifications.models.facts import PROGRESSION_KEY
from certifications.queries import PublishedFact, published_facts
from certifications.queries.progressions import PublishedProgression, published_progressions

Stated = PublishedFact | PublishedProgression


@dataclass(frozen=True, slots=True, order=True)
class StatementName:
    """A statement of a certification: what checks and findings speak of."""

    certification: UUID
    digest: str

    def __str__(self) -> str:
        return f"{self.certification}:{self.digest}"

    @classmethod
    def parse(cls, text: str) -> "StatementName":
        """The name in a form or a file.

        Raises:
            ValueError: the text is no name of a statement.
        """
        certification, colon, digest = text.strip().partition(":")
        if not colon or len(digest) != len("0" * 64) or not set(digest) <= set("0123456789abcdef"):
            raise ValueError(text)
        return cls(UUID(certification), digest)


def name_of(one: Stated) -> StatementName:
    """The name of what is published."""
    if isinstance(one, PublishedProgression):
        return StatementName(one.certification, one.progression.digest)
    return StatementName(one.certification, digest_of_fact(one.fact))


def key_of(one: Stated) -> str:
    """What is stated, as checks and findings keep it."""
    return PROGRESSION_KEY if isinstance(one, PublishedProgression) else one.fact.key


def ground_of(one: Stated) -> Fact | Grounds:
    """Where it comes from, and since when."""
    return one.progression.grounds if isinstance(one, PublishedProgression) else one.fact


def published_statements() -> Mapping[StatementName, Stated]:
    """Everything that readers see with a source, by name. Seven queries, however much there is."""
    everything: tuple[Stated, ...] = (*published_facts(), *published_progressions())
    return {name_of(one): one for one in everything}


def latest_checks_of(names: Collection[StatementName]) -> Mapping[StatementName, FactVerification]:
    """The check of each statement that counts, with who made it. One query."""
    rows = FactVerification.objects.in_effect(
        certification__in={name.certification for name in names}, digest__in={name.digest for name in names}
    )
    return by_name(rows.select_related("verified_by").order_by("verified_on", "pk"))


def by_name(rows: Iterable[FactVerification]) -> Mapping[StatementName, FactVerification]:
    """Checks by the statement of which they speak, the last one for each."""
    return {StatementName(row.certification, row.digest): row for row in rows}
