"""A definition made ready: what scoring asks of each question, looked up once."""

from dataclasses import dataclass

from assessments.domain.definition import NOT_SURE, Definition, Path, Points, Question
from assessments.domain.questions import choice_keys, is_scored, maxima_of, points_of


@dataclass(frozen=True, slots=True)
class ScoredQuestion:
    """What the answers to a scored question earn, "not sure" among them, and the most of each dimension."""

    key: str
    points: dict[str, Points]
    maxima: Points


@dataclass(frozen=True, slots=True)
class Prepared:
    """A definition with its scored questions by key, its paths by key, its dimensions sorted by key."""

    definition: Definition
    scored: dict[str, ScoredQuestion]
    paths: dict[str, Path]
    dimensions: tuple[str, ...]
    # The dimensions that tell of work, not of needs.
    deciding: tuple[str, ...]


def prepare(definition: Definition) -> Prepared:
    """Make a compiled definition ready; costs a few evaluations, so keep the result for many sheets."""
    return Prepared(
        definition=definition,
        scored={
            question.key: _scored_question(question)
            for question in definition.questions
            if is_scored(question)
        },
        paths={path.key: path for path in definition.paths},
        dimensions=tuple(sorted(dimension.key for dimension in definition.dimensions)),
        deciding=tuple(
            sorted(dimension.key for dimension in definition.dimensions if not dimension.focus_area)
        ),
    )


def _scored_question(question: Question) -> ScoredQuestion:
    answers = (*choice_keys(question), NOT_SURE)
    return ScoredQuestion(
        key=question.key,
        points={answer: points_of(question, answer) for answer in answers},
        maxima=maxima_of(question),
    )
