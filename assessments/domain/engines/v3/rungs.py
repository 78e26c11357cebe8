"""The plan as a ladder with alternatives: docs/algorithms/ladder.md, word for word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from assessments.domain.definitions.definition import Group, Stage
from assessments.domain.engines.v3.candidates import Candidate, Terrain
from assessments.domain.engines.v3.entry import is_endless, misses_certification
from assessments.domain.engines.v3.limits import FAR_WITHIN, LATER_WITHIN, THEN_WITHIN, is_within
from assessments.domain.outcomes.outcome import Limit, Rung, Standing

STAGES = (Stage.START, Stage.ESTABLISHED, Stage.SENIOR)
MOST_INSTEAD, MOST_STEPS = 2, 3


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of the ladder: the kind of work and the stage that it serves, and what may be taken instead."""

    candidate: Candidate
    kind: str
    stage: Stage
    rung: Rung
    instead: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Level:
    """What serves at a stage, best first."""

    stage: Stage
    pool: tuple[Candidate, ...]


@dataclass(slots=True)
class _Taken:
    """What the ladder holds so far."""

    slugs: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)

    def take(self, candidate: Candidate, ground: Terrain) -> None:
        """Put a certification on the ladder: its rivals and its alternatives have no place there any more."""
        self.slugs.append(candidate.slug)
        self.closed |= _closed_by(candidate, ground)


def ladder_of(
    ground: Terrain, groups: tuple[Group, ...], stages: Mapping[str, Stage], size: int
) -> tuple[Planned, ...]:
    """The steps for a path, `groups` in the order in which their kinds of work count: first, then upwards."""
    taken = _Taken()
    firsts: list[Planned] = []
    for group in groups:
        first = _first_of(ground, group, stages[group.kind], taken)
        if first:
            firsts.append(first)
            taken.take(first.candidate, ground)
    # What is known to serve a role comes before what serves a kind of work in general.
    firsts.sort(key=lambda step: not step.candidate.role)
    steps = [_placed(step, ground, is_first=number == 0) for number, step in enumerate(firsts)]
    for step in firsts:
        group = next(item for item in groups if item.kind == step.kind)
        room = min(size, MOST_STEPS) - len(steps)
        steps += _upwards(ground, group, step, stages[group.kind], taken=taken, room=room)
    return _apart(steps[: min(size, MOST_STEPS)], ground)


def _apart(steps: list[Planned], ground: Terrain) -> tuple[Planned, ...]:
    """The steps, of which none offers instead what another one is, or is a rival of."""
    return tuple(
        replace(step, instead=tuple(item for item in step.instead if item.slug not in closed))
        for number, step in enumerate(steps)
        for others in [[*steps[:number], *steps[number + 1 :]]]
        for closed in [{slug for other in others for slug in _closed_by(other.candidate, ground)}]
    )


def _closed_by(candidate: Candidate, ground: Terrain) -> frozenset[str]:
    return ground.advice.rivals_of(candidate.slug) | {candidate.slug}


def _first_of(ground: Terrain, group: Group, stage: Stage, taken: _Taken) -> Planned | None:
    """The first step of a kind of work: at the practitioner's level at most, unless that one is reached."""
    late, is_far = None, False
    levels = _levels(ground, group, stage)
    for level in levels:
        pool = ground.serving(group, level)
        for candidate in pool:
            step = _opened(ground, group, candidate, taken, _Level(level, pool))
            if step and ground.is_near(step.candidate.eligibility):
                return step
            late, is_far = late or step, True
    if any(ground.has_had(group, level) for level in levels):
        # Nobody goes back below what they hold.
        return late or _far(ground, group, levels, taken)
    # What serves beginners serves others where the level above is far, or where it is of what they work with.
    pool = tuple(item for item in ground.serving(group, Stage.START) if is_far or item.service.circumstance)
    opened = (_opened(ground, group, item, taken, _Level(Stage.START, pool)) for item in pool)
    return next((step for step in opened if step), late or _far(ground, group, levels, taken))


def _far(ground: Terrain, group: Group, levels: Iterable[Stage], taken: _Taken) -> Planned | None:
    """What somebody works towards for years, where nothing is nearer."""
    for level in levels:
        for candidate in ground.serving(group, level):
            if (
                candidate.slug not in taken.closed
                and not is_endless(candidate.eligibility)
                and not misses_certification(candidate.eligibility)
                and is_within(candidate.eligibility, ground.as_of, FAR_WITHIN)
            ):
                return Planned(candidate, group.kind, level, Rung.LATER)
    return None


