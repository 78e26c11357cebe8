"""Scores of a sheet: points over attainable, and the receipt that adds up to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.answers.sheet import Sheet
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.outcomes.outcome import ReceiptLine, Score


@dataclass(frozen=True, slots=True)
class Scores:
    """Points and attainable points by dimension, and how many scored questions were seen and not sure.

    `by_dimension` holds every dimension of the definition; attainable 0 means no score.
    """

    by_dimension: dict[str, tuple[int, int]]
    visible_scored: int
    not_sure: int


def scores_of(prepared: Prepared, sheet: Sheet, visible: Iterable[str]) -> Scores:
    """The scores over the visible questions. An unanswered one is attainable and earns nothing."""
    points = dict.fromkeys(prepared.dimensions, 0)
    attainable = dict.fromkeys(prepared.dimensions, 0)
    seen = not_sure = 0
    for key in visible:
        question = prepared.scored.get(key)
        if question is None:
            continue
        seen += 1
        for dimension, most in question.maxima:
            attainable[dimension] += most
        answer = sheet.get(key)
        if not isinstance(answer, str):
            continue
        not_sure += answer == NOT_SURE
        for dimension, earned in question.points[answer]:
            points[dimension] += earned
    return Scores({key: (points[key], attainable[key]) for key in prepared.dimensions}, seen, not_sure)


def score_values(scores: Scores) -> tuple[Score, ...]:
    """The scores as an outcome holds them, by dimension."""
    return tuple(Score(key, *scores.by_dimension[key]) for key in sorted(scores.by_dimension))


def receipt_of(prepared: Prepared, sheet: Sheet, visible: Iterable[str]) -> tuple[ReceiptLine, ...]:
    """What each visible scored question added, by question; an unanswered one has an empty answer."""
    lines = []
    for key in sorted(visible):
        question, answer = prepared.scored.get(key), sheet.get(key)
        if question is not None:
            earned = question.points[answer] if isinstance(answer, str) else _nothing(question.maxima)
            lines.append(ReceiptLine(key, answer if isinstance(answer, str) else "", earned, question.maxima))
    return tuple(lines)


def _nothing(maxima: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    return tuple((dimension, 0) for dimension, _most in maxima)
