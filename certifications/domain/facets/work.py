"""What somebody does: the kind of work, the role and its stage, the discipline, the level, the region."""

from certifications.domain.certification import Certification
from certifications.domain.facets.declaration import (
    UNKNOWN,
    Case,
    CatalogueItem,
    Facet,
    FacetAdvice,
    FacetOption,
    Family,
    alone,
    listed,
)
from certifications.domain.vocabulary import Coverage, KindOfWork, Service, Stage

WORK = (KindOfWork.PROJECT.value, KindOfWork.ONGOING.value, KindOfWork.BOTH.value, UNKNOWN)
STAGES = tuple(stage.value for stage in Stage)
# The focus areas that tell the kinds of work apart.
AREAS = {"project_work": KindOfWork.PROJECT, "ongoing_operational_work": KindOfWork.ONGOING}


def kinds_served(certification: Certification, advice: FacetAdvice) -> frozenset[KindOfWork]:
    """Project and product work, ongoing work, or each: whatever discipline it is filed under.

    A kind counts when the certification covers it at its core, or is a usual or good choice for a role that
    is made of it. Where that says nothing, so do partial coverage and choices for special cases. A role alone
    is not enough where nothing of its work is covered: a manager of operations may well take the PMP, for
    projects.
    """
    uncovered = _covered(certification, Coverage.NONE)
    strong = _of_roles(advice, frozenset({Service.USUAL, Service.GOOD})) - uncovered
    strong |= _covered(certification, Coverage.CORE)
    weak = _of_roles(advice, frozenset(Service)) - uncovered
    return strong or weak | _covered(certification, Coverage.PARTIAL)


def _covered(certification: Certification, coverage: Coverage) -> frozenset[KindOfWork]:
    return frozenset(
        AREAS[item.area.key]
        for item in certification.coverage
        if item.coverage is coverage and item.area.key in AREAS
    )


def _of_roles(advice: FacetAdvice, services: frozenset[Service]) -> frozenset[KindOfWork]:
    kinds = {item.kind for item in advice.serves if item.service in services}
    return frozenset(kinds & {KindOfWork.PROJECT, KindOfWork.ONGOING})


def work_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """The kinds of work that a certification serves."""
    kinds = kinds_served(subject.certification, subject.advice)
    keys = [kind.value for kind in KindOfWork if kind in kinds]
    if len(keys) > 1:
        keys.append(KindOfWork.BOTH.value)
    return listed(WORK, *(keys or (UNKNOWN,)))


def role_cases(subject: CatalogueItem) -> tuple[Case, ...]:
    """A case for each role and stage that a certification serves; an empty one where it serves none."""
    cases: list[Case] = [
        {
            Facet.ROLE: (FacetOption(item.role.key, item.role.name, item.role.order),),
            Facet.STAGE: listed(STAGES, item.stage.value),
        }
        for item in subject.advice.serves
    ]
    return tuple(cases) or ({},)


def region_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """Regions of which a source says that it is known there."""
    found = tuple(FacetOption(region.key, region.name, region.order) for region in subject.advice.regions)
    return found or (FacetOption(UNKNOWN, UNKNOWN, _LAST),)


# Behind every region of the editors' list.
_LAST = 1_000_000


def discipline_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """The discipline, and those it also fits."""
    item = subject.certification
    return tuple(FacetOption(term.key, term.name, term.order) for term in (item.discipline, *item.also_fits))


def level_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """The level."""
    level = subject.certification.level
    return (FacetOption(level.key, level.name, level.order),)


ROLES = Family((Facet.ROLE, Facet.STAGE), role_cases)
WORK_FAMILIES: tuple[Family, ...] = (
    alone(Facet.WORK, work_options),
    ROLES,
    alone(Facet.DISCIPLINE, discipline_options),
    alone(Facet.LEVEL, level_options),
    alone(Facet.REGION, region_options),
)
