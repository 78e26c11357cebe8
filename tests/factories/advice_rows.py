"""Rows of the lists that stand beside the facts, as drafts: `publish` makes one live."""

from datetime import date
from typing import Any, cast

from certifications.models import (
    Alternative,
    AlternativeGroup,
    CertificationPage,
    Circumstance,
    CircumstanceReading,
    Outgrown,
    OutgrownCondition,
    RecognisedCertification,
    Recognition,
    Region,
    RoleFamily,
    RoleMisfit,
    RoleService,
)
from portal.editorial.snippets import ApprovedSnippet

JUDGED: dict[str, Any] = {"judged_by": "An editor", "judged_on": date(2026, 11, 22)}


def publish(row: ApprovedSnippet) -> None:
    """Let a draft go live, as an approval does."""
    row.save_revision().publish()


def draft_region(key: str = "uk", within: Region | None = None) -> Region:
    """A region."""
    row: Region = Region.objects.create(key=key, name=key, within=within, live=False)
    return row


def draft_tool(key: str = "asana") -> Circumstance:
    """A circumstance that is a tool."""
    row: Circumstance = Circumstance.objects.create(key=key, name=key, kind="tool", live=False)
    return row


def draft_circumstance_reading(words: str, circumstance: Circumstance) -> CircumstanceReading:
    """What words stand for."""
    row: CircumstanceReading = CircumstanceReading.objects.create(
        words=words, circumstance=circumstance, live=False
    )
    return row


def draft_role(
    key: str, serves: CertificationPage, misfit: CertificationPage, *, when: str = ""
) -> RoleFamily:
    """A role with one service and one misfit."""
    role: Any = RoleFamily(key=key, name=key, titles=key, kind_of_work="project", live=False, **JUDGED)
    role.services = [
        RoleService(certification=serves, stage="start", why="Because.", when=when, basis="editorial")
    ]
    role.misfits = [RoleMisfit(certification=misfit, why="Because.")]
    role.save()
    return cast(RoleFamily, role)


def draft_group(key: str, *pages: CertificationPage) -> AlternativeGroup:
    """A group of rivals."""
    group: Any = AlternativeGroup(key=key, name=key, rule="pick-one", question="Which?", live=False, **JUDGED)
    group.members = [Alternative(certification=page, basis="editorial") for page in pages]
    group.save()
    return cast(AlternativeGroup, group)


def draft_rule(page: CertificationPage, held: CertificationPage) -> Outgrown:
    """What outgrows one certification: holding another."""
    rule: Any = Outgrown(certification=page, because="Because.", basis="editorial", live=False, **JUDGED)
    rule.conditions = [OutgrownCondition(strength="never", when="holds", certification=held)]
    rule.save()
    return cast(Outgrown, rule)


def draft_statement(page: CertificationPage, region: Region) -> Recognition:
    """A statement that a certification counts in a region."""
    row: Any = Recognition(
        statement=f"{page.title} counts in {region}.",
        topic="region",
        source_url="https://www.example.org/",
        collected_on=date(2026, 11, 22),
        confidence="high",
        live=False,
    )
    row.certifications = [RecognisedCertification(certification=page)]
    row.regions = [region]
    row.save()
    return cast(Recognition, row)


def publish_advice(one: CertificationPage, other: CertificationPage) -> None:
    """A live row of each list that says something of certifications, and a region."""
    region = draft_region(f"region-{other.pk}")
    for row in (
        region,
        draft_role(f"role-{other.pk}", one, other),
        draft_group(f"group-{other.pk}", one, other),
        draft_rule(one, other),
        draft_statement(one, region),
    ):
        publish(row)
