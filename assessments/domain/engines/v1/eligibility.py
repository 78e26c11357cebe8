"""Whether somebody may enter a certification: docs/algorithms/eligibility.md, word for word."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from assessments.domain.answers.sheet import Held
from assessments.domain.engines.v1 import requirements
from assessments.domain.engines.v1.months import month_after, month_of
from assessments.domain.engines.v1.person import Person
from assessments.domain.engines.v1.requirements import Finding, why_unusable
from assessments.domain.engines.v1.waivers import Waiver, waive, waivers_of
from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshots.snapshot import CertificationsStated, Certified, Route, Step

ACCEPTED_BY_STEP = frozenset({"satisfies-prerequisite", "required"})
REQUIRED = "required"
# Nothing about them is known to be over at a date.
_WITHOUT_MONTHS = frozenset({Requirement.EDUCATION, Requirement.CERTIFICATIONS})


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who asks for entry on a day."""

    person: Person
    held: tuple[Held, ...]
    as_of: date


def eligibility_of(certified: Certified, steps: Iterable[Step], applicant: Applicant) -> Eligibility:
    """Standing by the best route of a certification; `steps` that lead elsewhere have no effect."""
    leading = tuple(step for step in steps if step.end == certified.slug)
    waivers = waivers_of(leading, applicant.held, applicant.as_of)
    if not certified.routes:
        finding = requirements.unknown(Requirement.RULES, Why.NO_FACT)
        return _eligibility(0, (finding,), (), applicant.as_of)
    return min((_by_route(route, leading, waivers, applicant) for route in certified.routes), key=_preference)


def misses_certification(eligibility: Eligibility) -> bool:
    """Whether a certification has to be earned first."""
    return any(item.requirement is Requirement.CERTIFICATIONS for item in eligibility.missing)


def by_month(eligibility: Eligibility) -> tuple[bool, date, bool, date]:
    """Sorts by the earliest month; those without one last, by the month before which it cannot be."""
    earliest, not_before = eligibility.earliest, eligibility.not_before
    return earliest is None, earliest or date.min, not_before is None, not_before or date.min


def _preference(eligibility: Eligibility) -> tuple[bool, tuple[bool, date, bool, date], int, int, int]:
    return (
        misses_certification(eligibility),
        by_month(eligibility),
        len(eligibility.unknown),
        len(eligibility.missing),
        eligibility.route,
    )


def _by_route(
    route: Route, steps: tuple[Step, ...], waivers: tuple[Waiver, ...], applicant: Applicant
) -> Eligibility:
    if not route.is_expressed:
        finding = requirements.unknown(Requirement.RULES, Why.NOT_EXPRESSED)
        return _eligibility(route.number, (finding,), (), applicant.as_of)
    findings, waived = waive(_findings(route, steps, applicant), waivers)
    return _eligibility(route.number, findings, waived, applicant.as_of)


def _findings(route: Route, steps: tuple[Step, ...], applicant: Applicant) -> Iterable[Finding]:
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
    route: int, findings: Iterable[Finding], waived: tuple[tuple[Requirement, str], ...], as_of: date
) -> Eligibility:
    left = tuple(finding for finding in findings if not finding.is_met)
    missing = {finding.missing for finding in left if finding.missing}
    unknown = {finding.unknown for finding in left if finding.unknown}
    not_before = _not_before(left, as_of)
    endless = any(item.requirement in _WITHOUT_MONTHS for item in missing)
    otherwise = Standing.UNKNOWN if unknown else Standing.ELIGIBLE
    return Eligibility(
        standing=Standing.NOT_YET if missing else otherwise,
        route=route,
        earliest=None if unknown or endless else not_before,
        not_before=not_before,
        missing=tuple(sorted(missing, key=_missing_fields)),
        unknown=tuple(sorted(unknown, key=_unknown_fields)),
        waived=waived,
    )


def _not_before(findings: Iterable[Finding], as_of: date) -> date | None:
    left = tuple(findings)
    if any(item.missing and item.requirement is Requirement.EDUCATION for item in left):
        return None
    longest = max((item.takes for item in left if item.takes is not None), default=0)
    return month_after(as_of, longest) if longest else month_of(as_of)


def _missing_fields(item: Missing) -> tuple[str, int, str, tuple[str, ...], tuple[str, ...]]:
    return item.requirement.value, item.amount, item.kind, item.slugs, item.others


def _unknown_fields(item: Unknown) -> tuple[str, str, str]:
    return item.requirement.value, item.why.value, item.kind
