"""Answers as they are stored and sent, and what they stand for."""

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
)
from assessments.domain.documents.values import NOT_SURE, kind_of


class AnswerRefusedError(ValueError):
    """An answer does not fit its question.

    The message is a sentence. `code` says the same for those who word it themselves: "not_a_choice",
    "not_a_list", "twice", "not_a_question", "not_a_number", "out_of_bounds" (of `least` and `most`), else
    "refused".
    """

    def __init__(self, sentence: str, code: str = "refused", least: int = 0, most: int = 0) -> None:
        self.code = code
        self.sentence = sentence
        self.least = least
        self.most = most
        super().__init__(sentence)


def parse_answer(question: Question, raw: object) -> Answer:
    """The answer that a stored or sent value stands for.

    A choice's key or "not_sure"; a list of keys; a whole number, as such or as its decimal digits.

    Raises:
        AnswerRefusedError: it does not fit the question.
    """
    match question:
        case SingleChoice() | AgreementScale():
            return _choice(question, raw)
        case MultipleChoice():
            return _choices(question, raw)
        case NumberQuestion():
            return _number(question, raw)


def sheet_of(definition: Definition, stored: Mapping[str, object]) -> Sheet:
    """The sheet of stored answers, in the order of the questions; nulls are no answers.

    Raises:
        AnswerRefusedError: an answer does not fit its question, or there is no such question.
    """
    questions = {question.key: question for question in definition.questions}
    for key in stored:
        if key not in questions:
            raise AnswerRefusedError(f"There is no question “{key}”.", "not_a_question")
    return {
        key: parse_answer(question, stored[key])
        for key, question in questions.items()
        if stored.get(key) is not None
    }


def answers_document(sheet: Sheet) -> dict[str, object]:
    """The stored form of a sheet; `sheet_of` of it gives the sheet back."""
    return {key: list(answer) if isinstance(answer, tuple) else answer for key, answer in sheet.items()}


def _choice(question: SingleChoice | AgreementScale, raw: object) -> str:
    if isinstance(raw, str) and (raw == NOT_SURE or raw in choice_keys(question)):
        return raw
    raise AnswerRefusedError("Choose one of the answers that are offered.", "not_a_choice")


def _choices(question: MultipleChoice, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple):
        raise AnswerRefusedError(f"This should be a list of choices, not {kind_of(raw)}.", "not_a_list")
    offered = choice_keys(question)
    if any(not isinstance(key, str) or key not in offered for key in raw):
        raise AnswerRefusedError("Choose among the answers that are offered.", "not_a_choice")
    if len(set(raw)) != len(raw):
        raise AnswerRefusedError("A choice is named twice.", "twice")
    return tuple(sorted(raw))


def _number(question: NumberQuestion, raw: object) -> int:
    text = raw.strip() if isinstance(raw, str) else raw
    # No more digits than the largest bound has: int() of thousands of them is slow.
    if isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) <= 12:
        text = int(text)
    if isinstance(text, bool) or not isinstance(text, int):
        raise AnswerRefusedError("Write a whole number.", "not_a_number", question.least, question.most)
    if not question.least <= text <= question.most:
        raise AnswerRefusedError(
            f"Write a number from {question.least} to {question.most}.",
            "out_of_bounds",
            question.least,
            question.most,
        )
    return text
