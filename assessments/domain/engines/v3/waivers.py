"""What a held certification replaces of the entry rules for another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessments.domain.answers.sheet import Held
from assessments.domain.engines.v3.person import Active, active_on
from assessments.domain.engines.v3.requirements import Finding, why_unusable
from assessments.domain.outcomes.outcome import Requirement, Unknown, Why
from assessments.domain.snapshots.snapshot import Step


@dataclass(frozen=True, slots=True)
class Waiver:
    """A step whose start is held; `is_sure` tells whether it is known to be as active as it must be."""

    step: Step
    is_sure: bool

    def covers(self, finding: Finding) -> bool:
        """Whether it replaces a requirement."""
        if finding.requirement is Requirement.MONTHS:
            kinds = {"months", f"months:{finding.kind}"} if finding.kind else {"months"}
            return not kinds.isdisjoint(self.step.waives)
        return finding.requirement is Requirement.TRAINING_HOURS and "training_hours" in self.step.waives


def waivers_of(steps: Iterable[Step], held: Iterable[Held], as_of: date) -> tuple[Waiver, ...]:
    """The waivers that somebody has by what they hold; an expired one that had to be active is none."""
    holdings = tuple(held)
    found: list[Waiver] = []
    for step in steps:
        active = active_on(holdings, step.start, as_of)
        if active is None or not step.waives or why_unusable(step.grounds, as_of):
            continue
        if active is Active.YES or not step.needs_active:
            found.append(Waiver(step, is_sure=True))
        elif active is Active.UNKNOWN:
            found.append(Waiver(step, is_sure=False))
    return tuple(found)


def waive(
    findings: Iterable[Finding], waivers: Iterable[Waiver]
) -> tuple[tuple[Finding, ...], tuple[tuple[Requirement, str], ...]]:
    """The findings that are left to look at, and which requirement which certification replaces, sorted."""
    known = tuple(waivers)
    left: list[Finding] = []
    waived: set[tuple[Requirement, str]] = set()
    for finding in findings:
        matching = () if finding.is_met else tuple(item for item in known if item.covers(finding))
        sure = {(finding.requirement, item.step.start) for item in matching if item.is_sure}
        waived |= sure
        if not sure:
            left.append(_perhaps(finding) if matching else finding)
    return tuple(left), tuple(sorted(waived))


def _perhaps(finding: Finding) -> Finding:
    """A requirement that may be waived: what is missing may not be, so it is unknown."""
    if finding.missing is None:
        return finding
    lacking = Unknown(finding.requirement, Why.MAY_BE_INACTIVE, finding.kind)
    return Finding(finding.requirement, finding.kind, unknown=lacking)
