"""What an outcome rests on, and what differs between two of them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.definition import Definition
from assessments.domain.snapshots.snapshot import Snapshot


class Cause(StrEnum):
    """An input of an outcome. Their order here is the order in which they are named."""

    ANSWERS = "answers"
    HELD = "held"
    QUESTIONNAIRE = "questionnaire"
    CATALOGUE = "catalogue"
    TIME = "time"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True)
class Situation:
    """The inputs of one outcome, its engine among them; the sheet fits the definition."""

    definition: Definition
    sheet: Sheet
    held: tuple[Held, ...]
    snapshot: Snapshot
    as_of: date
    engine: int


def differing(earlier: Situation, later: Situation) -> tuple[Cause, ...]:
    """The causes that differ by value, in their order; of questionnaires only what an outcome can rest on.

    Answers differ where they do so in one of the two questionnaires at least: an answer to a question that
    only one of them asks belongs to the questionnaire. So does the engine where the formats of the two
    differ: no engine reads both.
    """
    differs = {
        Cause.ANSWERS: _answers_differ(earlier, later),
        Cause.HELD: earlier.held != later.held,
        Cause.QUESTIONNAIRE: _read_part(earlier.definition) != _read_part(later.definition),
        Cause.CATALOGUE: earlier.snapshot != later.snapshot,
        Cause.TIME: earlier.as_of != later.as_of,
        Cause.ENGINE: earlier.engine != later.engine and _share_format(earlier, later),
    }
    return tuple(cause for cause in Cause if differs[cause])


def exchanged(earlier: Situation, later: Situation, causes: Collection[Cause]) -> Situation:
    """The earlier situation with the inputs of some causes taken from the later one."""

    def source(cause: Cause) -> Situation:
        return later if cause in causes else earlier

    asked, answered = source(Cause.QUESTIONNAIRE), source(Cause.ANSWERS)
    return Situation(
        definition=asked.definition,
        sheet=_sheet(asked, answered),
        held=source(Cause.HELD).held,
        snapshot=source(Cause.CATALOGUE).snapshot,
        as_of=source(Cause.TIME).as_of,
        engine=source(Cause.ENGINE).engine if _share_format(earlier, later) else asked.engine,
    )


def _share_format(earlier: Situation, later: Situation) -> bool:
    return earlier.definition.format == later.definition.format


def _answers_differ(earlier: Situation, later: Situation) -> bool:
    return any(_sheet(asked, earlier) != _sheet(asked, later) for asked in (earlier, later))


def _read_part(definition: Definition) -> Definition:
    """All that an outcome can rest on: texts are for readers, mirror and assertions for the proof."""
    return replace(definition, locales=(), texts=(), mirror=None, assertions=())


def _sheet(asked: Situation, answered: Situation) -> Sheet:
    """The answers of one situation to the questionnaire of another.

    Where they cannot tell, because their own questionnaire has no such question, or what was answered there
    is offered no more, the answer is that of the questionnaire's own situation.
    """
    if asked is answered:
        return asked.sheet
    told = carried(asked.definition, answered.sheet, answered.definition)
    untold = {
        key: answer
        for key, answer in asked.sheet.items()
        if key not in told and not _could_stay_open(key, asked, answered)
    }
    return {**untold, **told}


def _could_stay_open(key: str, asked: Situation, answered: Situation) -> bool:
    """Whether the question was left open in `answered`, although the same could be answered there."""
    return key not in answered.sheet and key in carried(answered.definition, asked.sheet, asked.definition)
