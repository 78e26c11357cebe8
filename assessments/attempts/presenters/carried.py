"""What was carried over from the last time, to look through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from assessments.attempts.presenters.question import element_of
from assessments.attempts.presenters.section import stored_words
from assessments.attempts.presenters.sections import ShownSection
from assessments.attempts.queries.answers import saved_answer
from assessments.models import HELD_KEY
from assessments.wording.texts import Wording
from portal.shared.words import day_words

CAME_FROM_CARRIED = "?then=carried"


@dataclass(frozen=True, slots=True)
class CarriedLine:
    """A question and its answer; `url` is where it is changed, empty where it is not asked so far."""

    question: str
    answer: str
    url: str


@dataclass(frozen=True, slots=True)
class CarriedView:
    """Everything that was carried over, and from which day."""

    title: str
    day: str
    lines: tuple[CarriedLine, ...]


def present_carried(
    sections: Sequence[ShownSection],
    wording: Wording,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    attempt: UUID,
    day: date,
    names: Mapping[str, str],
) -> CarriedView:
    """All answers so far, in the order of the questions: those carried over, and what was changed since."""
    places = {
        question.key: f"{section.url(attempt)}{CAME_FROM_CARRIED}#{element_of(question.key)}"
        for section in sections
        for question in section.questions
    }
    places[HELD_KEY] = f"{sections[-1].url(attempt)}{CAME_FROM_CARRIED}"
    titles = {question.key: wording.question(question.key) for question in wording.definition.questions}
    titles[HELD_KEY] = _("Your certifications")
    return CarriedView(
        title=wording.title(),
        day=day_words(day),
        lines=tuple(
            CarriedLine(
                title,
                stored_words(wording.definition, key, saved_answer(answers, key).value, names),
                places.get(key, ""),
            )
            for key, title in titles.items()
            if key in answers
        ),
    )
