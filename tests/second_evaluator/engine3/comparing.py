"""Engine 3 and the second evaluator side by side, on advised instruments, sheets and catalogues by chance."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from assessments.domain.answers.held_document import held_document
from assessments.domain.answers.sheet import Answer, Held
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.document import eligibility_document, outcome_document
from assessments.domain.outcomes.outcome import PlanEntry
from assessments.domain.snapshots.document import snapshot_document
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.random_advice import random_advised_snapshot, random_few
from tests.builders.random_advised_instruments import random_advised_definition, random_answers
from tests.builders.random_snapshots import AS_OF, random_held, random_of
from tests.second_evaluator import Document
from tests.second_evaluator.engine3.chance import rich_definition
from tests.second_evaluator.engine3.chance_facts import rich_snapshot
from tests.second_evaluator.engine3.completions import Outcomes, facts_of, suffices, ways
from tests.second_evaluator.engine3.evaluation import evaluate, evaluate_goal

ENGINE = engine_of(3)
# Days around the shelf lives of random facts, which are yesterday, today and 300 days.
DAYS = (-1, 0, 0, 0, 0, 0, 1, 299, 300, 301)
SHEETS_A_CATALOGUE = 5
# One instrument in so many is a plain one of tests/builders.
PLAIN_EVERY = 4
# How many hold nothing, as a rule.
FEW = 0.85
GOALS = 2
FEWEST_SCORED, MOST_SCORED = 2, 4
# What an outcome leaves out where there is nothing to tell.
NOT_TOLD: Document = {"moves": False, "left_open": 0, "tools": []}


@dataclass
class Tally:
    """What was compared: how often each part was, and agreed; `first` is the first disagreement in full."""

    sheets: int = 0
    agreed: Counter[str] = field(default_factory=Counter)
    disagreed: Counter[str] = field(default_factory=Counter)
    first: str = ""
    # How often each kind of reason, standing, rung, limit, gap, waiver and placement came up.
    met: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Take in the figures of another one, which was compared later."""
        self.sheets += other.sheets
        self.agreed += other.agreed
        self.disagreed += other.disagreed
        self.first = self.first or other.first
        self.met += other.met


@dataclass(frozen=True)
class Case:
    """What is judged: answers, certifications held, facts, a day; and certifications to plan for."""

    definition: Definition
    answers: dict[str, Answer]
    held: tuple[Held, ...]
    snapshot: Snapshot
    as_of: date
    goals: tuple[str, ...]


def compare_advised(number: int, sheets: int) -> Tally:
    """Random instrument of format 2 of this number, on so many sheets."""
    tally = Tally()
    cases = list(random_cases(number, sheets))
    prepared = ENGINE.prepare(cases[0].definition)
    outcomes = Outcomes(document_of(cases[0].definition))
    facts = {id(case.snapshot): snapshot_document(case.snapshot) for case in cases}
    for place, case in enumerate(cases):
        engine, second = of_engine(case, prepared), of_second(case, outcomes, facts[id(case.snapshot)])
        tally.sheets += 1
        tally.met.update(met_in(engine))
        for part in sorted({*engine, *second}):
            if canonical(engine.get(part)) == canonical(second.get(part)):
                tally.agreed[part] += 1
                continue
            tally.disagreed[part] += 1
            where = f"instrument {number}, sheet {place}: {part}"
            tally.first = tally.first or in_full(where, engine.get(part), second.get(part), case)
    return tally


