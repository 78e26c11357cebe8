"""Whether and when somebody may enter a certification: docs/algorithms/entry.md, word for word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assessments.domain.answers.sheet import Held
from assessments.domain.engines.v3 import requirements
from assessments.domain.engines.v3.months import month_after, month_of
from assessments.domain.engines.v3.person import Person
from assessments.domain.engines.v3.requirements import Finding, why_unusable
from assessments.domain.engines.v3.waivers import Waiver, waive, waivers_of
from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshots.snapshot import CertificationsStated, Certified, Grounds, Route, Step

ACCEPTED_BY_STEP = frozenset({"satisfies-prerequisite", "required"})
REQUIRED = "required"
# Why nothing is known because no usable fact says it.
FOR_WANT_OF_FACTS = frozenset({Why.NO_FACT, Why.LOW_CONFIDENCE, Why.STALE})
# What no answer would settle: beside the facts, how many of somebody's months lie within a window.
NOTHING_TO_ANSWER = FOR_WANT_OF_FACTS | {Why.WINDOW}
# What cannot be compared with anything that somebody could answer.
BEYOND_COMPARING = frozenset({Why.NOT_EXPRESSED, Why.NOT_ASKED})
# What money and a little time settle.
BY_TRAINING = frozenset({Requirement.TRAINING_HOURS, Requirement.COURSE})
# Those who may, or might, enter as things stand.
OPEN_NOW = frozenset({Standing.ELIGIBLE, Standing.WITH_COURSE, Standing.LOOKS_OPEN})
# Best first, of routes that open in the same month.
_STANDINGS = (
    Standing.ELIGIBLE,
    Standing.WITH_COURSE,
    Standing.NOT_YET,
    Standing.LOOKS_OPEN,
    Standing.UNKNOWN,
    Standing.ASK_ISSUER,
)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who asks for entry on a day."""

    person: Person
    held: tuple[Held, ...]
    as_of: date


def eligibility_of(certified: Certified, steps: Iterable[Step], applicant: Applicant) -> Eligibility:
    """Standing by the best route that holds in the month of entry.

    `steps` that lead elsewhere have no effect. Where another edition holds by the month in which somebody
    could enter, or nothing but another edition lets them in, its routes count instead, from its month on.
    """
    leading = tuple(step for step in steps if step.end == certified.slug)
    waivers = waivers_of(leading, applicant.held, applicant.as_of)
    found = _by_best(certified.routes, leading, waivers, applicant)
    for edition in certified.editions:
        since = month_of(edition.since)
        if not is_endless(found) and (reached_by(found) or month_of(applicant.as_of)) < since:
            break
        # An edition that announces prices alone changes nothing here.
        if edition.routes:
            found = _from(since, _by_best(edition.routes, leading, waivers, applicant), applicant.as_of)
    return found


def _from(since: date, found: Eligibility, as_of: date) -> Eligibility:
    """What rules say that hold from a month on: nobody enters by them before."""
    if since <= month_of(as_of) or is_endless(found):
        return found
    return replace(
        found,
        standing=Standing.NOT_YET if found.standing in OPEN_NOW else found.standing,
        earliest=max(found.earliest, since) if found.earliest else None,
        not_before=max(found.not_before or since, since),
    )


def reached_by(eligibility: Eligibility) -> date | None:
    """The first day of the month in which somebody can enter, as far as it is known, else None."""
    return eligibility.earliest or eligibility.not_before


def is_endless(eligibility: Eligibility) -> bool:
    """Whether something is missing that no month brings."""
    return eligibility.standing is Standing.NOT_YET and reached_by(eligibility) is None


def misses_certification(eligibility: Eligibility) -> bool:
    """Whether a certification has to be earned first."""
    return any(item.requirement is Requirement.CERTIFICATIONS for item in eligibility.missing)


def may_enter_by_training(eligibility: Eligibility) -> bool:
    """Whether nothing but training or a course stands between somebody and entry."""
    return eligibility.standing in {Standing.ELIGIBLE, Standing.WITH_COURSE} or (
        eligibility.standing is Standing.NOT_YET
        and not eligibility.unknown
        and all(item.requirement in BY_TRAINING for item in eligibility.missing)
    )


def _by_best(
    routes: tuple[Route, ...], steps: tuple[Step, ...], waivers: tuple[Waiver, ...], applicant: Applicant
) -> Eligibility:
    if not routes:
        finding = requirements.unknown(Requirement.RULES, Why.NO_FACT)
        return _eligibility(0, (finding,), (), applicant.as_of, has_facts=False)
    ways = (_by_route(route, steps, waivers, applicant) for route in routes)
    return min(ways, key=lambda way: _preference(way, applicant.as_of))


def _preference(item: Eligibility, as_of: date) -> tuple[bool, bool, bool, date, int, int, int, int]:
    """What some month opens, without another certification, and can be compared; then the soonest."""
    reached = reached_by(item) or (date.max if is_endless(item) else month_of(as_of))
    return (
        is_endless(item),
        misses_certification(item),
        item.standing is Standing.ASK_ISSUER
        or any(unknown.why in BEYOND_COMPARING for unknown in item.unknown),
        reached,
        _STANDINGS.index(item.standing),
        len(item.unknown),
        len(item.missing),
        item.route,
    )


