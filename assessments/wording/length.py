"""How long an assessment is: reckoned from its questions, by the words to read and the controls to use."""

from collections.abc import Collection
from dataclasses import dataclass

from assessments.domain.answer_space.open_questions import most_open
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import MultipleChoice, NumberQuestion, Question
from assessments.wording.texts import Wording

WORDS_A_MINUTE = 200
# To find and use a control, beside reading. Figures of the editors, not yet measured with readers.
SECONDS_A_CHOICE, SECONDS_A_NUMBER, SECONDS_A_SET = 3, 8, 8
SECONDS_FOR_HELD = 10


@dataclass(frozen=True, slots=True)
class Length:
    """The most questions that anybody is asked, and the minutes that the longest way takes, rounded up."""

    questions: int
    minutes: int


def length_of(
    definition: Definition, wording: Wording, sheet: Sheet | None = None, among: Collection[str] | None = None
) -> Length:
    """What is left at most with the answers of a sheet (default: none), of the questions `among` (default:
    all). The minutes are those for the certifications held, too.
    """
    given = sheet or {}
    asked = [question for question in definition.questions if among is None or question.key in among]
    seconds = _seconds(definition, wording)
    longest = most_open(definition, given, {question.key: seconds[question.key] for question in asked})
    return Length(
        most_open(definition, given, {question.key: 1 for question in asked}),
        -(-(longest + SECONDS_FOR_HELD) // 60),
    )


def _seconds(definition: Definition, wording: Wording) -> dict[str, int]:
    found = {}
    before: list[str] = []
    for question in definition.questions:
        labels = [label for _key, label in wording.choices(question)]
        # Choices that the question before had too are known by then.
        words = [wording.question(question.key), wording.of(f"questions/{question.key}/help")]
        words += [] if labels == before else labels
        count = sum(len(text.split()) for text in words)
        found[question.key] = round(count * 60 / WORDS_A_MINUTE) + _control(question)
        before = labels
    return found


def _control(question: Question) -> int:
    match question:
        case NumberQuestion():
            return SECONDS_A_NUMBER
        case MultipleChoice():
            return SECONDS_A_SET
        case _:
            return SECONDS_A_CHOICE
