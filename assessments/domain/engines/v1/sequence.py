"""The order of candidates: one total order, and prerequisites on the way before what they open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assessments.domain.engines.v1.eligibility import by_month, misses_certification
from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement
from assessments.domain.snapshots.snapshot import Certified


@dataclass(frozen=True, slots=True)
class Candidate:
    """A certification that may be planned."""

    certified: Certified
    eligibility: Eligibility
    fit: Fraction

    @property
    def slug(self) -> str:
        """The certification's slug."""
        return self.certified.slug

    @property
    def asks_for(self) -> tuple[Missing, ...]:
        """The certifications that its best route misses."""
        return tuple(
            item for item in self.eligibility.missing if item.requirement is Requirement.CERTIFICATIONS
        )


def asks_for_all(missing: Missing) -> bool:
    """Whether missing certifications are all needed; else one of them suffices."""
    return missing.amount == len(missing.slugs) + len(missing.others)


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The total order of candidates, before prerequisites move anything."""
    return tuple(sorted(candidates, key=_order))


def sequence_of(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates in order, the prerequisites of each before it."""
    ordered = in_order(candidates)
    placing = _Placing(ordered)
    for candidate in ordered:
        placing.place(candidate)
    return tuple(placing.placed.values())


def way_to(slug: str, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """One of the candidates, after the prerequisites on the way to it. Nothing when it is no candidate."""
    ordered = in_order(candidates)
    placing = _Placing(ordered)
    for candidate in ordered:
        if candidate.slug == slug:
            placing.place(candidate)
    return tuple(placing.placed.values())


def supports_in(sequence: tuple[Candidate, ...]) -> dict[str, frozenset[str]]:
    """By slug, what stands before a candidate because it asks for it."""
    place = {candidate.slug: index for index, candidate in enumerate(sequence)}
    return {
        candidate.slug: frozenset(
            slug
            for missing in candidate.asks_for
            for slug in _support(missing, place)
            if place[slug] < place[candidate.slug]
        )
        for candidate in sequence
    }


def _support(missing: Missing, place: dict[str, int]) -> list[str]:
    known = sorted((slug for slug in missing.slugs if slug in place), key=place.__getitem__)
    return known if asks_for_all(missing) else known[:1]


def _order(candidate: Candidate) -> tuple[bool, tuple[bool, date, bool, date], Fraction, int, str]:
    # Slugs compare by code point, which is the order of their bytes in UTF-8.
    return (
        misses_certification(candidate.eligibility),
        by_month(candidate.eligibility),
        -candidate.fit,
        candidate.certified.level,
        candidate.slug,
    )


class _Placing:
    """Places candidates, each once and after its prerequisites."""

    def __init__(self, ordered: tuple[Candidate, ...]) -> None:
        self.placed: dict[str, Candidate] = {}
        self._ordered = ordered
        self._reached: set[str] = set()

    def place(self, candidate: Candidate) -> None:
        """Place a candidate after its prerequisites, unless it was reached before."""
        if candidate.slug in self._reached:
            return
        self._reached.add(candidate.slug)
        for missing in candidate.asks_for:
            if asks_for_all(missing):
                for prerequisite in self._among(missing):
                    self.place(prerequisite)
        for missing in candidate.asks_for:
            if not asks_for_all(missing):
                self._place_one_of(missing, candidate)
        self.placed[candidate.slug] = candidate

    def _place_one_of(self, missing: Missing, candidate: Candidate) -> None:
        if not self.placed.keys().isdisjoint(missing.slugs):
            return
        free = [item for item in self._among(missing) if item.slug not in self._reached]
        # Sorting is stable: within an issuer the order above stands.
        free.sort(key=lambda item: item.certified.issuer != candidate.certified.issuer)
        for prerequisite in free[:1]:
            self.place(prerequisite)

    def _among(self, missing: Missing) -> Iterator[Candidate]:
        return (candidate for candidate in self._ordered if candidate.slug in missing.slugs)
