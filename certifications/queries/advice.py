"""What stands beside the facts of certifications, as it is live: of all of them, or of one.

It is read as a whole and kept in the memory of the process, as the lists of readings are
(certifications.readings): a page or a plan then costs no query for it until something is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from certifications.domain.advice import (
    AlternativeGroup,
    Circumstance,
    DatedChange,
    JudgedBy,
    Misfit,
    OutgrownRule,
    Recognition,
    Region,
    RoleFamily,
    RoleService,
    whole_of,
)
from certifications.domain.vocabulary import CircumstanceKind
from certifications.mapping.advice import (
    change_from_row,
    group_from_row,
    outgrown_from_row,
    recognition_from_row,
    role_from_row,
)
from certifications.models import Alternative as MemberRow
from certifications.models import AlternativeGroup as GroupRow
from certifications.models import Circumstance as CircumstanceRow
from certifications.models import CircumstanceReading, Outgrown, RecognisedCertification, RoleMisfit
from certifications.models import DatedChange as ChangeRow
from certifications.models import OutgrownCondition as ConditionRow
from certifications.models import Recognition as RecognitionRow
from certifications.models import Region as RegionRow
from certifications.models import RoleFamily as RoleRow
from certifications.models import RoleService as ServiceRow
from portal.shared.page_cache import generation


@dataclass(frozen=True, slots=True)
class AllAdvice:
    """Everything that stands beside facts."""

    roles: tuple[RoleFamily, ...]
    groups: tuple[AlternativeGroup, ...]
    outgrown: tuple[OutgrownRule, ...]
    recognition: tuple[Recognition, ...]
    regions: tuple[Region, ...]
    circumstances: tuple[Circumstance, ...]
    changes: tuple[DatedChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ServedRole:
    """A role that a certification serves, stage by stage, or is not for: then there is a misfit."""

    key: str
    name: str
    services: tuple[RoleService, ...]
    misfit: Misfit | None
    judged: JudgedBy


@dataclass(frozen=True, slots=True)
class AdviceOn:
    """All that stands beside the facts of one certification."""

    roles: tuple[ServedRole, ...]
    groups: tuple[AlternativeGroup, ...]
    outgrown: OutgrownRule | None
    recognition: tuple[Recognition, ...]
    changes: tuple[DatedChange, ...]
    # Names of regions by key, in the editors' order, and the key of the one that holds all others, if any.
    regions: Mapping[str, str]
    everywhere: str
    circumstances: Mapping[str, Circumstance]


# By generation; one at a time.
_kept: dict[int, AllAdvice] = {}


def all_advice() -> AllAdvice:
    """Everything, at most `GENERATION_SECONDS` old, as pages are.

    One query a second at most, shared with pages. After anything was published it is read again:
    `read_advice` says at what price.
    """
    # Read first: what is changed while the lists are read belongs to a later generation.
    now = generation()
    kept = _kept.get(now)
    if kept is None:
        kept = read_advice()
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_advice() -> None:
    """Read everything again at the next use."""
    _kept.clear()


def advice_on(slug: str, issuer: str) -> AdviceOn:
    """What stands beside the facts of one certification, by its slug and the key of its issuer."""
    advice = all_advice()
    return AdviceOn(
        roles=tuple(served for role in advice.roles if (served := _served(role, slug))),
        groups=tuple(
            group
            for group in advice.groups
            if any(member.certification.slug == slug for member in group.members)
        ),
        outgrown=next((rule for rule in advice.outgrown if rule.certification == slug), None),
        recognition=tuple(
            item for item in advice.recognition if any(named.slug == slug for named in item.certifications)
        ),
        changes=tuple(
            change
            for change in advice.changes
            if (change.about and change.about.slug == slug) or (issuer and change.issuer == issuer)
        ),
        regions={region.key: region.name for region in advice.regions},
        everywhere=whole_of(advice.regions),
        circumstances={item.key: item for item in advice.circumstances},
    )


def _served(role: RoleFamily, slug: str) -> ServedRole | None:
    """What a certification is to a role; None where nobody says."""
    services = tuple(service for service in role.services if service.certification.slug == slug)
    misfit = next((item for item in role.misfits if item.certification.slug == slug), None)
    if not services and misfit is None:
        return None
    return ServedRole(role.key, role.name, services, misfit, role.judged)


def read_advice() -> AllAdvice:
    """Everything as it is live now. Fourteen queries, however much there is."""
    read = {
        words: key or ""
        for words, key in CircumstanceReading.objects.live().values_list("words", "circumstance__key")
    }
    regions = RegionRow.objects.live().select_related("within")
    changes = ChangeRow.objects.live().select_related("certification", "issuer")
    return AllAdvice(
        roles=tuple(role_from_row(row, read) for row in _roles()),
        groups=tuple(map(group_from_row, _groups())),
        outgrown=tuple(map(outgrown_from_row, _rules())),
        recognition=tuple(map(recognition_from_row, _statements())),
        regions=tuple(Region(row.key, row.name, row.within.key if row.within else "") for row in regions),
        circumstances=tuple(
            Circumstance(row.key, row.name, CircumstanceKind(row.kind))
            for row in CircumstanceRow.objects.live()
        ),
        changes=tuple(map(change_from_row, changes)),
    )


def _below(name: str, model: Any, *related: str) -> Prefetch[Any]:
    return Prefetch(name, queryset=model.objects.select_related(*related))


def _roles() -> QuerySet[RoleRow]:
    rows: QuerySet[RoleRow] = RoleRow.objects.live().prefetch_related(
        _below("services", ServiceRow, "certification"), _below("misfits", RoleMisfit, "certification")
    )
    return rows


def _groups() -> QuerySet[GroupRow]:
    rows: QuerySet[GroupRow] = (
        GroupRow.objects.live()
        .select_related("default")
        .prefetch_related(_below("members", MemberRow, "certification"))
    )
    return rows


def _rules() -> QuerySet[Outgrown]:
    pointed = ("certification", "region", "circumstance", "role")
    rows: QuerySet[Outgrown] = (
        Outgrown.objects.live()
        .select_related("certification")
        .prefetch_related(_below("conditions", ConditionRow, *pointed))
    )
    return rows


def _statements() -> QuerySet[RecognitionRow]:
    rows: QuerySet[RecognitionRow] = RecognitionRow.objects.live().prefetch_related(
        "regions", _below("certifications", RecognisedCertification, "certification")
    )
    return rows
