"""A certification as other rooms see it."""

from dataclasses import dataclass

from certifications.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Certification:
    """One credential with its facts, in the editors' order. `url` is where its page is read."""

    title: str
    abbreviation: str
    issuer: str
    summary: str
    url: str
    facts: tuple[Fact, ...]
