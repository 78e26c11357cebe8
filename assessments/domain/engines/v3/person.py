"""What is known of somebody: the answers that entry and plan read, and what they hold.

docs/algorithms/person.md, word for word.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TypeVar

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Background, Definition, Experience
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.months import month_after
from assessments.domain.outcomes.outcome import Why

Meaning = TypeVar("Meaning", str, int)
# A number that somebody told, or why there is none.
Told = int | Why
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class OwnMonths:
    """Months of one kind of experience: in all, and within the last `recent_years`, None when not told.

    `a_year` are the months that a year adds when somebody goes on as now.
    """

    total: Told
    recent: int | None
    recent_years: int
    a_year: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's background. A kind of experience that is absent from `months` was not asked.

    `roles` are the families of the role that they want, else of the one that they have. `region` is empty
    where none was told, and `other_regions` are those that they could have told. `budget` (US dollars) and
    `latest` (the first day of a month) are None without a limit.
    """

    education: Told
    months: Mapping[str, OwnMonths]
    training_hours: Told
    hours_a_week: int
    roles: tuple[str, ...] = ()
    region: str = ""
    other_regions: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    budget: int | None = None
    latest: date | None = None


class Active(Enum):
    """Whether a held certification is within its validity."""

    YES = auto()
    NO = auto()
    UNKNOWN = auto()


def person_of(definition: Definition, sheet: Sheet, visible: Collection[str], as_of: date) -> Person:
    """The background of somebody. `sheet` holds the answers to visible questions alone."""
    background = definition.background
    hours_a_week = _number(background.hours_a_week, sheet)
    wanted, present = (_families(background, key, sheet) for key in (background.wanted, background.role))
    # Whom the other question is put to wants to leave the role that they have.
    roles = wanted if background.wanted in visible else present
    until = _read(background.by_when, background.months, sheet)
    region = _read(background.region, background.regions, sheet) or ""
    return Person(
        education=_education(background, sheet),
        # What somebody did counts, whatever they want to do.
        months=_all_months(background.experience, {*wanted, *present}, sheet, visible),
        training_hours=_number(background.training_hours, sheet),
        hours_a_week=(
            hours_a_week
            if isinstance(hours_a_week, int) and hours_a_week >= 1
            else definition.training_hours_a_week
        ),
        roles=roles,
        region=region,
        other_regions=frozenset(key for _choice, key in background.regions) - {region},
        circumstances=frozenset(_all_read(background.circumstances, background.circumstance_keys, sheet)),
        budget=_read(background.budget, background.amounts, sheet),
        latest=None if until is None else month_after(as_of, until),
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


def _families(background: Background, question: str, sheet: Sheet) -> tuple[str, ...]:
    return _all_read(question, background.families, sheet)


def _all_read(question: str, meanings: tuple[tuple[str, str], ...], sheet: Sheet) -> tuple[str, ...]:
    """What the chosen choices stand for, in the order of the meanings."""
    answer = sheet.get(question)
    taken = answer if isinstance(answer, tuple) else (answer,)
    return tuple(dict.fromkeys(meaning for choice, meaning in meanings if choice in taken))


def _read(question: str, meanings: tuple[tuple[str, Meaning], ...], sheet: Sheet) -> Meaning | None:
    answer = sheet.get(question)
    return dict(meanings).get(answer) if isinstance(answer, str) else None


def _education(background: Background, sheet: Sheet) -> Told:
    if not background.education:
        return Why.NOT_ASKED
    level = dict(background.education_levels).get(str(sheet.get(background.education, "")), -1)
    return level if level >= 0 else Why.NOT_ANSWERED


def _all_months(
    experience: Iterable[Experience], families: Collection[str], sheet: Sheet, visible: Collection[str]
) -> dict[str, OwnMonths]:
    """Months by kind: of several entries that apply to somebody the first that was answered counts.

    Else the first that was put to them, else the first of all.
    """
    found: dict[str, tuple[int, OwnMonths]] = {}
    for item in experience:
        if item.families and not set(item.families).intersection(families):
            continue
        months = _months(item, sheet, visible)
        asked = (item.total or item.recent) in visible
        rank = (0 if isinstance(months.total, int) else 1) if asked else 2
        if item.kind not in found or rank < found[item.kind][0]:
            found[item.kind] = (rank, months)
    return {kind: months for kind, (_rank, months) in found.items()}


def _months(experience: Experience, sheet: Sheet, visible: Collection[str]) -> OwnMonths:
    total = _asked_number(experience.total, sheet, visible) if experience.total else None
    recent = _asked_number(experience.recent, sheet, visible) if experience.recent else None
    a_year = _a_year(experience, sheet)
    if total is None:
        # Only recent months are asked for: there are no fewer in all.
        told = Why.NOT_ASKED if recent is None else recent
        return OwnMonths(told, recent if isinstance(recent, int) else None, experience.recent_years, a_year)
    if not isinstance(recent, int):
        return OwnMonths(total, None, experience.recent_years, a_year)
    # Recent months are some of all months: who tells more of them has mistaken one of the questions.
    within = min(recent, total) if isinstance(total, int) else recent
    return OwnMonths(total, within, experience.recent_years, a_year)


def _asked_number(question: str, sheet: Sheet, visible: Collection[str]) -> Told:
    """A number; none where the question is not put to somebody, for it cannot concern them."""
    return _number(question, sheet) if question in visible else 0


def _a_year(experience: Experience, sheet: Sheet) -> int:
    if not experience.rate:
        return MONTHS_OF_A_YEAR
    answer = sheet.get(experience.rate)
    if answer is None or answer == NOT_SURE:
        return MONTHS_OF_A_YEAR
    return dict(experience.months_a_year).get(str(answer), 0)


def _number(question: str, sheet: Sheet) -> Told:
    if not question:
        return Why.NOT_ASKED
    answer = sheet.get(question)
    return answer if isinstance(answer, int) else Why.NOT_ANSWERED
