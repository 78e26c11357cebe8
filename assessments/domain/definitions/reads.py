"""What conditions, stages and plans read of a definition: its questions and dimensions."""

from collections.abc import Iterable, Iterator

from assessments.domain.definitions.conditions import (
    AnyOf,
    Condition,
    DifferenceCondition,
    NotSureCondition,
    SameAnswerCondition,
    ScoreCondition,
    When,
)
from assessments.domain.definitions.definition import Background, Definition
from assessments.domain.definitions.questions import Question, is_scored, maxima_of


def background_questions(background: Background) -> tuple[str, ...]:
    """The keys of the questions that eligibility and the plan read, sorted."""
    named = {
        background.education,
        background.training_hours,
        background.hours_a_week,
        background.role,
        background.wanted,
        background.region,
        background.circumstances,
        background.budget,
        background.by_when,
    }
    named |= {key for item in background.experience for key in (item.total, item.recent, item.rate)}
    return tuple(sorted(named - {""}))


def stage_questions(definition: Definition) -> frozenset[str]:
    """The keys of the questions on which a stage depends: by their answers, their points or as “not sure”."""
    conditions = tuple(conditions_of(rule.when for rule in definition.stages))
    dimensions = dimensions_of(conditions)
    unsure = any(isinstance(item, NotSureCondition) for item in conditions)
    found = {key for item in conditions for key in questions_read(item)}
    found |= {
        question.key
        for question in definition.questions
        if dimensions & fed_dimensions(question) or (unsure and is_scored(question))
    }
    return frozenset(found)


def conditions_of(whens: Iterable[When]) -> Iterator[Condition]:
    """Every condition, those of which one suffices too."""
    for when in whens:
        for item in when:
            yield from item.conditions if isinstance(item, AnyOf) else (item,)


def questions_read(condition: Condition) -> tuple[str, ...]:
    """The questions whose answers a condition reads."""
    match condition:
        case ScoreCondition() | DifferenceCondition() | NotSureCondition():
            return ()
        case SameAnswerCondition(questions=questions):
            return questions
        case _:
            return (condition.question,)


def dimensions_of(conditions: Iterable[Condition]) -> set[str]:
    """The dimensions that conditions read."""
    found: set[str] = set()
    for condition in conditions:
        if isinstance(condition, ScoreCondition):
            found.add(condition.dimension)
        elif isinstance(condition, DifferenceCondition):
            found |= {condition.first, condition.second}
    return found


def fed_dimensions(question: Question) -> set[str]:
    """The dimensions that a question can add points to."""
    return {dimension for dimension, most in maxima_of(question) if most}
