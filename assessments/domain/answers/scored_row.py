"""The answers to scored questions as small whole numbers, for exports and replay."""

from collections.abc import Collection

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import choice_keys, is_scored
from assessments.domain.documents.values import NOT_SURE

# In place of a choice's index: the question was hidden, or visible and not answered.
HIDDEN, UNANSWERED = -1, -2


def scored_row(definition: Definition, sheet: Sheet, visible: Collection[str]) -> tuple[int, ...]:
    """One number for each scored question, in the order of the definition, from 0 for the first choice.

    "Not sure" is one past the last choice. `visible` are the keys of the questions that are shown.
    """
    row = []
    for question in definition.questions:
        if not is_scored(question):
            continue
        if question.key not in visible:
            row.append(HIDDEN)
        elif question.key not in sheet:
            row.append(UNANSWERED)
        else:
            row.append([*choice_keys(question), NOT_SURE].index(str(sheet[question.key])))
    return tuple(row)
