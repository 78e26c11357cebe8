"""Stored answers to one definition as rows of the space of another one.

Equal to `carried`, answer by answer: keys are permanent, and what does not fit any more counts as not
answered. Tables are made from `carried` itself, so that the two cannot part.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answer_space.batch import Batch, Rows
from assessments.domain.answer_space.space import UNANSWERED, Asked, Space
from assessments.domain.answers.sheet import Answer
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import choice_keys
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.replay.stored_rows import NONE, Reading, StoredAnswers

# From an answer to the old question to the option of the new one.
Code = Callable[[Answer], int]


@dataclass(frozen=True, slots=True)
class Translated:
    """The paths of submissions under a definition, as numbers of its paths.

    `incomplete` are those without an answer to a scored question that would be asked of them and that the
    path depends on: the path is then what the engine says without that answer.
    """

    paths: NDArray[np.intp]
    incomplete: NDArray[np.bool_]


class Translation:
    """From what was read of submissions to the space of a definition."""

    def __init__(self, reading: Reading, space: Space, definition: Definition) -> None:
        self._space = space
        self._width = len(space.asked)
        self._tables: list[tuple[int, int, NDArray[np.int16]]] = []
        self._given: list[tuple[int, int, _Codes]] = []
        places = dict(reading.places)
        numbers = {field.question: number for number, field in enumerate(reading.fields)}
        questions = {question.key: question for question in reading.definition.questions}
        for target, asked in enumerate(space.asked):
            code = _coding(reading.definition, definition, asked)
            if asked.key in places:
                offered = (*choice_keys(questions[asked.key]), NOT_SURE)
                table = [*(code(key) for key in offered), UNANSWERED, UNANSWERED]
                self._tables.append((target, places[asked.key], np.array(table, dtype=np.int16)))
            elif asked.key in numbers:
                field = reading.fields[numbers[asked.key]]
                self._given.append((target, numbers[asked.key], _Codes(code, field.answer_of)))

    def rows(self, stored: StoredAnswers) -> Rows:
        """The rows of submissions, column by column in memory."""
        rows = np.full((len(stored), self._width), UNANSWERED, dtype=np.int16, order="F")
        for target, place, table in self._tables:
            np.take(table, stored.scored[:, place], out=rows[:, target], mode="wrap")
        for target, number, codes in self._given:
            rows[:, target] = codes.of(stored.given[number])
        return rows


class Replayer:
    """A definition made ready for submissions that were read in one way."""

    def __init__(self, reading: Reading, definition: Definition, space: Space) -> None:
        self._translation = Translation(reading, space, definition)
        self._batch = Batch(space)
        self._scored = [place for place, asked in enumerate(space.asked) if asked.is_scored]

    def replay(self, stored: StoredAnswers) -> Translated:
        """The paths that submissions lead to."""
        judged = self._batch.judge(self._translation.rows(stored))
        incomplete = np.zeros(len(stored), dtype=np.bool_)
        for place in self._scored:
            incomplete |= judged.seen[:, place] == UNANSWERED
        return Translated(judged.paths, incomplete)


class _Codes:
    """The options of a field's numbers; each number is looked at once."""

    def __init__(self, code: Code, answer_of: Callable[[int], Answer]) -> None:
        self._code = code
        self._answer_of = answer_of
        self._known = {NONE: UNANSWERED}

    def of(self, values: NDArray[np.int64]) -> NDArray[np.int16]:
        found, where = np.unique(values, return_inverse=True)
        codes = np.array([self._one(value) for value in found.tolist()], dtype=np.int16)
        return codes[where]

    def _one(self, value: int) -> int:
        if value not in self._known:
            self._known[value] = self._code(self._answer_of(value))
        return self._known[value]


def _coding(old: Definition, new: Definition, asked: Asked) -> Code:
    """How an answer to a question of the old definition is carried over to the new one's option."""
    key = asked.key
    before = replace(old, questions=tuple(item for item in old.questions if item.key == key))
    after = replace(new, questions=(asked.question,))

    def code(answer: Answer) -> int:
        left = carried(after, {key: answer}, before)
        return asked.classes.option_of(left[key]) if key in left else UNANSWERED

    return code
