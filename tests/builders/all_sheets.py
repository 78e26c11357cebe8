"""Every complete sheet of a small instrument, by the engine alone: the oracle of proofs and margins."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import AnyOf, Bound, Condition, NumberCondition, When
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    is_scored,
)
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v1.conditions import Facts
from assessments.domain.engines.v1.prepared import Prepared, prepare
from assessments.domain.engines.v1.rules import checks_of, deciding_rule
from assessments.domain.engines.v1.scores import scores_of
from assessments.domain.engines.v1.visibility import visible_questions, visible_sheet


def complete_sheets(definition: Definition) -> Iterator[Sheet]:
    """Each sheet that can be submitted, without answers to hidden questions.

    Of the numbers those on either side of what a condition names, the least and the most.
    """
    prepared = prepare(definition)
    yield from _sheets_from(prepared, 0, {})


def facts_of(prepared: Prepared, sheet: Sheet) -> Facts:
    """What the engine holds conditions against."""
    visible, seen = visible_sheet(prepared, sheet)
    return Facts(seen, scores_of(prepared, seen, visible))


def rule_by_engine(prepared: Prepared, sheet: Sheet) -> str:
    """The key of the rule that decides a sheet."""
    return deciding_rule(prepared, checks_of(prepared, facts_of(prepared, sheet))).rule.key


def path_by_engine(prepared: Prepared, sheet: Sheet) -> str:
    """The path of a sheet."""
    paths = {rule.key: rule.path for rule in prepared.definition.rules}
    return paths[rule_by_engine(prepared, sheet)]


def answers_to(definition: Definition, question: Question) -> list[Answer | None]:
    """What can be answered to a question that is asked; None: it may be left out."""
    match question:
        case NumberQuestion(least=least, most=most):
            named = {item.number for item in _number_conditions(definition) if item.question == question.key}
            around = {number + step for number in named for step in (-1, 0, 1)} | {least, most}
            return [None, *sorted(number for number in around if least <= number <= most)]
        case MultipleChoice():
            keys = sorted(choice_keys(question))
            sizes = range(len(keys) + 1)
            return [None, *chain.from_iterable(combinations(keys, size) for size in sizes)]
        case _:
            skipped: list[Answer | None] = [] if is_scored(question) else [None]
            return [*skipped, *choice_keys(question), NOT_SURE]


def _sheets_from(prepared: Prepared, place: int, sheet: dict[str, Answer]) -> Iterator[Sheet]:
    questions = prepared.definition.questions
    if place == len(questions):
        yield dict(sheet)
        return
    question = questions[place]
    if question.key not in visible_questions(prepared, sheet):
        yield from _sheets_from(prepared, place + 1, sheet)
        return
    for answer in answers_to(prepared.definition, question):
        given = sheet if answer is None else {**sheet, question.key: answer}
        yield from _sheets_from(prepared, place + 1, given)


def cuts_of(definition: Definition, question: NumberQuestion) -> tuple[int, ...]:
    """The first number of each interval that conditions on a number question cut."""
    cuts = {
        item.number + (item.bound is Bound.AT_MOST)
        for item in _number_conditions(definition)
        if item.question == question.key
    }
    return tuple(sorted({question.least, *(cut for cut in cuts if question.least < cut <= question.most)}))


def conditions_of(whens: Iterable[When]) -> Iterator[Condition]:
    """Every condition, those of any-ofs too."""
    for item in chain.from_iterable(whens):
        yield from item.conditions if isinstance(item, AnyOf) else (item,)


def _number_conditions(definition: Definition) -> Iterator[NumberCondition]:
    whens = chain(
        (rule.when for rule in definition.rules), (question.visible_if for question in definition.questions)
    )
    yield from (part for part in conditions_of(whens) if isinstance(part, NumberCondition))
