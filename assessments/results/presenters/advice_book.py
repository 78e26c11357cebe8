"""What editors say beside the facts, as a result needs it: roles, regions, alternatives, what is outgrown."""

from functools import cached_property

from assessments.domain.outcomes.outcome import PlanEntry
from certifications.domain.advice import Alternative, AlternativeGroup, Recognition, RoleFamily, RoleService
from certifications.domain.facts import Confidence
from certifications.queries.advice import AllAdvice

# Rules of groups of which somebody needs one.
EXCLUSIVE = frozenset({"pick-one", "pick-one-first", "pick-one-ladder", "successor"})


class AdviceBook:
    """The editors' advice, by key and slug."""

    def __init__(self, advice: AllAdvice) -> None:
        self._advice = advice

    @cached_property
    def _roles(self) -> dict[str, RoleFamily]:
        return {role.key: role for role in self._advice.roles}

    def role(self, key: str) -> RoleFamily | None:
        """A role family; None where it is not kept any more."""
        return self._roles.get(key)

    def service(self, role: str, slug: str, stage: str = "") -> RoleService | None:
        """How a certification serves a role, at a stage if it is told; None where no judgement says so."""
        family = self.role(role)
        services = [item for item in family.services if item.certification.slug == slug] if family else []
        at_stage = [item for item in services if item.stage == stage]
        return next(iter(at_stage or services), None)

    def misfit(self, role: str, slug: str) -> str:
        """Why a certification is not for a role; empty where nobody says so."""
        family = self.role(role)
        found = (item.why for item in (family.misfits if family else ()) if item.certification.slug == slug)
        return next(found, "")

    def region(self, key: str) -> str:
        """The name of a region."""
        return next((item.name for item in self._advice.regions if item.key == key), key)

    def is_widest(self, key: str) -> bool:
        """Whether a region is part of no wider one: everywhere."""
        return any(item.key == key and not item.within for item in self._advice.regions)

    def circumstance(self, key: str) -> str:
        """The name of what belongs to somebody's work."""
        return next((item.name for item in self._advice.circumstances if item.key == key), key)

    def outgrown(self, slug: str) -> str:
        """Why people outgrow a certification; empty where nobody says so."""
        return next((rule.because for rule in self._advice.outgrown if rule.certification == slug), "")

    def recognitions(self, slug: str) -> tuple[Recognition, ...]:
        """What sources say of where a certification counts, those with more than a weak source."""
        return tuple(
            item
            for item in self._advice.recognition
            if item.grounds.confidence is not Confidence.LOW
            and slug in {named.slug for named in item.certifications}
        )

    def group_of(self, slug: str, other: str = "") -> AlternativeGroup | None:
        """The group of alternatives that a certification is of, with another one if that is told."""
        return next(
            (
                group
                for group in self._advice.groups
                if group.rule in EXCLUSIVE
                and {slug, other or slug} <= {item.certification.slug for item in group.members}
            ),
            None,
        )

    def alternative(self, slug: str, other: str = "") -> Alternative | None:
        """What tells a certification from its alternatives, in the group that it shares with another one."""
        group = self.group_of(slug, other)
        return next(
            (item for item in (group.members if group else ()) if item.certification.slug == slug), None
        )


def why_for_role(slug: str, first: PlanEntry, book: AdviceBook) -> str:
    """Why a certification serves the role that the first one serves."""
    served = next((dict(reason.parameters) for reason in first.reasons if reason.code == "role"), {})
    service = book.service(str(served.get("role", "")), slug, str(served.get("stage", "")))
    return service.why if service else ""
