"""How a made-up person answers: by what they lean to, with some noise, and not always with care."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    Change,
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    is_scored,
    maxima_of,
    points_of,
)
from assessments.domain.documents.values import NOT_SURE

# Of a hundred answers: "not sure" where it is offered; optional questions that are passed over.
NOT_SURE_IN_100, SKIPPED_IN_100 = 4, 25
# Of a hundred people: who ticks the same place throughout.
CARELESS_IN_100 = 3
# Of a hundred answers without points: changed from one attempt to the next.
CHANGED_IN_100 = 30
# How far, of everything from nothing to all, somebody strays from what they lean to.
NOISE = 0.2
# The share of an optional number's range that is usual is small: most people are near its lower end.
TOWARDS_LEAST = 4
# Of a hundred who tick boxes: how many tick one, two, three.
TICKED = (60, 28, 12)
# Ticked alone, or not at all.
NONE_OF_THESE = "none_of_these"


@dataclass(frozen=True, slots=True)
class MadeUpPerson:
    """`leaning`: from 0 to 1 for each dimension. `settled`: answers without points, as last given."""

    leaning: Mapping[str, float]
    is_careless: bool
    settled: Mapping[str, Answer | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A scored question: the dimension by which somebody answers it, its maximum, what choices earn of it."""

    dimension: str
    most: int
    choices: tuple[tuple[str, int], ...]


class Questionnaire:
    """A definition, read once for many people."""

    def __init__(self, definition: Definition) -> None:
        needs = {dimension.key for dimension in definition.dimensions if dimension.focus_area}
        self.definition = definition
        self.scored = {
            question.key: _asked(question, needs) for question in definition.questions if is_scored(question)
        }


def _asked(question: Question, needs: Collection[str]) -> QuestionAsked:
    # Where a question feeds work and needs, work leads.
    dimension, most = min(maxima_of(question), key=lambda fed: fed[0] in needs)
    earned = tuple((key, dict(points_of(question, key))[dimension]) for key in choice_keys(question))
    return QuestionAsked(dimension, most, earned)


def new_person(definition: Definition, chance: Random) -> MadeUpPerson:
    """Someone who has not answered yet."""
    person = MadeUpPerson(
        leaning={dimension.key: chance.random() for dimension in definition.dimensions},
        is_careless=chance.randrange(100) < CARELESS_IN_100,
    )
    return replace(person, settled=_settle(definition, chance))


def grow(definition: Definition, person: MadeUpPerson, months: int, chance: Random) -> MadeUpPerson:
    """The same person so many months later: leaning elsewhere, and with more experience."""
    leaning = {
        key: min(1.0, max(0.0, value + chance.uniform(-0.3, 0.3))) for key, value in person.leaning.items()
    }
    growing = {question.key for question in definition.questions if question.change is Change.GROWING}
    settled = {
        key: value + chance.randint(0, months) if key in growing and isinstance(value, int) else value
        for key, value in person.settled.items()
    }
    return replace(person, leaning=leaning, settled=settled)


def asked_by(
    definition: Definition, person: MadeUpPerson, before: Definition, chance: Random
) -> MadeUpPerson:
    """The same person before another version: what both ask is answered as ever, the rest is settled now."""
    leaning = {
        dimension.key: person.leaning.get(dimension.key, chance.random())
        for dimension in definition.dimensions
    }
    told = {key: answer for key, answer in person.settled.items() if answer is not None}
    settled = {**_settle(definition, chance), **carried(definition, told, before)}
    return replace(person, leaning=leaning, settled=settled)


def answer_all(questionnaire: Questionnaire, person: MadeUpPerson, chance: Random) -> Sheet:
    """Answers to all questions, also to those that they may hide."""
    sheet: dict[str, Answer] = {}
    for question in questionnaire.definition.questions:
        asked = questionnaire.scored.get(question.key)
        if asked:
            sheet[question.key] = _scored(asked, person, chance)
        elif (answer := _settled(question, person, chance)) is not None:
            sheet[question.key] = answer
    return _without_contradictions(questionnaire.definition, sheet)


def _scored(asked: QuestionAsked, person: MadeUpPerson, chance: Random) -> str:
    """The choice that is worth about what somebody leans to, the first of equals."""
    if person.is_careless:
        return asked.choices[len(asked.choices) // 2][0]
    if chance.randrange(100) < NOT_SURE_IN_100:
        return NOT_SURE
    wanted = asked.most * (person.leaning[asked.dimension] + chance.gauss(0, NOISE))
    return min(asked.choices, key=lambda choice: abs(choice[1] - wanted))[0]


def _settled(question: Question, person: MadeUpPerson, chance: Random) -> Answer | None:
    answer = person.settled[question.key]
    if isinstance(question, NumberQuestion):
        return min(answer, question.most) if isinstance(answer, int) else None
    if question.change is Change.CHANGEABLE and chance.randrange(100) < CHANGED_IN_100:
        return _draw(question, chance)
    return answer


def _settle(definition: Definition, chance: Random) -> dict[str, Answer | None]:
    return {
        question.key: _draw(question, chance) for question in definition.questions if not is_scored(question)
    }


def _draw(question: Question, chance: Random) -> Answer | None:
    """An answer to a question without points, None for none."""
    if chance.randrange(100) < SKIPPED_IN_100:
        return None
    if isinstance(question, NumberQuestion):
        span = question.most - question.least
        return question.least + int(span * chance.random() ** TOWARDS_LEAST)
    keys = choice_keys(question)
    if isinstance(question, MultipleChoice):
        return _tick(keys, chance)
    # The last choice is mostly “none of these”.
    return chance.choices(keys, [2] * (len(keys) - 1) + [1])[0]


def _tick(keys: Sequence[str], chance: Random) -> tuple[str, ...]:
    """Few of many boxes, as people do."""
    wanted = chance.choices(range(1, len(TICKED) + 1), TICKED)[0]
    ticked = chance.sample(keys, min(wanted, len(keys)))
    return (NONE_OF_THESE,) if NONE_OF_THESE in ticked else tuple(sorted(ticked))


def _without_contradictions(definition: Definition, sheet: dict[str, Answer]) -> Sheet:
    """No more experience of the last years than in all."""
    for kind in definition.background.experience:
        total, recent = sheet.get(kind.total), sheet.get(kind.recent)
        if isinstance(total, int) and isinstance(recent, int):
            sheet[kind.recent] = min(total, recent)
    return sheet
