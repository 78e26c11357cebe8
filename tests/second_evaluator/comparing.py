"""Engine and second evaluator side by side, on instruments, sheets, catalogues and days made by chance."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from assessments.domain import engine_1
from assessments.domain.answer_parser import sheet_of
from assessments.domain.compiler import compile_definition
from assessments.domain.definition import Definition
from assessments.domain.definition_writer import document_of
from assessments.domain.held_json import held_document
from assessments.domain.outcome_json import outcome_document
from assessments.domain.snapshot import Snapshot
from assessments.domain.snapshot_json import parse_snapshot, snapshot_document
from tests.assessments import find_your_path
from tests.builders.random_instruments import random_definition_document, random_sheet
from tests.builders.random_snapshots import AS_OF, random_held, random_of, random_snapshot
from tests.factories.real_catalogue import real_snapshot
from tests.second_evaluator import Document
from tests.second_evaluator.evaluation import evaluate

# One instrument in so many draws its plans from the real facts.
REAL_EVERY = 4
# Words of random instruments, and what takes their place where they are to draw from the real facts.
REAL_WORDS = {
    "first": "project-management",
    "second": "work-management",
    "third": "agile-delivery",
    "flow": "workflow_design",
    "people": "people_stakeholders",
}
REAL_SLUGS = ["capm", "kmp-i"]
# Days around the shelf lives of random facts, which are yesterday, today and 300 days.
DAYS = (-1, 0, 0, 0, 1, 299, 300, 301)
REAL_DAYS = 900
# Most certifications of a random catalogue.
MOST_CERTIFICATIONS = 20
# So many sheets meet the same random catalogue, on average.
SHEETS_A_CATALOGUE = 10
LONG_FRESH = "2030-01-01"


@dataclass
class Tally:
    """What was compared; `disagreements` are sentences."""

    outcomes: int = 0
    entries: int = 0
    disagreements: list[str] = field(default_factory=list)
    # Which paths, rules, reasons, standings, reasons for the unknown and placements were met.
    met: set[str] = field(default_factory=set)


def compare_instrument(number: int, sheets: int) -> Tally:
    """Random instrument of this number, on so many sheets; number 0 is "Find your path"."""
    chance = random_of(number)
    real = number % REAL_EVERY == 0
    definition = random_instrument(chance, real=real) if number else find_your_path.DEFINITION
    prepared, document = engine_1.prepare(definition), document_of(definition)
    catalogues = catalogues_of(chance, sheets, real=real)
    tally = Tally()
    for sheet in range(sheets):
        snapshot, facts = chance.choice(catalogues)
        as_of = AS_OF + timedelta(chance.randrange(REAL_DAYS) if real else chance.choice(DAYS))
        held = random_held(chance, snapshot, as_of=as_of)
        stored = random_sheet(chance, definition)
        outcome = outcome_document(
            engine_1.evaluate(prepared, sheet_of(definition, stored), held, snapshot, as_of)
        )
        second = evaluate(document, stored, held_document(held), facts, as_of.isoformat())
        count(tally, outcome)
        if in_words(outcome) != in_words(second):
            tally.disagreements.append(f"instrument {number}, sheet {sheet}: {difference(outcome, second)}")
    return tally


def catalogues_of(chance: Random, sheets: int, *, real: bool) -> list[tuple[Snapshot, Document]]:
    """Snapshots with their documents: the real facts, or some by chance.

    Every other one has nothing that is unsure or stale, so that plans get long.
    """
    number = 1 if real else 2 + sheets // SHEETS_A_CATALOGUE
    snapshots = [
        real_snapshot() if real else random_snapshot(chance, most=MOST_CERTIFICATIONS)
        for _each in range(number)
    ]
    sure = [surely(snapshot) if place % 2 else snapshot for place, snapshot in enumerate(snapshots)]
    return [(snapshot, snapshot_document(snapshot)) for snapshot in sure]


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
    disciplines = sorted(REAL_WORDS[name] for name in group["disciplines"])
    return {
        "disciplines": disciplines,
        **({"certifications": REAL_SLUGS} if "certifications" in group else {}),
    }


def surely(snapshot: Snapshot) -> Snapshot:
    """The snapshot with every statement of high confidence and long fresh, and everything bookable."""
    sure = {"confidence": "high", "fresh_until": LONG_FRESH, "bookings": [LONG_FRESH]}

    def of_object(fields: Document) -> Document:
        return {name: sure.get(name, value) for name, value in fields.items()}

    return parse_snapshot(json.loads(json.dumps(snapshot_document(snapshot)), object_hook=of_object))


def in_words(document: Document) -> str:
    """A document as text, in which 1 and true differ."""
    return json.dumps(document, sort_keys=True)


def count(tally: Tally, outcome: Document) -> None:
    """Add an outcome of the engine to the figures."""
    tally.outcomes += 1
    tally.entries += len(outcome["plan"])
    tally.met |= {f"reason {reason['code']}" for reason in outcome["reasons"]}
    tally.met |= {f"placed {placement}" for placement in outcome["placements"].values()}
    for entry in outcome["plan"]:
        standing = entry["eligibility"]
        tally.met.add(standing["standing"])
        tally.met |= {f"misses {gap['requirement']}" for gap in standing["missing"]}
        tally.met |= {f"unknown {gap['why']}" for gap in standing["unknown"]}
        tally.met |= {f"waived {requirement}" for requirement, _slug in standing["waived"]}


def difference(outcome: Document, second: Document) -> str:
    """What each says where they differ."""
    fields = sorted(name for name in {*outcome, *second} if outcome.get(name) != second.get(name))
    return "; ".join(f"{name}: {outcome.get(name)} / {second.get(name)}" for name in fields)
