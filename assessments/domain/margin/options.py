"""Which answers a question may come to have, seen from the answer that it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assessments.domain.answer_space.batch import Flags, Rows
from assessments.domain.answer_space.space import HIDDEN, UNANSWERED, Asked, Space
from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.questions import Change, MultipleChoice, NumberQuestion, choice_keys
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.margin.result import Variant

# Answers by the option that they stand for; None for leaving a question out.
Answers = Mapping[int, Answer | None]


@dataclass(frozen=True)
class Allowed:
    """For each question of the space the options that it may have while it is asked, with their answers.

    Any question may come to be hidden: its answer stays what it is, nobody asks for it.
    """

    space: Space
    answers: tuple[Answers, ...]

    @cached_property
    def _flags(self) -> tuple[Flags, ...]:
        """By option, and at the end, where negative numbers lead, for "not answered" and "hidden"."""
        return tuple(
            np.array([*(code in given for code in range(len(asked.options))), UNANSWERED in given, True])
            for asked, given in zip(self.space.asked, self.answers, strict=True)
        )

    def holds(self, rows: Rows) -> Flags:
        """Which rows have allowed options throughout."""
        held = np.ones(len(rows), dtype=np.bool_)
        for place, flags in enumerate(self._flags):
            if not flags.all():
                held &= flags[rows[:, place]]
        return held

    def forbidden(self) -> Iterator[tuple[int, int]]:
        """The question and option of each answer that it may not have."""
        for place, (asked, given) in enumerate(zip(self.space.asked, self.answers, strict=True)):
            codes = (*range(len(asked.options)), *([UNANSWERED] if asked.may_skip else []))
            yield from ((place, code) for code in codes if code not in given)


def allowed_from(space: Space, present: tuple[int, ...], sheet: Sheet, variant: Variant) -> Allowed:
    """What may differ from a sheet, of which `present` are the options as they are seen."""
    return Allowed(
        space,
        tuple(
            _every(asked)
            if variant is Variant.ALL or code == HIDDEN
            else _from(asked, code, sheet.get(asked.key))
            for asked, code in zip(space.asked, present, strict=True)
        ),
    )


def _every(asked: Asked) -> Answers:
    given: dict[int, Answer | None] = {code: option.answer for code, option in enumerate(asked.options)}
    return {**given, UNANSWERED: None} if asked.may_skip else given


def _from(asked: Asked, code: int, answer: Answer | None) -> Answers:
    match asked.change:
        case Change.CHANGEABLE:
            return _every(asked)
        case Change.FIXED:
            return {code: answer}
        case Change.GROWING:
            return {**_grown(asked, answer), code: answer}


def _grown(asked: Asked, answer: Answer | None) -> Answers:
    """The first answer of each option that is known and not below the present one."""
    found: dict[int, Answer | None] = {}
    for candidate in _upward(asked, answer):
        found.setdefault(asked.classes.option_of(candidate), candidate)
    return found


def _upward(asked: Asked, answer: Answer | None) -> Iterator[Answer]:
    """The answers from the present one on, of numbers the first of each interval."""
    question = asked.question
    if isinstance(question, MultipleChoice):
        # It has no order, so the compiler refuses it; versions from before it did stay as they are.
        return
    if not isinstance(question, NumberQuestion):
        keys = choice_keys(question)
        yield from keys if answer is None or answer == NOT_SURE else keys[keys.index(str(answer)) :]
        return
    least = answer if isinstance(answer, int) else question.least
    cuts = asked.classes.cuts
    for start, following in zip(cuts, (*cuts[1:], question.most + 1), strict=True):
        if following > least:
            yield max(start, least)
