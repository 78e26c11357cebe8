"""What makes a certification of no use to somebody: docs/algorithms/outgrown.md, word for word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assessments.domain.engines.v3.counsel import Guidance
from assessments.domain.engines.v3.entry import Applicant, eligibility_of, may_enter_by_training
from assessments.domain.outcomes.outcome import Placement, Why
from assessments.domain.snapshots.snapshot import Outgrowing

NEVER, DISCOURAGE = "never", "discourage"
IN_ROLE, NOT_IN_ROLE = "in_role", "not_in_role"
SECONDARY, BACHELOR = 1, 3
LEAST_LEVEL = {"": None, "secondary": SECONDARY, "degree": BACHELOR}
# Conditions of these kinds speak together: none of what they name may be there.
TOGETHER = frozenset({"lacks", "outside_region", "without", IN_ROLE, NOT_IN_ROLE})


@dataclass(frozen=True, slots=True)
class Objections:
    """What speaks against a certification for one person."""

    advice: Guidance
    applicant: Applicant
    held: frozenset[str]

    def against(self, slug: str) -> Placement | None:
        """Why somebody should not take a certification; what rules it out before what speaks against it."""
        conditions = self.advice.outgrowing.get(slug, ())
        for strength, placement in ((NEVER, Placement.OUTGROWN), (DISCOURAGE, Placement.DISCOURAGED)):
            these = tuple(item for item in conditions if item.strength == strength)
            met = next((when for when in _kinds_of(these) if self._is_met(when, these)), "")
            if met:
                return Placement.WRONG_ROLE if met in {IN_ROLE, NOT_IN_ROLE} else placement
        return None

    def _is_met(self, when: str, conditions: Iterable[Outgrowing]) -> bool:
        these = tuple(item for item in conditions if item.when == when)
        if when in TOGETHER:
            return _TOGETHER[when](self, frozenset(item.named for item in these))
        return any(_ALONE[when](self, item) for item in these)

    def _lacks(self, named: frozenset[str]) -> bool:
        return self.held.isdisjoint(named)

    def _outside(self, named: frozenset[str]) -> bool:
        person = self.applicant.person
        return bool(person.region) and not any(
            region in self.advice.around(person.region) or self.advice.may_be_in(person, region)
            for region in named
        )

    def _without(self, named: frozenset[str]) -> bool:
        return self.applicant.person.circumstances.isdisjoint(named)

    def _in_role(self, named: frozenset[str]) -> bool:
        roles = self.applicant.person.roles
        return bool(roles) and named.issuperset(roles)

    def _not_in_role(self, named: frozenset[str]) -> bool:
        return named.isdisjoint(self.applicant.person.roles)

    def _holds(self, item: Outgrowing) -> bool:
        return item.named in self.held

    def _may_enter(self, item: Outgrowing) -> bool:
        certified = self.advice.certifications.get(item.named)
        return certified is not None and may_enter_by_training(
            eligibility_of(certified, self.advice.steps, self.applicant)
        )

    def _months_at_least(self, item: Outgrowing) -> bool:
        person = self.applicant.person
        own = person.months.get(item.kind)
        if own is None or isinstance(own.total, Why) or own.total < item.months:
            return False
        least = LEAST_LEVEL[item.education]
        return least is None or (not isinstance(person.education, Why) and person.education >= least)

    def _months_below(self, item: Outgrowing) -> bool:
        if not self.held.isdisjoint(item.unless_held):
            return False
        own = self.applicant.person.months.get(item.kind)
        total = own.total if own else Why.NOT_ASKED
        # Who tells of no such months is not taken to have them.
        return not isinstance(total, int) or total < item.months

    def _always(self, _item: Outgrowing) -> bool:
        return True


_TOGETHER: dict[str, Callable[[Objections, frozenset[str]], bool]] = {
    "lacks": Objections._lacks,
    "outside_region": Objections._outside,
    "without": Objections._without,
    IN_ROLE: Objections._in_role,
    NOT_IN_ROLE: Objections._not_in_role,
}
_ALONE: dict[str, Callable[[Objections, Outgrowing], bool]] = {
    "holds": Objections._holds,
    "may_enter": Objections._may_enter,
    "months_at_least": Objections._months_at_least,
    "months_below": Objections._months_below,
    "nobody_new": Objections._always,
    "entry_unknown": Objections._always,
}


def _kinds_of(conditions: Iterable[Outgrowing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.when for item in conditions))
