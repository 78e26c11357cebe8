"""How far an attempt is: what is asked, what is still needed, what to ask next."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.attempts.presenters.sections import ShownSection
from assessments.attempts.queries.answers import Stored, saved_answer
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.decisive import decisive_questions
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import is_scored
from assessments.models import HELD_KEY


@dataclass(frozen=True, slots=True)
class AttemptProgress:
    """`visible` are the questions that are asked, `needed` those without which the path is not known; by key,
    in the order in which they are asked.

    `is_clear` where the path is known though questions about the work are open. `next_question` is empty
    where nothing is left to ask.
    """

    visible: tuple[str, ...]
    needed: tuple[str, ...]
    can_submit: bool
    is_clear: bool
    next_question: str


def present_progress(
    definition: Definition,
    sections: Sequence[ShownSection],
    sheet: Sheet,
    answers: Stored,
    *,
    is_enough: bool,
) -> AttemptProgress:
    """Where somebody is with these answers. `is_enough`: they are all that the path needs."""
    questions = [question for section in sections for question in section.questions]
    missing = tuple(item.key for item in questions if is_scored(item) and item.key not in sheet)
    # What somebody has cleared or passed over is asked again only where it is needed.
    unasked = [
        item.key
        for item in questions
        if item.key not in sheet and (item.key in missing or not saved_answer(answers, item.key).revision)
    ]
    if is_enough:
        decisive = decisive_questions(definition)
        unasked = [key for key in unasked if key not in decisive]
    if not saved_answer(answers, HELD_KEY).revision:
        unasked.append(HELD_KEY)
    return AttemptProgress(
        visible=tuple(item.key for item in questions),
        needed=() if is_enough else missing,
        can_submit=is_enough,
        is_clear=is_enough and bool(missing),
        next_question=unasked[0] if unasked else "",
    )
