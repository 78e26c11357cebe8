"""Instruments and catalogues made by chance: some on the real facts, some without any doubt."""

import json
from random import Random

from assessments.domain.compiler import compile_definition
from assessments.domain.definition import Definition
from assessments.domain.snapshot import Snapshot
from assessments.domain.snapshot_json import parse_snapshot, snapshot_document
from tests.builders.random_instruments import random_definition_document
from tests.builders.random_snapshots import random_snapshot
from tests.factories.real_catalogue import real_snapshot
from tests.second_evaluator import Document

# Words of random instruments, and what takes their place where they are to draw from the real facts.
REAL_WORDS = {
    "first": "project-management",
    "second": "work-management",
    "third": "agile-delivery",
    "flow": "workflow_design",
    "people": "people_stakeholders",
}
REAL_SLUGS = ["capm", "kmp-i"]
MOST_CERTIFICATIONS = 20
LONG_FRESH = "2030-01-01"


def random_instrument(chance: Random, *, real: bool) -> Definition:
    """A definition that compiles; in the words of the real facts if it is to draw from them."""
    sizes = {"questions": chance.randint(2, 14), "dimensions": chance.randint(2, 4)}
    document = random_definition_document(chance, **sizes)
    return compile_definition(about_real_facts(document) if real else document)


def about_real_facts(document: Document) -> Document:
    """The definition with focus areas, disciplines and certifications that the real facts have."""
    dimensions = [
        {name: REAL_WORDS.get(value, value) for name, value in dimension.items()}
        for dimension in document["dimensions"]
    ]
    paths = [
        {**path, "groups": [real_group(group) for group in path["groups"]]} if "groups" in path else path
        for path in document["paths"]
    ]
    return {**document, "dimensions": dimensions, "paths": paths}


def real_group(group: Document) -> Document:
    """A group of a path that draws from the real facts."""
    disciplines = sorted(REAL_WORDS[name] for name in group["disciplines"])
    return {
        "disciplines": disciplines,
        **({"certifications": REAL_SLUGS} if "certifications" in group else {}),
    }


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
