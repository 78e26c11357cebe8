"""What is known of somebody: their answers to the questions that eligibility reads, and what they hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Background, Definition, Experience
from assessments.domain.outcomes.outcome import Why

# A number that somebody told, or why there is none.
Told = int | Why


@dataclass(frozen=True, slots=True)
class OwnMonths:
    """Months of one kind of experience: in all, and within the last `recent_years`, None when not told."""

    total: Told
    recent: int | None
    recent_years: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's background. A kind of experience that is absent from `months` was not asked."""

    education: Told
    months: Mapping[str, OwnMonths]
    training_hours: Told
    hours_a_week: int


class Active(Enum):
    """Whether a held certification is within its validity."""

    YES = auto()
    NO = auto()
    UNKNOWN = auto()


def person_of(definition: Definition, sheet: Sheet) -> Person:
    """The background of somebody by their answers to visible questions."""
    background = definition.background
    hours_a_week = _number(background.hours_a_week, sheet)
    months: dict[str, OwnMonths] = {}
    for experience in background.experience:
        if experience.kind and experience.total:
            months.setdefault(experience.kind, _months(experience, sheet))
    return Person(
        education=_education(background, sheet),
        months=months,
        training_hours=_number(background.training_hours, sheet),
        hours_a_week=(
            hours_a_week
            if isinstance(hours_a_week, int) and hours_a_week >= 1
            else definition.training_hours_a_week
        ),
    )


def active_on(held: Iterable[Held], slug: str, as_of: date) -> Active | None:
    """Whether somebody holds a certification as an active one; None when they do not hold it.

    Of several entries an active one counts, then one whose end is not known.
    """
    ends = [item.expires_on for item in held if item.slug == slug]
    if not ends:
        return None
    if any(end is not None and end >= as_of for end in ends):
        return Active.YES
    return Active.UNKNOWN if None in ends else Active.NO


def _education(background: Background, sheet: Sheet) -> Told:
    if not background.education:
        return Why.NOT_ASKED
    level = dict(background.education_levels).get(str(sheet.get(background.education, "")), -1)
    return level if level >= 0 else Why.NOT_ANSWERED


def _months(experience: Experience, sheet: Sheet) -> OwnMonths:
    total, recent = _number(experience.total, sheet), _number(experience.recent, sheet)
    if isinstance(recent, Why):
        return OwnMonths(total, None, experience.recent_years)
    # Recent months are some of all months: who tells more of them has mistaken one of the questions.
    return OwnMonths(total, min(recent, total) if isinstance(total, int) else recent, experience.recent_years)


def _number(question: str, sheet: Sheet) -> Told:
    if not question:
        return Why.NOT_ASKED
    answer = sheet.get(question)
    return answer if isinstance(answer, int) else Why.NOT_ANSWERED