def _by_route(
    route: Route, steps: tuple[Step, ...], waivers: tuple[Waiver, ...], applicant: Applicant
) -> Eligibility:
    if not route.is_expressed:
        finding = requirements.unknown(Requirement.RULES, Why.NOT_EXPRESSED)
        return _eligibility(route.number, (finding,), (), applicant.as_of, has_facts=False)
    findings, waived = waive(_findings(route, steps, applicant), waivers)
    return _eligibility(
        route.number, findings, waived, applicant.as_of, has_facts=_has_facts(route, applicant.as_of)
    )


def _has_facts(route: Route, as_of: date) -> bool:
    """Whether anything usable is stated of a route."""
    stated: tuple[Grounds, ...] = tuple(
        item.grounds
        for item in (route.education, route.months, route.training_hours, route.course, *route.certifications)
        if item is not None
    )
    return any(why_unusable(grounds, as_of) is None for grounds in stated)


def _findings(route: Route, steps: tuple[Step, ...], applicant: Applicant) -> Iterator[Finding]:
    person, as_of = applicant.person, applicant.as_of
    held = {item.slug for item in applicant.held}
    yield requirements.education(route.education, person, as_of)
    yield from requirements.months(route.months, route.window_years, person, as_of)
    yield requirements.training_hours(route.training_hours, person, as_of)
    yield requirements.course(route.course, as_of)
    for stated in _certifications(route, steps, as_of):
        yield requirements.certifications(stated, held, as_of)


def _certifications(route: Route, steps: tuple[Step, ...], as_of: date) -> tuple[CertificationsStated, ...]:
    """The certifications that a route asks for, by its own statements and by what leads to it."""
    if not route.certifications:
        return tuple(
            CertificationsStated(any_one=False, slugs=(step.start,), others=(), grounds=step.grounds)
            for step in steps
            if step.kind == REQUIRED
        )
    only = route.certifications[0]
    if len(route.certifications) > 1 or not only.any_one:
        # Which of several statements a step would fulfil, nobody says.
        return route.certifications
    starts = {
        step.start
        for step in steps
        if step.kind in ACCEPTED_BY_STEP and not why_unusable(step.grounds, as_of)
    }
    return (replace(only, slugs=tuple(sorted(starts.union(only.slugs)))),)


def _eligibility(
    route: int,
    findings: Iterable[Finding],
    waived: tuple[tuple[Requirement, str], ...],
    as_of: date,
    *,
    has_facts: bool,
) -> Eligibility:
    left = tuple(finding for finding in findings if not finding.is_met)
    missing = {finding.missing for finding in left if finding.missing}
    unknown = {finding.unknown for finding in left if finding.unknown}
    standing = _standing(missing, unknown, has_facts=has_facts)
    not_before = _not_before(left, as_of)
    misses = any(item.requirement is Requirement.CERTIFICATIONS for item in missing)
    if standing in {Standing.ASK_ISSUER, Standing.UNKNOWN}:
        earliest = None
        # That it cannot be before this very month says nothing.
        not_before = None if not_before == month_of(as_of) else not_before
    else:
        wants_answer = any(item.why not in NOTHING_TO_ANSWER for item in unknown)
        earliest = None if wants_answer or misses else not_before
    return Eligibility(
        standing=standing,
        route=route,
        earliest=earliest,
        not_before=not_before,
        missing=tuple(sorted(missing, key=_missing_fields)),
        unknown=tuple(sorted(unknown, key=_unknown_fields)),
        waived=waived,
    )


def _standing(missing: set[Missing], unknown: set[Unknown], *, has_facts: bool) -> Standing:
    if any(item.requirement is not Requirement.COURSE for item in missing):
        return Standing.NOT_YET
    whys = {item.why for item in unknown}
    if whys & BEYOND_COMPARING or (whys and whys <= FOR_WANT_OF_FACTS and not has_facts):
        return Standing.ASK_ISSUER
    if whys - NOTHING_TO_ANSWER:
        return Standing.UNKNOWN
    if missing:
        return Standing.WITH_COURSE
    return Standing.LOOKS_OPEN if whys else Standing.ELIGIBLE


def _not_before(findings: Iterable[Finding], as_of: date) -> date | None:
    left = tuple(findings)
    if any(
        item.missing and item.takes is None and item.requirement is not Requirement.CERTIFICATIONS
        for item in left
    ):
        return None
    longest = max((item.takes for item in left if item.takes is not None), default=0)
    return month_after(as_of, longest) if longest else month_of(as_of)


def _missing_fields(item: Missing) -> tuple[str, int, str, tuple[str, ...], tuple[str, ...]]:
    return item.requirement.value, item.amount, item.kind, item.slugs, item.others


def _unknown_fields(item: Unknown) -> tuple[str, str, str]:
    return item.requirement.value, item.why.value, item.kind
