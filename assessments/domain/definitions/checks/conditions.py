"""Conditions: what they read is there, of the right kind, and earlier; their bounds can be met."""

from collections.abc import Iterator, Mapping

from assessments.domain.definitions.checks.points import conditional_feeders, is_fed
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    AnyOf,
    Condition,
    CountCondition,
    DifferenceCondition,
    Matching,
    NotSureCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
    When,
)
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    is_scored,
)
from assessments.domain.definitions.refusals import Refusal

Questions = Mapping[str, Question]


def visibility_refusals(definition: Definition) -> Iterator[Refusal]:
    """Visibility reads answers to earlier questions, and nothing else."""
    everything = {question.key: question for question in definition.questions}
    earlier: dict[str, Question] = {}
    for question in definition.questions:
        for place, condition in placed_conditions(
            question.visible_if, f"questions/{question.key}/visible_if"
        ):
            if isinstance(condition, ScoreCondition | DifferenceCondition | NotSureCondition):
                yield Refusal(place, "Whether a question is asked may depend on answers only, not on scores.")
                continue
            if isinstance(condition, SameAnswerCondition):
                yield Refusal(place, "Whether a question is asked depends on one answer at a time.")
                continue
            if condition.question in everything and condition.question not in earlier:
                yield Refusal(
                    place,
                    f"This depends on the answer to “{condition.question}”, which does not come before it.",
                )
                continue
            yield from _answer_refusals(condition, place, earlier)
        earlier[question.key] = question


def rule_condition_refusals(definition: Definition) -> Iterator[Refusal]:
    """The conditions of rules."""
    for rule in definition.rules:
        yield from condition_refusals(definition, rule.when, f"rules/{rule.key}/when")


def condition_refusals(definition: Definition, when: When, where: str) -> Iterator[Refusal]:
    """Conditions that may read every question and score."""
    questions = {question.key: question for question in definition.questions}
    for place, condition in placed_conditions(when, where):
        match condition:
            case ScoreCondition(dimension=dimension):
                yield from score_refusals(definition, dimension, place)
            case DifferenceCondition(first=first, second=second):
                yield from _difference_refusals(definition, first, second, place)
            case NotSureCondition():
                continue
            case SameAnswerCondition(questions=keys):
                yield from _same_refusals(keys, place, questions)
            case AnswerCondition() | CountCondition() | NumberCondition():
                yield from _answer_refusals(condition, place, questions)


def placed_conditions(when: When, place: str) -> Iterator[tuple[str, Condition]]:
    """Every condition with its place, those inside an any-of too; places count from 1, as the parser's do."""
    for position, item in enumerate(when, start=1):
        if isinstance(item, AnyOf):
            for part, condition in enumerate(item.conditions, start=1):
                yield f"{place}/{position}/any/{part}", condition
        else:
            yield f"{place}/{position}", item


def score_refusals(definition: Definition, dimension: str, place: str) -> Iterator[Refusal]:
    """A dimension that is not there, or that no question feeds."""
    if dimension not in {item.key for item in definition.dimensions}:
        yield Refusal(place, f"There is no dimension “{dimension}”.")
    elif not is_fed(definition, dimension):
        yield Refusal(place, f"No question adds points to “{dimension}”, so it has no score.")


def _difference_refusals(definition: Definition, first: str, second: str, place: str) -> Iterator[Refusal]:
    for dimension in (first, second):
        yield from score_refusals(definition, dimension, place)
        for question in conditional_feeders(definition, dimension):
            yield Refusal(
                place,
                f"A difference needs the same points to be had on every sheet; question “{question}”, which "
                f"adds to “{dimension}”, is not always asked.",
            )


def _answer_refusals(
    condition: AnswerCondition | CountCondition | NumberCondition, place: str, questions: Questions
) -> Iterator[Refusal]:
    question = questions.get(condition.question)
    if question is None:
        yield Refusal(place, f"There is no question “{condition.question}”.")
        return
    match condition:
        case AnswerCondition():
            yield from _choice_refusals(condition, place, question)
        case CountCondition():
            yield from _count_refusals(condition, place, question)
        case NumberCondition():
            yield from _number_refusals(condition, place, question)


def _same_refusals(keys: tuple[str, ...], place: str, questions: Questions) -> Iterator[Refusal]:
    """Questions of which “the same answer” can be said: scored ones with the same choices."""
    first: Question | None = None
    for key in keys:
        question = questions.get(key)
        if question is None:
            yield Refusal(place, f"There is no question “{key}”.")
        elif not is_scored(question):
            yield Refusal(place, f"The same answer is asked of scored questions; “{key}” is not one.")
        elif first is None:
            first = question
        elif set(choice_keys(question)) != set(choice_keys(first)):
            yield Refusal(place, f"“{key}” has other choices than “{first.key}”.")


def _count_refusals(condition: CountCondition, place: str, question: Question) -> Iterator[Refusal]:
    if not isinstance(question, MultipleChoice):
        yield Refusal(place, f"Choices are counted in multiple choice; “{question.key}” is not one.")
    elif condition.count > len(question.choices):
        yield Refusal(place, f"“{question.key}” has only {len(question.choices)} choices.")


def _number_refusals(condition: NumberCondition, place: str, question: Question) -> Iterator[Refusal]:
    if not isinstance(question, NumberQuestion):
        yield Refusal(place, f"“{question.key}” is not answered by a number.")
    elif not question.least <= condition.number <= question.most:
        yield Refusal(
            place, f"The answer to “{question.key}” is between {question.least} and {question.most}."
        )


def _choice_refusals(condition: AnswerCondition, place: str, question: Question) -> Iterator[Refusal]:
    if isinstance(question, NumberQuestion):
        yield Refusal(place, f"“{question.key}” is answered by a number, not by a choice.")
        return
    if condition.matching is Matching.ALL_OF and not isinstance(question, MultipleChoice):
        yield Refusal(place, f"“{question.key}” takes one choice, so “all of” is for other questions.")
    for choice in condition.choices:
        if choice not in choice_keys(question):
            yield Refusal(place, f"“{question.key}” has no choice “{choice}”.")
