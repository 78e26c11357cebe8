"""What a facet is, and what it may read of a certification."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from certifications.domain.certification import Certification, Term
from certifications.domain.costs import MOST_COMMON
from certifications.domain.vocabulary import KindOfWork, Service, Stage

# The key of what no source says; every facet that can lack an answer offers it as a choice of its own.
UNKNOWN = "unknown"


class Facet(StrEnum):
    """What can be filtered by; the values are the names in the address."""

    WORK = "work"
    ROLE = "role"
    STAGE = "stage"
    DISCIPLINE = "discipline"
    LEVEL = "level"
    EXPERIENCE = "experience"
    DEGREE = "degree"
    FIRST = "first"
    TRAINING = "training"
    EXAM = "exam"
    PRICE = "price"
    VALID = "valid"
    ORIENTATION = "orientation"
    ISSUER = "issuer"
    REGION = "region"
    BOOKABLE = "bookable"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class FacetOption:
    """A value of a facet that at least one certification has. `name` is as editors named it."""

    key: str
    name: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class PriceBasis:
    """In which currency prices are read, and whether those for members count. Nothing is converted."""

    currency: str = MOST_COMMON
    is_member: bool = False


@dataclass(frozen=True, slots=True)
class Serves:
    """That a certification serves a role at a stage; `role` has its place in the editors' order."""

    role: Term
    kind: KindOfWork
    stage: Stage
    service: Service


@dataclass(frozen=True, slots=True)
class FacetAdvice:
    """What is said of a certification beside its facts: roles it serves, regions where it is known."""

    serves: tuple[Serves, ...] = ()
    regions: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """A certification as facets read it on a day."""

    certification: Certification
    today: date
    basis: PriceBasis = field(default_factory=PriceBasis)
    advice: FacetAdvice = field(default_factory=FacetAdvice)


# What holds together: one entry route with its months and its training, one role with its stage.
Case = Mapping[Facet, tuple[FacetOption, ...]]


@dataclass(frozen=True, slots=True)
class Family:
    """Facets that are read together: what is chosen of them must hold in one and the same case."""

    facets: tuple[Facet, ...]
    cases: Callable[[CatalogueItem], tuple[Case, ...]]


def alone(facet: Facet, read: Callable[[CatalogueItem], tuple[FacetOption, ...]]) -> Family:
    """A facet that depends on no other."""
    return Family((facet,), lambda subject: ({facet: read(subject)},))


def listed(order: tuple[str, ...], *keys: str) -> tuple[FacetOption, ...]:
    """Options of a closed list, each in its place; the presenter has their words."""
    return tuple(FacetOption(key, key, order.index(key)) for key in keys)
