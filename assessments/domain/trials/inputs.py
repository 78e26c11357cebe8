"""What an engine is given for a trial: docs/algorithms/what-if.md, word for word."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import Background, Definition
from assessments.domain.definitions.questions import MultipleChoice, NumberQuestion
from assessments.domain.documents.values import NOT_SURE

MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody tries. None is as they answered; an empty key is no answer.

    `start` is the first day of a later month, None for today.
    """

    hours_a_week: int | None = None
    budget: str | None = None
    is_paid_by_others: bool = False
    region: str | None = None
    role: str | None = None
    start: date | None = None


AS_ANSWERED = Tried()


@dataclass(frozen=True, slots=True)
class SubmittedAnswers:
    """A submission of which something is tried: its definition, answers and day.

    `visible` are the questions that were put; answers to others do not count, but may once they are.
    """

    definition: Definition
    sheet: Sheet
    visible: frozenset[str]
    on: date


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the engine takes beside held certifications and the catalogue."""

    definition: Definition
    sheet: Sheet
    as_of: date


def inputs_of(answered: SubmittedAnswers, tried: Tried, today: date) -> Inputs:
    """The definition, the answers and the day of a trial."""
    background = answered.definition.background
    as_of = tried.start if tried.start and tried.start > today else today
    sheet = _grown(answered, months_between(answered.on, as_of))
    sheet = _with_role(sheet, answered, tried.role)
    sheet = _with_choice(sheet, background.region, tried.region)
    budget = "" if tried.is_paid_by_others else tried.budget
    sheet = _with_choice(sheet, background.budget, budget)
    definition = _with_deadline(answered, today, as_of)
    if tried.hours_a_week is not None:
        definition = replace(definition, training_hours_a_week=tried.hours_a_week)
        sheet = _without(sheet, background.hours_a_week)
    return Inputs(definition, sheet, as_of)


def role_question(background: Background, visible: Collection[str]) -> str:
    """The question about the role that a plan is for: the one that is wanted, where it was put."""
    return background.wanted if background.wanted in visible else background.role


def hours_a_week_of(answered: SubmittedAnswers) -> int:
    """The hours of training a week that the outcome was reckoned with."""
    key = answered.definition.background.hours_a_week
    told = answered.sheet.get(key) if key in answered.visible else None
    return told if isinstance(told, int) and told >= 1 else answered.definition.training_hours_a_week


def months_between(first: date, last: date) -> int:
    """Months from one day's month to another's; 0 where the other is no later."""
    return max(0, (last.year - first.year) * MONTHS_OF_A_YEAR + last.month - first.month)


def _with_role(sheet: Sheet, answered: SubmittedAnswers, role: str | None) -> Sheet:
    """One role instead of those that were named; what stands for no role, such as studying, stays."""
    background = answered.definition.background
    key = role_question(background, answered.visible)
    question = next((item for item in answered.definition.questions if item.key == key), None)
    if not role or question is None:
        return sheet
    if not isinstance(question, MultipleChoice):
        return {**sheet, key: role}
    said, families = sheet.get(key), dict(background.families)
    situation = [item for item in said if item not in families] if isinstance(said, tuple) else []
    return {**sheet, key: tuple(sorted({*situation, role}))}


def _with_choice(sheet: Sheet, key: str, choice: str | None) -> Sheet:
    if not key or choice is None:
        return sheet
    return {**sheet, key: choice} if choice else _without(sheet, key)


def _without(sheet: Sheet, key: str) -> Sheet:
    return {other: answer for other, answer in sheet.items() if other != key}


def _grown(answered: SubmittedAnswers, months: int) -> Sheet:
    """Months of experience as they are by then, when somebody has gone on as they told; rounded down."""
    if not months:
        return answered.sheet
    most = {item.key: item.most for item in answered.definition.questions if isinstance(item, NumberQuestion)}
    return {
        key: min(answer + months * rate // MONTHS_OF_A_YEAR, max(answer, most[key]))
        if isinstance(answer, int) and (rate := _a_year(key, answered)) is not None
        else answer
        for key, answer in answered.sheet.items()
    }


def _a_year(question: str, answered: SubmittedAnswers) -> int | None:
    """The months that a year adds to the answer to a question, the fewest; None where it tells no months."""
    found = [
        MONTHS_OF_A_YEAR
        if (answer := _counted(item.rate, answered)) in {None, NOT_SURE}
        else dict(item.months_a_year).get(str(answer), 0)
        for item in answered.definition.background.experience
        if question in {item.total, item.recent}
    ]
    return min(found, default=None)


def _counted(question: str, answered: SubmittedAnswers) -> Answer | None:
    return answered.sheet.get(question) if question in answered.visible else None


def _with_deadline(answered: SubmittedAnswers, today: date, as_of: date) -> Definition:
    """A day by which something is needed stays that day; once its month is over, it counts no more."""
    background = answered.definition.background
    gone, ahead = months_between(answered.on, today), months_between(answered.on, as_of)
    if not ahead or not background.months:
        return answered.definition
    months = tuple((choice, number - ahead) for choice, number in background.months if number >= gone)
    return replace(answered.definition, background=replace(background, months=months))
