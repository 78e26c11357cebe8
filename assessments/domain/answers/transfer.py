"""Answers to one version of an assessment, carried over to another one.

Keys are permanent, so an answer means the same wherever its question and its choice still exist. What does
not fit any more is dropped, and the question counts as not answered.
"""

from collections.abc import Mapping

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    AgreementScale,
    MultipleChoice,
    NumberQuestion,
    Question,
    SingleChoice,
    choice_keys,
    is_scored,
)
from assessments.domain.documents.values import NOT_SURE


def carried(definition: Definition, sheet: Sheet, answered: Definition | None = None) -> Sheet:
    """The answers of a sheet that fit a definition, in the order of its questions.

    `answered` is the definition that the sheet was given to, where it is known: then a step of a scale that
    had another number of steps, and a number in another unit, are dropped too. Their keys alone do not tell.
    """
    before = {question.key: question for question in answered.questions} if answered else {}
    return dict(_kept(definition, sheet, before))


def shared_questions(before: Definition, after: Definition) -> tuple[str, ...]:
    """The keys of the questions that both ask in the same way, in the later order; one choice in common is
    enough.
    """
    asked = {question.key: question for question in before.questions}
    return tuple(
        question.key
        for question in after.questions
        if question.key in asked and _shares_answers(asked[question.key], question)
    )


def shares_scored(before: Definition, after: Definition) -> bool:
    """Whether both have a scored question in common, or one of them has none at all.

    Otherwise they measure work by different questions: scores of one say nothing of the other.
    """
    earlier, later = (
        {question.key for question in definition.questions if is_scored(question)}
        for definition in (before, after)
    )
    return not earlier or not later or bool(earlier & later & {*shared_questions(before, after)})


def _shares_answers(before: Question, after: Question) -> bool:
    if not _means_the_same(before, after):
        return False
    if isinstance(before, NumberQuestion) or isinstance(after, NumberQuestion):
        return True
    return not {*choice_keys(before)}.isdisjoint(choice_keys(after))


def _kept(definition: Definition, sheet: Sheet, before: Mapping[str, Question]) -> list[tuple[str, Answer]]:
    return [
        (question.key, answer)
        for question in definition.questions
        if question.key in sheet
        and _means_the_same(before.get(question.key, question), question)
        and (answer := _fitting(question, sheet[question.key])) is not None
    ]


def _means_the_same(before: Question, after: Question) -> bool:
    match before, after:
        case (AgreementScale(steps=had), AgreementScale(steps=has)):
            return had == has
        case (NumberQuestion(unit=was), NumberQuestion(unit=now)):
            return was == now
        case _:
            return type(before) is type(after)


def _fitting(question: Question, answer: Answer) -> Answer | None:
    match question:
        case SingleChoice() | AgreementScale():
            return answer if answer == NOT_SURE or answer in choice_keys(question) else None
        case MultipleChoice():
            return _choices_left(question, answer)
        case NumberQuestion(least=least, most=most):
            return answer if isinstance(answer, int) and least <= answer <= most else None


def _choices_left(question: MultipleChoice, answer: Answer) -> Answer | None:
    """The choices that still exist. Where none of those taken does, nothing was said about the others."""
    if not isinstance(answer, tuple):
        return None
    offered = choice_keys(question)
    left = tuple(key for key in answer if key in offered)
    return left if left or not answer else None
