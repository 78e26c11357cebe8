"""What stands beside the facts of certifications, as it is live: of one certification, or of all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from certifications.advice_mapping import (
    change_from_row,
    group_from_row,
    outgrown_from_row,
    recognition_from_row,
    role_from_row,
    service_from_row,
)
from certifications.domain.advice import (
    AlternativeGroup,
    Circumstance,
    DatedChange,
    OutgrownRule,
    Recognition,
    Region,
    RoleFamily,
    RoleService,
)
from certifications.domain.vocabulary import CircumstanceKind
from certifications.models import Alternative as MemberRow
from certifications.models import AlternativeGroup as GroupRow
from certifications.models import (
    CertificationPage,
    CircumstanceReading,
    Outgrown,
    OutgrownCondition,
    RecognisedCertification,
    RoleMisfit,
)
from certifications.models import Circumstance as CircumstanceRow
from certifications.models import DatedChange as ChangeRow
from certifications.models import Recognition as RecognitionRow
from certifications.models import Region as RegionRow
from certifications.models import RoleFamily as RoleRow
from certifications.models import RoleService as ServiceRow


@dataclass(frozen=True, slots=True)
class ServedRole:
    """A role that a certification serves, or is not for: then `service` is None."""

    key: str
    name: str
    service: RoleService | None
    why: str
    judged_by: str
    judged_on: date


@dataclass(frozen=True, slots=True)
class AdviceOn:
    """All that stands beside the facts of one certification."""

    roles: tuple[ServedRole, ...]
    groups: tuple[AlternativeGroup, ...]
    outgrown: OutgrownRule | None
    recognition: tuple[Recognition, ...]
    changes: tuple[DatedChange, ...]
    # Names of regions by key.
    regions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AllAdvice:
    """Everything, as plans read it."""

    roles: tuple[RoleFamily, ...]
    groups: tuple[AlternativeGroup, ...]
    outgrown: tuple[OutgrownRule, ...]
    recognition: tuple[Recognition, ...]
    regions: tuple[Region, ...]
    circumstances: tuple[Circumstance, ...]


def advice_on(page: CertificationPage) -> AdviceOn:
    """What stands beside the facts of one certification. At most thirteen queries."""
    rule = _rules().filter(certification=page.pk).first()
    changes = ChangeRow.objects.live().filter(Q(certification=page.pk) | Q(issuer=page.issuer_id))
    about = _statements().filter(certifications__certification=page.pk).distinct()
    return AdviceOn(
        roles=_served_roles(page),
        groups=tuple(map(group_from_row, _groups().filter(members__certification=page.pk).distinct())),
        outgrown=outgrown_from_row(rule) if rule else None,
        recognition=tuple(map(recognition_from_row, about)),
        changes=tuple(map(change_from_row, changes)),
        regions=dict(RegionRow.objects.live().values_list("key", "name")),
    )


def all_advice() -> AllAdvice:
    """Everything that plans read. Thirteen queries, however much there is."""
    read = _read_circumstances()
    regions = RegionRow.objects.live().select_related("within")
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
    )


def role_families() -> tuple[RoleFamily, ...]:
    """The role families, in the editors' order. Six queries."""
    read = _read_circumstances()
    return tuple(role_from_row(row, read) for row in _roles())


def _served_roles(page: CertificationPage) -> tuple[ServedRole, ...]:
    read = _read_circumstances()
    live = {"role__live": True, "certification": page.pk}
    served = ServiceRow.objects.filter(**live).select_related("role", "certification")
    misfits = RoleMisfit.objects.filter(**live).select_related("role")
    found = [
        *(
            (
                row.role,
                ServedRole(
                    row.role.key, row.role.name, service_from_row(row, read), row.why, *_judged(row.role)
                ),
            )
            for row in served
        ),
        *(
            (row.role, ServedRole(row.role.key, row.role.name, None, row.why, *_judged(row.role)))
            for row in misfits
        ),
    ]
    return tuple(
        served for _role, served in sorted(found, key=lambda item: (item[0].sort_order, item[0].key))
    )


def _judged(row: RoleRow) -> tuple[str, date]:
    return row.judged_by, row.judged_on


def _read_circumstances() -> dict[str, str]:
    rows = CircumstanceReading.objects.live().values_list("words", "circumstance__key")
    return {words: key or "" for words, key in rows}


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
        .prefetch_related(_below("conditions", OutgrownCondition, *pointed))
    )
    return rows


def _statements() -> QuerySet[RecognitionRow]:
    rows: QuerySet[RecognitionRow] = RecognitionRow.objects.live().prefetch_related(
        "regions", _below("certifications", RecognisedCertification, "certification")
    )
    return rows
