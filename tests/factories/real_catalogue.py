"""The catalogue that the project's own fact base becomes, as values, without a database."""

from functools import cache

import yaml

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Certified, Snapshot
from certifications.domain.certification import Certification
from certifications.domain.fact_base.lists import StatedProgression
from certifications.domain.fact_base.parser import parse_fact_base
from certifications.domain.fact_base.records import FactBase
from certifications.domain.statements import Grounds, Progression
from tests.factories.facts import COLLECTED_ON, FACT_BASE, certification_of_record, real_readings


@cache
def real_fact_base() -> FactBase:
    """The fact base that lies in the project."""
    return parse_fact_base(yaml.load(FACT_BASE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


@cache
def real_certifications() -> tuple[Certification, ...]:
    """The certifications of all its records."""
    return tuple(certification_of_record(record) for record in real_fact_base().records)


@cache
def real_progressions() -> tuple[Progression, ...]:
    """All its progressions, those that lead out of the catalogue too."""
    return tuple(progression_of(stated) for stated in real_fact_base().progressions)


@cache
def real_snapshot() -> Snapshot:
    """The snapshot of its certifications alone, as it was on the day when the facts were collected."""
    return snapshot_from_catalogue(
        real_certifications(), real_progressions(), real_readings(), today=COLLECTED_ON
    )


def real_certified(slug: str) -> Certified:
    """One certification of the snapshot."""
    return next(certified for certified in real_snapshot().certifications if certified.slug == slug)


def progression_of(stated: StatedProgression) -> Progression:
    """What the catalogue tells of a progression of the fact base."""
    grounds = Grounds(
        source_url=stated.source_url,
        source_note=stated.source_note,
        source_date=stated.source_date or None,
        collected_on=COLLECTED_ON,
        confidence=stated.confidence,
    )
    return Progression(
        stated.start,
        stated.end,
        stated.kind,
        stated.detail,
        grounds,
        tuple(sorted(stated.waives)),
        stated.needs_active,
    )
