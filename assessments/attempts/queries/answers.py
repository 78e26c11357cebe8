"""The stored answers of an attempt, as they are saved one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import engine_for, engine_of
from assessments.models import HELD_KEY, AssessmentVersion
from assessments.versions.queries.versions import definition_of, prepared_of

# As in Attempt.answers.
Stored = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """An answer as it is stored: its revision (0: never answered), when it was saved, and its value.

    `value` is the stored form: a choice's key, a list of keys, a whole number, under HELD_KEY a list of held
    certifications; None where there is no answer, or it was cleared. `at` is None at revision 0 alone.
    `carried` is the day of the answer that it was carried over from, None once it is confirmed.
    """

    revision: int
    at: datetime | None
    value: object
    carried: date | None = None


def saved_answer(answers: Stored, key: str) -> SavedAnswer:
    """The stored answer to a question, or the certifications held under HELD_KEY."""
    entry = answers.get(key)
    if entry is None:
        return SavedAnswer(0, None, None)
    carried = date.fromisoformat(entry["carried"]) if "carried" in entry else None
    return SavedAnswer(entry["revision"], datetime.fromisoformat(entry["at"]), entry["value"], carried)


def carried_on(answers: Stored) -> date | None:
    """The day from which answers were carried over that are not confirmed yet; None without any."""
    return max((found for key in answers if (found := saved_answer(answers, key).carried)), default=None)


def sheet_from(definition: Definition, answers: Stored) -> Sheet:
    """The sheet of an attempt: what is answered, hidden questions too."""
    return sheet_of(
        definition,
        {
            key: entry["value"]
            for key, entry in answers.items()
            if key != HELD_KEY and entry["value"] is not None
        },
    )


def held_from(answers: Stored) -> tuple[Held, ...]:
    """The certifications that somebody says to hold."""
    return parse_held(saved_answer(answers, HELD_KEY).value or [])


def visible_in(version: AssessmentVersion, sheet: Sheet, *, engine: int | None = None) -> tuple[str, ...]:
    """The keys of the questions that are to be asked, by an engine: that of new outcomes, unless told."""
    chosen = engine_for(definition_of(version)) if engine is None else engine_of(engine)
    return chosen.visible_questions(prepared_of(version, chosen.version), sheet)
