"""Instruments and catalogues made by chance: some on the real facts, some without any doubt."""

import json
from random import Random

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.snapshots.document import parse_snapshot, snapshot_document
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.random_instruments import random_definition_document
from tests.builders.random_snapshots import AREAS, DISCIPLINES, random_snapshot
from tests.factories.real_catalogue import real_snapshot
from tests.second_evaluator import Document

REAL_AREAS = ("workflow_design", "people_stakeholders")
REAL_DISCIPLINES = ("project-management", "work-management", "agile-delivery", "programme-portfolio")
MOST_CERTIFICATIONS = 20
# How many groups name certifications, too.
NAMED_SHARE = 0.5
LONG_FRESH = "2030-01-01"


def random_instrument(chance: Random, *, real: bool) -> Definition:
    """A definition that compiles, with groups that overlap; in the words of the real facts if asked for."""
    sizes = {"questions": chance.randint(2, 14), "dimensions": chance.randint(2, 4)}
    document = random_definition_document(chance, **sizes)
    areas = dict(zip(AREAS, REAL_AREAS if real else AREAS, strict=True))
    dimensions = [
        {name: areas.get(value, value) for name, value in dimension.items()}
        for dimension in document["dimensions"]
    ]
    paths = [
        {**path, "groups": random_groups(chance, real=real)} if "groups" in path else path
        for path in document["paths"]
    ]
    return compile_definition({**document, "dimensions": dimensions, "paths": paths})


def random_groups(chance: Random, *, real: bool) -> list[Document]:
    """One to three groups; a certification may be of several."""
    slugs = [certified.slug for certified in real_snapshot().certifications]
    slugs = slugs if real else [f"c{number}" for number in range(MOST_CERTIFICATIONS)]
    disciplines = REAL_DISCIPLINES if real else DISCIPLINES
    return [
        {"disciplines": sorted(chance.sample(disciplines, chance.choice((1, 1, 2))))}
        | ({"certifications": sorted(chance.sample(slugs, 2))} if chance.random() < NAMED_SHARE else {})
        for _group in range(chance.randint(1, 3))
    ]


def real_catalogues() -> list[Snapshot]:
    """The real facts as they are, and as if they were sure."""
    return [real_snapshot(), surely(real_snapshot())]


def random_catalogues(chance: Random, number: int) -> list[Snapshot]:
    """Snapshots of which every other one leaves no doubt, so that plans get long."""
    snapshots = [random_snapshot(chance, most=MOST_CERTIFICATIONS) for _each in range(number)]
    return [surely(snapshot) if place % 2 else snapshot for place, snapshot in enumerate(snapshots)]


def surely(snapshot: Snapshot) -> Snapshot:
    """The snapshot with every statement of high confidence and long fresh, and everything bookable."""
    sure = {"confidence": "high", "fresh_until": LONG_FRESH, "bookings": [LONG_FRESH]}

    def of_object(fields: Document) -> Document:
        return {name: sure.get(name, value) for name, value in fields.items()}

    return parse_snapshot(json.loads(json.dumps(snapshot_document(snapshot)), object_hook=of_object))