def _levels(ground: Terrain, group: Group, stage: Stage) -> tuple[Stage, ...]:
    """The levels at which to look for a first step, in order.

    Nobody begins above the practitioner's level, unless all there is outgrown. Where somebody holds what
    serves at a level, what else serves there comes before the level above; for senior people after it.
    """
    lowest = min(STAGES.index(stage), STAGES.index(Stage.ESTABLISHED))
    found: list[Stage] = []
    for level in STAGES[lowest:]:
        found.append(level)
        if not ground.has_had(group, level) and not ground.has_outgrown(group, level):
            break
    return tuple(reversed(found)) if stage is Stage.SENIOR else tuple(found)


def _opened(
    ground: Terrain, group: Group, candidate: Candidate, taken: _Taken, level: _Level
) -> Planned | None:
    """A candidate as the first step, or what has to be earned before it; None where neither can be."""
    if candidate.slug in taken.closed or is_endless(candidate.eligibility):
        return None
    if misses_certification(candidate.eligibility):
        before = _prerequisite(ground, group, candidate, taken)
        return (
            Planned(
                before,
                group.kind,
                level.stage,
                Rung.FIRST,
                _instead(ground, before, level.pool, candidate.slug),
            )
            if before
            else None
        )
    if not is_within(candidate.eligibility, ground.as_of, LATER_WITHIN):
        return None
    return Planned(
        candidate, group.kind, level.stage, Rung.FIRST, _instead(ground, candidate, level.pool, "")
    )


def _prerequisite(ground: Terrain, group: Group, candidate: Candidate, taken: _Taken) -> Candidate | None:
    """What to earn before a candidate: of what its route accepts the one that serves best, and can be had."""
    accepted = {slug for missing in candidate.asks_for for slug in missing.slugs}
    if any(missing.amount > 1 for missing in candidate.asks_for):
        return None
    for stage in STAGES:
        for found in ground.serving(group, stage):
            if (
                found.slug in accepted
                and found.slug not in taken.closed
                and not misses_certification(found.eligibility)
                and not is_endless(found.eligibility)
                and is_within(found.eligibility, ground.as_of, LATER_WITHIN)
            ):
                return found
    return None


def _instead(
    ground: Terrain, first: Candidate, pool: Iterable[Candidate], opens: str
) -> tuple[Candidate, ...]:
    """Up to two alternatives: rivals of the first step, then what else serves at the same stage."""
    rivals = ground.advice.rivals_of(first.slug)
    open_now = [
        item
        for item in pool
        if item.slug not in {first.slug, opens}
        and not misses_certification(item.eligibility)
        and not is_endless(item.eligibility)
        and is_within(item.eligibility, ground.as_of, THEN_WITHIN)
    ]
    ordered = [item for item in open_now if item.slug in rivals]
    ordered += [item for item in open_now if item.slug not in rivals]
    return tuple(ordered[:MOST_INSTEAD])


def _placed(step: Planned, ground: Terrain, *, is_first: bool) -> Planned:
    """A step on its rung: who may spend nothing takes nothing first that has a price."""
    candidate = step.candidate
    if ground.applicant.person.budget == 0 and Limit.OVER_BUDGET in candidate.limits:
        return replace(step, rung=Rung.LATER)
    if not is_within(candidate.eligibility, ground.as_of, THEN_WITHIN):
        return replace(step, rung=Rung.LATER)
    return step if is_first else replace(step, rung=Rung.THEN)


def _upwards(
    ground: Terrain, group: Group, first: Planned, own: Stage, *, taken: _Taken, room: int
) -> list[Planned]:
    """What follows the first step of a kind of work: the best at its own level that it opens, then above.

    What is above the stage that somebody is at, their `own`, is for later, unless a step opens it.
    """
    found: list[Planned] = []
    start = STAGES.index(first.stage)
    for stage in STAGES[start : start + 2]:
        if len(found) >= room:
            break
        pool = ground.serving(group, stage, tuple(taken.slugs))
        for candidate in pool:
            if stage is first.stage and not _is_opened(ground, candidate):
                continue
            if (
                candidate.slug in taken.closed
                or candidate.eligibility.standing is Standing.ASK_ISSUER
                or is_endless(candidate.eligibility)
                or misses_certification(candidate.eligibility)
                or not is_within(candidate.eligibility, ground.as_of, LATER_WITHIN)
            ):
                continue
            is_next = is_within(candidate.eligibility, ground.as_of, THEN_WITHIN) and (
                STAGES.index(stage) <= STAGES.index(own) or _is_opened(ground, candidate)
            )
            found.append(Planned(candidate, group.kind, stage, Rung.THEN if is_next else Rung.LATER))
            taken.take(candidate, ground)
            break
    return found


def _is_opened(ground: Terrain, candidate: Candidate) -> bool:
    """Whether a certification can be entered only with what the ladder holds before it."""
    return misses_certification(ground.entry(candidate.slug))
