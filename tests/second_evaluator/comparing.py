"""Engine and second evaluator side by side, on instruments, sheets, catalogues and days made by chance."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from assessments.domain.answers.held_document import held_document
from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of
from assessments.domain.engines import v1
from assessments.domain.outcomes.document import eligibility_document, outcome_document
from assessments.domain.snapshots.document import snapshot_document
from assessments.domain.snapshots.snapshot import Snapshot
from tests.assessments import find_your_path
from tests.builders.random_instruments import random_sheet
from tests.builders.random_snapshots import AS_OF, random_held, random_of
from tests.second_evaluator import Document
from tests.second_evaluator.chance import random_catalogues, random_instrument, real_catalogues
from tests.second_evaluator.evaluation import evaluate, evaluate_goal

# One instrument in so many draws its plans from the real facts.
REAL_EVERY = 4
# Days around the shelf lives of random facts, which are yesterday, today and 300 days.
DAYS = (-1, 0, 0, 0, 1, 299, 300, 301)
REAL_DAYS = 900
# So many sheets meet the same random catalogue, on average.
SHEETS_A_CATALOGUE = 10


@dataclass
class Tally:
    """What was compared; `disagreements` are sentences."""

    outcomes: int = 0
    entries: int = 0
    disagreements: list[str] = field(default_factory=list)
    # Which kinds of reasons, standings, gaps, waivers and placements came up.
    met: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Case:
    """What is judged: answers in stored form, certifications held, facts, a day; and one certification."""

    definition: Definition
    stored: Document
    held: tuple[Held, ...]
    snapshot: Snapshot
    as_of: date
    goal: str


def compare_instrument(number: int, sheets: int) -> Tally:
    """Random instrument of this number, on so many sheets; number 0 is "Find your path"."""
    tally = Tally()
    cases = list(random_cases(number, sheets))
    prepared, document = v1.prepare(cases[0].definition), document_of(cases[0].definition)
    facts = {id(case.snapshot): snapshot_document(case.snapshot) for case in cases}
    for place, case in enumerate(cases):
        outcome = of_engine(case, prepared)
        second = of_second(case, document, facts[id(case.snapshot)])
        count(tally, outcome)
        tally.disagreements += [
            f"instrument {number}, sheet {place}: {name}: {outcome[name]} / {second.get(name)}"
            for name in differing(outcome, second)
        ]
    return tally


def random_cases(number: int, sheets: int) -> Iterator[Case]:
    """Cases of one instrument; the same for the same numbers."""
    chance = random_of(number)
    real = number % REAL_EVERY == 0
    definition = random_instrument(chance, real=real) if number else find_your_path.DEFINITION
    catalogues = real_catalogues() if real else random_catalogues(chance, 2 + sheets // SHEETS_A_CATALOGUE)
    for _sheet in range(sheets):
        snapshot = chance.choice(catalogues)
        as_of = AS_OF + timedelta(chance.randrange(REAL_DAYS) if real else chance.choice(DAYS))
        held = random_held(chance, snapshot, as_of=as_of)
        goals = [certified.slug for certified in snapshot.certifications]
        stored = random_sheet(chance, definition)
        yield Case(
            definition, stored, held, snapshot, as_of, chance.choice(goals or ["not-in-the-catalogue"])
        )


def of_engine(case: Case, prepared: v1.Prepared) -> Document:
    """The outcome and the plan for the one certification, as the engine gives them."""
    sheet = sheet_of(case.definition, case.stored)
    visible = v1.visible_questions(prepared, sheet)
    outcome = v1.evaluate(prepared, sheet, case.held, case.snapshot, case.as_of)
    entries = v1.plan_for_certification(
        case.definition,
        case.goal,
        {key: answer for key, answer in sheet.items() if key in visible},
        held=case.held,
        snapshot=case.snapshot,
        as_of=case.as_of,
    )
    towards = [
        {
            "slug": entry.slug,
            "own_offer": entry.own_offer,
            "eligibility": eligibility_document(entry.eligibility),
            "fit": [entry.fit_numerator, entry.fit_denominator],
            "level": entry.level,
            "opens": list(entry.opens),
        }
        for entry in entries
    ]
    return {**outcome_document(outcome), "towards": towards}


def of_second(case: Case, document: Document, facts: Document) -> Document:
    """The same as the second evaluator gives them."""
    held, as_of = held_document(case.held), case.as_of.isoformat()
    towards = evaluate_goal(document, case.stored, held, facts, as_of, goal=case.goal)
    return {**evaluate(document, case.stored, held, facts, as_of), "towards": towards}


def differing(one: Document, other: Document) -> list[str]:
    """The fields that differ as text, in which 1 and true differ."""
    return [
        name
        for name in sorted({*one, *other})
        if json.dumps(one.get(name), sort_keys=True) != json.dumps(other.get(name), sort_keys=True)
    ]


def count(tally: Tally, outcome: Document) -> None:
    """Add an outcome of the engine to the figures."""
    entries = [*outcome["plan"], *outcome["towards"]]
    tally.outcomes += 1
    tally.entries += len(entries)
    tally.met |= {f"reason {reason['code']}" for reason in outcome["reasons"]}
    tally.met |= {f"placed {placement}" for placement in outcome["placements"].values()}
    for standing in (entry["eligibility"] for entry in entries):
        tally.met.add(standing["standing"])
        tally.met |= {f"misses {gap['requirement']}" for gap in standing["missing"]}
        tally.met |= {f"unknown {gap['why']}" for gap in standing["unknown"]}
        tally.met |= {f"waived {requirement}" for requirement, _slug in standing["waived"]}
