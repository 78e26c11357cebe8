"""What editors judge and sources say beside the facts, as engines read it.

Certifications outside the catalogue have no effect: nobody can have told us to hold one, no plan names one.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from assessments.catalogue.mapping.grounds import CONFIDENCES
from assessments.domain.snapshots.snapshot import (
    Counsel,
    Grounds,
    Outgrowing,
    Recognised,
    Region,
    Rivals,
    Role,
    RoleService,
)
from certifications.domain.advice import (
    AlternativeGroup,
    Named,
    OutgrownCondition,
    OutgrownRule,
    Recognition,
    RoleFamily,
)
from certifications.domain.facts import Confidence
from certifications.domain.vocabulary import CircumstanceKind, RecognitionTopic

if TYPE_CHECKING:
    # A query of rows; the mapping itself needs no database.
    from certifications.queries.advice import AllAdvice

NO_MONTHS = -1


def counsel_of(advice: "AllAdvice", slugs: frozenset[str]) -> Counsel:
    """The counsel about the published certifications of these slugs, whatever the order of the lists."""
    return Counsel(
        roles=tuple(
            sorted((_role(role, slugs) for role in advice.roles), key=lambda role: role.slug),
        ),
        rivals=tuple(
            sorted(
                filter(None, (_rivals(group, slugs) for group in advice.groups)), key=lambda item: item.key
            )
        ),
        outgrowing=tuple(
            sorted(
                {item for rule in advice.outgrown for item in _outgrowing(rule, slugs)},
                key=_outgrowing_fields,
            )
        ),
        recognised=_recognised(advice.recognition, slugs),
        regions=tuple(
            sorted(
                (Region(region.key, region.within) for region in advice.regions), key=lambda item: item.key
            )
        ),
        tools=tuple(sorted(item.key for item in advice.circumstances if item.kind is CircumstanceKind.TOOL)),
    )


def _role(role: RoleFamily, slugs: frozenset[str]) -> Role:
    return Role(
        slug=role.key,
        kind=role.kind_of_work.value,
        services=tuple(
            RoleService(
                slug=service.certification.slug,
                stage=service.stage.value,
                service=service.service.value,
                regions=tuple(sorted(set(service.regions))),
                circumstance=service.circumstance,
                is_read=service.is_read,
            )
            for service in role.services
            if service.certification.slug in slugs
        ),
        misfits=_slugs((misfit.certification for misfit in role.misfits), slugs),
    )


def _rivals(group: AlternativeGroup, slugs: frozenset[str]) -> Rivals | None:
    known = [item.certification.slug for item in group.members if item.certification.slug in slugs]
    if not known:
        return None
    default = group.default.slug if group.default else ""
    return Rivals(
        key=group.key,
        rule=group.rule.value,
        # Each once, where it stands first.
        slugs=tuple(dict.fromkeys(known)),
        default=default if default in known else "",
    )


def _outgrowing(rule: OutgrownRule, slugs: frozenset[str]) -> Iterator[Outgrowing]:
    if rule.certification not in slugs:
        return
    for condition in rule.conditions:
        if condition.certification is None or condition.certification.slug in slugs:
            yield _condition(rule.certification, condition, slugs)


def _condition(slug: str, condition: OutgrownCondition, slugs: frozenset[str]) -> Outgrowing:
    named = (
        condition.certification.slug
        if condition.certification
        else condition.region or condition.circumstance or condition.role
    )
    return Outgrowing(
        slug=slug,
        strength=condition.strength.value,
        when=condition.when.value,
        named=named,
        kind=condition.kind,
        months=NO_MONTHS if condition.months is None else condition.months,
        education=condition.education,
        unless_held=tuple(sorted(slugs.intersection(condition.unless_holds))),
    )


def _recognised(statements: Iterable[Recognition], slugs: frozenset[str]) -> tuple[Recognised, ...]:
    """Which certification counts where, each once by the surest statement on a region that says so."""
    found: dict[tuple[str, str], Grounds] = {}
    for statement in statements:
        if statement.topic is not RecognitionTopic.REGION:
            continue
        grounds = Grounds(statement.grounds.confidence.value, statement.fresh_until)
        for named in statement.certifications:
            for region in statement.regions if named.slug in slugs else ():
                place = named.slug, region
                found[place] = max(found.get(place, grounds), grounds, key=_sureness)
    return tuple(Recognised(slug, region, found[slug, region]) for slug, region in sorted(found))


def _sureness(grounds: Grounds) -> tuple[int, object]:
    return CONFIDENCES.index(Confidence(grounds.confidence)), grounds.fresh_until


def _slugs(named: Iterable[Named], slugs: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(slugs.intersection(item.slug for item in named)))


def _outgrowing_fields(item: Outgrowing) -> tuple[str, str, str, str, str, int, str, tuple[str, ...]]:
    return (
        item.slug,
        item.strength,
        item.when,
        item.named,
        item.kind,
        item.months,
        item.education,
        item.unless_held,
    )