def random_cases(number: int, sheets: int) -> Iterator[Case]:
    """Cases of one instrument; the same for the same numbers."""
    chance = random_of(number)
    scored = chance.randint(FEWEST_SCORED, MOST_SCORED)
    is_plain = number % PLAIN_EVERY == 0
    definition = random_advised_definition(chance, scored) if is_plain else rich_definition(chance, scored)
    catalogues = [
        random_advised_snapshot(chance) if is_plain else rich_snapshot(chance)
        for _each in range(1 + sheets // SHEETS_A_CATALOGUE)
    ]
    for _sheet in range(sheets):
        snapshot = chance.choice(catalogues)
        goals = [certified.slug for certified in snapshot.certifications]
        yield Case(
            definition,
            random_answers(chance, definition, chance.choice((0, 0.1, 0.3))),
            random_few(chance, snapshot) if chance.random() < FEW else random_held(chance, snapshot),
            snapshot,
            AS_OF + timedelta(chance.choice(DAYS)),
            (*chance.sample(goals, min(len(goals), GOALS)), "not-in-the-catalogue"),
        )


def of_engine(case: Case, prepared: Any) -> Document:
    """All that the engine says, part by part."""
    outcome = outcome_document(ENGINE.evaluate(prepared, case.answers, case.held, case.snapshot, case.as_of))
    towards = {
        goal: ENGINE.plan_for_certification(
            case.definition, goal, case.answers, held=case.held, snapshot=case.snapshot, as_of=case.as_of
        )
        for goal in case.goals
    }
    assert ENGINE.nearest is not None
    return {
        **NOT_TOLD,
        **outcome,
        "suffices": ENGINE.suffices(prepared, case.answers),
        "ways": [
            [way.path, [[change.question, change.after] for change in way.changes]]
            for way in ENGINE.nearest(prepared, case.answers)
        ],
        "towards": {
            goal: [towards_document(entry) for entry in entries] for goal, entries in towards.items()
        },
    }


def towards_document(entry: PlanEntry) -> Document:
    """An entry of a plan for one certification, as outcomes have those of theirs."""
    return {
        "slug": entry.slug,
        "own_offer": entry.own_offer,
        "eligibility": eligibility_document(entry.eligibility),
        "fit": [entry.fit_numerator, entry.fit_denominator],
        "level": entry.level,
        "opens": list(entry.opens),
    }


def of_second(case: Case, outcomes: Outcomes, facts: Document) -> Document:
    """The same as the second evaluator says it."""
    held, as_of = held_document(case.held), case.as_of.isoformat()
    stored = json.loads(json.dumps(case.answers))
    seen = facts_of(outcomes.definition, stored)
    return {
        **evaluate(outcomes, stored, held, facts, as_of),
        "suffices": suffices(outcomes, seen),
        "ways": ways(outcomes, seen),
        "towards": {
            goal: evaluate_goal(outcomes.definition, stored, held, facts, as_of, goal=goal)
            for goal in case.goals
        },
    }


def canonical(part: object) -> str:
    """What is compared: text, in which 1 and true differ."""
    return json.dumps(part, sort_keys=True)


def in_full(where: str, one: object, other: object, case: Case) -> str:
    """A disagreement with all that it was made of."""
    definition = {key: value for key, value in document_of(case.definition).items() if key != "texts"}
    told = {
        "engine": one,
        "second": other,
        "answers": case.answers,
        "held": held_document(case.held),
        "as_of": case.as_of.isoformat(),
        "definition": definition,
        "snapshot": snapshot_document(case.snapshot),
    }
    return "\n".join([where, *(f"{name}: {json.dumps(value)}" for name, value in told.items())])


def met_in(outcome: Document) -> Iterator[str]:
    """The kinds of things that an outcome tells of."""
    yield from (f"reason {reason['code']}" for reason in outcome["reasons"])
    yield from (f"placed {placed}" for placed in outcome["placements"].values())
    yield from (f"told {name}" for name in ("tools", "announced", "moves") if outcome[name])
    yield from (f"stage {stage}" for _kind, stage in outcome["bearings"]["stages"])
    yield f"kind {outcome['kind']}"
    yield f"margin {outcome['margin']}"
    yield f"suffices {outcome['suffices']}, {'some' if outcome['left_open'] else 'none'} left open"
    yield f"steps of a plan {len(outcome['plan'])}"
    for step in outcome["plan"]:
        yield f"rung {step['rung']}"
        yield f"instead {len(step.get('instead', []))}"
        yield from (f"reason of a step {reason['code']}" for reason in step["reasons"])
        yield from (f"limit {limit}" for limit in step.get("limits", []))
        yield from ("opens" for _slug in step["opens"])
        yield from (
            f"limit instead {limit}" for one in step.get("instead", []) for limit in one.get("limits", [])
        )
    entries = [*outcome["plan"], *(entry for way in outcome["towards"].values() for entry in way)]
    for standing in (entry["eligibility"] for entry in entries):
        yield f"standing {standing['standing']}"
        yield from (f"misses {gap['requirement']}" for gap in standing["missing"])
        yield from (f"unknown {gap['why']}" for gap in standing["unknown"])
        yield from (f"waived {requirement}" for requirement, _slug in standing["waived"])
        yield from ("waits for an edition" for _one in (1,) if waits(standing))


def waits(standing: Document) -> bool:
    """Whether somebody waits for nothing but a day."""
    return standing["standing"] == "not_yet" and not standing["missing"]
