"""Facts and certifications as the domain sees them, made without a database."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from certifications.domain.certification import Certification, CoveredArea, Issuer, Judgement, Term
from certifications.domain.fact_base.parser import parse_fact_base
from certifications.domain.fact_base.records import FactBase, Record
from certifications.domain.facts import Confidence, Fact
from certifications.domain.fields import field_of
from certifications.domain.readings import Readings, is_education
from certifications.domain.values import format_value, parse_value
from certifications.domain.vocabulary import LEVELS, Orientation, Status

COLLECTED_ON = date(2026, 11, 22)
FACT_BASE = Path(__file__).parents[2] / "portal" / "demo" / "data" / "certification-facts.yaml"


@cache
def _fact_base() -> FactBase:
    return parse_fact_base(yaml.load(FACT_BASE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


@cache
def real_readings() -> Readings:
    """How the fact base that lies in the project reads its words."""
    stated = _fact_base().readings
    return Readings(
        educations={row.words: row.level for row in stated.educations},
        experience={row.words: row.kind for row in stated.experience},
        courses={row.words: row.anybody for row in stated.courses},
        names={row.words: row.certification for row in stated.names},
        machine_written=frozenset(stated.machine_written),
    )


def make_fact(key: str = "exam.questions", value: str = "180", **fields: Any) -> Fact:
    """A fact that a high-confidence, undated source states, collected and not checked."""
    field = field_of(key)
    assert field is not None, key
    values: dict[str, Any] = {
        "key": key,
        "kind": field.kind,
        "label": field.label,
        "value": value,
        "unit": field.unit,
        "typed": parse_value(field.value_type, value),
        "source_url": "https://www.example.org/exams/pmp/",
        "source_note": "",
        "source_date": None,
        "collected_on": COLLECTED_ON,
        "verified_on": None,
        "confidence": Confidence.HIGH,
        "education": real_readings().educations.get(value) if is_education(key) else None,
        **fields,
    }
    return Fact(**values)


def make_facts(**values: str) -> tuple[Fact, ...]:
    """Facts by key, with “__” for the dot: `make_facts(exam__questions="180")`."""
    return tuple(make_fact(key.replace("__", "."), value) for key, value in values.items())


def make_certification_value(**fields: Any) -> Certification:
    """A certification as other rooms see it; terms may be given by their names."""
    values: dict[str, Any] = {
        "slug": "pmp",
        "title": "Project Management Professional",
        "abbreviation": "PMP",
        "url": "/catalogue/pmp/",
        "issuer": Issuer("pmi", "Project Management Institute", "", is_publisher=False),
        "status": Status.ACTIVE,
        "orientation": Orientation.DISCIPLINE,
        "discipline": Term("project-management", "Project management"),
        "also_fits": (),
        "level": Term("practitioner", "Practitioner", 1, 1),
        "who_it_suits": "People who lead projects.",
        "judgement": Judgement("An editor", COLLECTED_ON, "the issuer’s outline"),
        "coverage": (),
        "facts": (),
        **fields,
    }
    return Certification(**values)


@cache
def fact_base_records() -> tuple[Record, ...]:
    """The records of the fact base that lies in the project. Reads the file once a process."""
    return _fact_base().records


def certification_of_record(record: Record) -> Certification:
    """The certification that a record of the fact base becomes."""
    return make_certification_value(
        slug=record.slug,
        title=record.name,
        abbreviation=record.abbreviation,
        url=f"/catalogue/{record.slug}/",
        issuer=Issuer(
            record.issuer.organisation, record.issuer.organisation, record.issuer.site, is_publisher=False
        ),
        status=record.status,
        orientation=record.orientation,
        discipline=Term(record.discipline, record.discipline),
        also_fits=tuple(Term(key, key) for key in (record.also_fits_discipline,) if key),
        level=Term(record.level, record.level, rank=LEVELS.index(record.level)),
        who_it_suits=record.who_it_suits,
        coverage=tuple(
            CoveredArea(Term(area, area), coverage, issuer_only=False)
            for area, coverage in record.scope.coverage
        ),
        facts=tuple(
            make_fact(
                stated.key,
                format_value(stated.value),
                source_url=stated.provenance.source_url,
                source_note=stated.provenance.source_note,
                source_date=stated.provenance.source_date or None,
                confidence=stated.provenance.confidence,
                also=stated.provenance.also,
                caution=stated.provenance.caution,
                note=stated.provenance.note,
            )
            for stated in record.facts
        ),
    )
