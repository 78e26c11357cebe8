"""The plan: which certification first, and which after it. docs/algorithms/plan.md, word for word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition, Path
from assessments.domain.engines.v1.eligibility import Applicant, eligibility_of
from assessments.domain.engines.v1.fit import fit_of
from assessments.domain.engines.v1.person import person_of
from assessments.domain.engines.v1.placement import Shelf, placement_of, shelf_of
from assessments.domain.engines.v1.selection import is_named_by, select
from assessments.domain.engines.v1.sequence import Candidate, sequence_of, way_to
from assessments.domain.outcomes.outcome import Placed, Placement, PlanEntry
from assessments.domain.snapshots.snapshot import Certified, Snapshot

# Points and attainable points by dimension.
Scores = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan, and where everything else of the snapshot went: slugs sorted, placements by slug."""

    plan: tuple[PlanEntry, ...]
    also_useful: tuple[str, ...]
    announced: tuple[str, ...]
    placements: tuple[Placed, ...]


def make_plan(
    definition: Definition,
    path: Path,
    scores: Scores,
    sheet: Sheet,
    *,
    held: tuple[Held, ...],
    snapshot: Snapshot,
    as_of: date,
) -> PlanResult:
    """The plan for a path. `sheet` holds the answers to visible questions alone."""
    shelf = shelf_of(snapshot, held, as_of)
    places = {certified.slug: placement_of(certified, path, shelf) for certified in shelf.certifications}
    applicant = Applicant(person_of(definition, sheet), held, as_of)
    candidates = (
        Candidate(
            certified,
            eligibility_of(certified, snapshot.steps, applicant),
            fit_of(certified, definition.dimensions, scores),
        )
        for certified in shelf.certifications
        if places[certified.slug] is None
    )
    chosen = select(sequence_of(candidates), path.groups, definition.plan_size)
    planned = {candidate.slug for candidate in chosen}
    return PlanResult(
        plan=_entries(chosen),
        also_useful=_also_useful(path, places, shelf),
        announced=_announced(path, places, shelf),
        placements=tuple(
            Placed(slug, place or (Placement.PLANNED if slug in planned else Placement.BEYOND_PLAN))
            for slug, place in places.items()
        ),
    )


def plan_for_certification(
    definition: Definition,
    slug: str,
    sheet: Sheet,
    *,
    held: tuple[Held, ...],
    snapshot: Snapshot,
    as_of: date,
) -> tuple[PlanEntry, ...]:
    """The plan for somebody who has decided: a certification after its prerequisites on the way.

    Empty when it is not in the snapshot, not bookable or held.
    """
    shelf = shelf_of(snapshot, held, as_of)
    applicant = Applicant(person_of(definition, sheet), held, as_of)
    candidates = (
        Candidate(certified, eligibility_of(certified, snapshot.steps, applicant), Fraction(0))
        for certified in shelf.certifications
        if shelf.is_bookable(certified)
        and certified.slug not in shelf.held
        and (certified.slug == slug or certified.slug not in shelf.surpassed)
    )
    return _entries(way_to(slug, candidates))


def _entries(chosen: tuple[Candidate, ...]) -> tuple[PlanEntry, ...]:
    return tuple(
        PlanEntry(
            slug=candidate.slug,
            own_offer=candidate.certified.own_offer,
            eligibility=candidate.eligibility,
            fit_numerator=candidate.fit.numerator,
            fit_denominator=candidate.fit.denominator,
            level=candidate.certified.level,
            opens=_opens(candidate, chosen[index + 1 :]),
        )
        for index, candidate in enumerate(chosen)
    )


def _opens(candidate: Candidate, later: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(
        sorted(
            other.slug
            for other in later
            if any(candidate.slug in missing.slugs for missing in other.asks_for)
        )
    )


def _also_useful(path: Path, places: Mapping[str, Placement | None], shelf: Shelf) -> tuple[str, ...]:
    if not path.groups:
        return ()
    return tuple(
        certified.slug
        for certified in shelf.certifications
        if places[certified.slug] is Placement.TOOL_SPECIFIC and shelf.is_bookable(certified)
    )


def _announced(path: Path, places: Mapping[str, Placement | None], shelf: Shelf) -> tuple[str, ...]:
    return tuple(
        certified.slug
        for certified in shelf.certifications
        if places[certified.slug] is Placement.ANNOUNCED and _is_named(path, certified)
    )


def _is_named(path: Path, certified: Certified) -> bool:
    return any(is_named_by(group, certified) for group in path.groups)
