"""Rows of what stands beside facts, each live."""

from typing import Any

from certifications.models import (
    Alternative,
    AlternativeGroup,
    CertificationPage,
    Circumstance,
    DatedChange,
    Outgrown,
    OutgrownCondition,
    RecognisedCertification,
    Recognition,
    Region,
    RoleFamily,
    RoleMisfit,
    RoleService,
)
from tests.factories.pages import COLLECTED_ON

JUDGED: dict[str, Any] = {"judged_by": "An editor", "judged_on": COLLECTED_ON, "live": True}
SOURCE: dict[str, Any] = {
    "source_url": "https://www.example.org/adverts/",
    "source_date": "2026",
    "collected_on": COLLECTED_ON,
    "confidence": "medium",
}


def make_role(key: str = "product-owner", **fields: Any) -> RoleFamily:
    """A live role family of project work."""
    values = {"name": key.replace("-", " ").capitalize(), "kind_of_work": "project", "titles": "PO"}
    return RoleFamily.objects.create(key=key, **{**values, **JUDGED, **fields})


def make_service(page: CertificationPage, role: RoleFamily, **fields: Any) -> RoleService:
    """What serves a role that has begun: our judgement."""
    values: dict[str, Any] = {
        "stage": "start",
        "service": "usual",
        "why": "Adverts name it.",
        "basis": "editorial",
    }
    # Rows without an order come as the server likes.
    values["sort_order"] = RoleService.objects.filter(role=role).count()
    return RoleService.objects.create(role=role, certification=page, **{**values, **fields})


def make_misfit(page: CertificationPage, role: RoleFamily, why: str = "another role") -> RoleMisfit:
    """A certification that is not for a role."""
    return RoleMisfit.objects.create(role=role, certification=page, why=why)


def make_group(page: CertificationPage, *others: str, **fields: Any) -> AlternativeGroup:
    """A live group of a certification and others by name."""
    values = {"key": "first-level", "name": "First level", "rule": "pick-one", "question": "This or that?"}
    group = AlternativeGroup.objects.create(**{**values, **JUDGED, **fields})
    for number, name in enumerate(("", *others)):
        Alternative.objects.create(
            group=group,
            sort_order=number,
            certification=None if name else page,
            other=name,
            best_if=f"you like {name or page.title}",
            cost="USD 200",
            basis="mixed",
        )
    return group


def make_rule(page: CertificationPage, *conditions: dict[str, Any], **fields: Any) -> Outgrown:
    """A live rule on who has outgrown a certification."""
    values = {"because": "There are higher ones.", "basis": "mixed"}
    rule = Outgrown.objects.create(certification=page, **{**values, **JUDGED, **fields})
    for number, condition in enumerate(conditions):
        OutgrownCondition.objects.create(
            rule=rule, **{"strength": "never", "sort_order": number, **condition}
        )
    return rule


def make_recognition(page: CertificationPage, *regions: Region, statement: str = "adverts name it") -> None:
    """A live statement on a certification."""
    item = Recognition.objects.create(statement=statement, topic="job-adverts", live=True, **SOURCE)
    item.regions.set(regions)
    item.save()
    RecognisedCertification.objects.create(statement=item, certification=page)


def make_change(**fields: Any) -> DatedChange:
    """A live change of an exam outline."""
    values = {"what": "exam outline", "before": "180 questions", "after": "175 questions"}
    return DatedChange.objects.create(**{**values, **SOURCE, "live": True, **fields})


def make_region(key: str = "uk", name: str = "United Kingdom") -> Region:
    """A live region."""
    region: Region = Region.objects.create(key=key, name=name, live=True)
    return region


def make_circumstance(key: str, name: str, kind: str) -> Circumstance:
    """A live circumstance."""
    made: Circumstance = Circumstance.objects.create(key=key, name=name, kind=kind, live=True)
    return made
