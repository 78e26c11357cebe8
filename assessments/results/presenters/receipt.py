"""The receipt: what each answer added, and what the result rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.definitions.definition import Definition
from assessments.domain.outcomes.outcome import Outcome, ReceiptLine
from assessments.wording.texts import Wording
from portal.shared.components import DefinedTerm as Row
from portal.shared.words import day_words


@dataclass(frozen=True, slots=True)
class DimensionPoints:
    """Points of one answer for one dimension."""

    dimension: str
    points: int
    maximum: int


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """An answer and its points."""

    question: str
    answer: str
    points: tuple[DimensionPoints, ...]


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """Every line in the order of asking, their sums, and what the result was computed from."""

    rows: tuple[ReceiptRow, ...]
    sums: tuple[DimensionPoints, ...]
    grounds: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """What names the inputs of an outcome: version and hashes."""

    version: int
    logic_hash: str
    wording_hash: str
    snapshot_hash: str


def present_receipt(
    outcome: Outcome, definition: Definition, wording: Wording, sealed: Sealed
) -> ReceiptView:
    """The receipt of an outcome."""
    order = {question.key: index for index, question in enumerate(definition.questions)}
    lines = sorted(outcome.receipt, key=lambda line: order.get(line.question, len(order)))
    return ReceiptView(
        rows=tuple(_row(line, wording) for line in lines),
        sums=tuple(
            DimensionPoints(wording.dimension(score.dimension), score.points, score.attainable)
            for score in outcome.scores
        ),
        grounds=_grounds(outcome, sealed),
    )


def _row(line: ReceiptLine, wording: Wording) -> ReceiptRow:
    earned = dict(line.points)
    return ReceiptRow(
        question=wording.question(line.question),
        answer=wording.choice(line.question, line.answer),
        points=tuple(
            DimensionPoints(wording.dimension(dimension), earned.get(dimension, 0), maximum)
            for dimension, maximum in line.maxima
        ),
    )


def _grounds(outcome: Outcome, sealed: Sealed) -> tuple[Row, ...]:
    return tuple(
        Row(term, description)
        for term, description in (
            (_("Date of the result"), day_words(outcome.as_of)),
            (_("Version of the questions"), str(sealed.version)),
            (_("Version of the scoring"), str(outcome.engine)),
            (_("Hash of questions and rules (SHA-256)"), sealed.logic_hash),
            (_("Hash of the wording (SHA-256)"), sealed.wording_hash),
            (_("Hash of the catalogue’s facts (SHA-256)"), sealed.snapshot_hash),
        )
    )
