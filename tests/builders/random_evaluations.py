"""All that an outcome depends on, by chance; and the same in another order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.conditions import (
    AnyOf,
    Condition,
    DifferenceCondition,
    NotSureCondition,
    SameAnswerCondition,
    ScoreCondition,
    When,
)
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import AgreementScale, MultipleChoice, Question, SingleChoice
from assessments.domain.engines.v1 import evaluate, prepare
from assessments.domain.outcomes.document import outcome_document
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.random_instruments import random_definition, random_sheet
from tests.builders.random_snapshots import AS_OF, random_held, random_of, random_snapshot, shuffled

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Case:
    """The inputs of an evaluation; `random` goes on from the seed that made them."""

    random: Random
    definition: Definition
    sheet: Sheet
    held: tuple[Held, ...]
    snapshot: Snapshot
    as_of: date = AS_OF

    def outcome(self) -> Outcome:
        """What the engine says."""
        return evaluate(prepare(self.definition), self.sheet, self.held, self.snapshot, self.as_of)

    def document(self) -> bytes:
        """What the engine says, as it is stored."""
        return canonical_json(outcome_document(self.outcome()))


def cases(*, most_certifications: int = 5) -> st.SearchStrategy[Case]:
    """Cases by seed."""

    def made(seed: int) -> Case:
        random = random_of(seed)
        sizes = {"questions": random.randint(2, 10), "dimensions": random.randint(2, 4)}
        definition = random_definition(random, **sizes)
        snapshot = random_snapshot(random, most=most_certifications)
        return Case(
            random=random,
            definition=definition,
            sheet=sheet_of(definition, random_sheet(random, definition)),
            held=random_held(random, snapshot),
            snapshot=snapshot,
        )

    return st.integers(0, 2**32).map(made)


def rearranged(case: Case) -> Case:
    """The same in another order wherever order means nothing.

    Dimensions, paths, choices, conditions, held certifications, the snapshot, the sheet; questions as far as
    the definition permits it: within their section, and none before one that its visibility reads.
    """
    random, definition = case.random, case.definition
    return replace(
        case,
        definition=replace(
            definition,
            dimensions=_shuffled(random, definition.dimensions),
            questions=_questions(random, definition),
            paths=_shuffled(random, definition.paths),
            rules=tuple(replace(rule, when=_when(random, rule.when)) for rule in definition.rules),
        ),
        sheet=dict(_shuffled(random, tuple(case.sheet.items()))),
        held=_shuffled(random, case.held),
        snapshot=shuffled(random, case.snapshot),
    )


def _shuffled(random: Random, items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(random.sample(items, len(items)))


def _when(random: Random, when: When) -> When:
    return _shuffled(
        random,
        tuple(
            AnyOf(_shuffled(random, item.conditions)) if isinstance(item, AnyOf) else item for item in when
        ),
    )


def _questions(random: Random, definition: Definition) -> tuple[Question, ...]:
    found: list[Question] = []
    for section in definition.sections:
        left = [question for question in definition.questions if question.section == section.key]
        while left:
            placed = {question.key for question in found}
            free = [question for question in left if _reads(question.visible_if) <= placed]
            chosen = random.choice(free)
            left.remove(chosen)
            found.append(_rearranged_question(random, chosen))
    return tuple(found)


def _rearranged_question(random: Random, question: Question) -> Question:
    visible_if = _when(random, question.visible_if)
    match question:
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            return replace(question, choices=_shuffled(random, choices), visible_if=visible_if)
        case _:
            return replace(question, visible_if=visible_if)


def _reads(when: When) -> set[str]:
    """The questions that visibility reads."""
    conditions = [part for item in when for part in (item.conditions if isinstance(item, AnyOf) else (item,))]
    return {_question_of(condition) for condition in conditions}


def _question_of(condition: Condition) -> str:
    if isinstance(condition, ScoreCondition | DifferenceCondition | NotSureCondition | SameAnswerCondition):
        raise TypeError(condition)
    return condition.question


def scored_keys(definition: Definition) -> list[str]:
    """The keys of the scales and of the single choices that carry points."""
    return [
        question.key
        for question in definition.questions
        if isinstance(question, AgreementScale)
        or (isinstance(question, SingleChoice) and any(choice.points for choice in question.choices))
    ]
