"""What forms of an attempt hold, read into answers. Nothing is stored here."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from assessments.attempts.presenters.held_certifications import HeldEntry
from assessments.attempts.presenters.held_list import HeldOption, options_like
from assessments.attempts.presenters.question import (
    MONTHS,
    NONE_OF_THESE,
    Entered,
    beyond_words,
    months_problem,
)
from assessments.domain.answers.parser import AnswerRefusedError, parse_answer
from assessments.domain.definitions.questions import MultipleChoice, NumberQuestion, Question
from assessments.models import HELD_KEY
from portal.shared.durations import read_duration

ANSWER, REVISION, UNTIL, EARNED, YEARS, FIND = "answer.", "revision.", "until.", "earned.", "years.", "find."
# The list of certifications held, and its buttons, which take one into it and out of it.
HELD = "held"
ADD, REMOVE = "add", "remove"
# What is typed to find another certification.
FOUND_HELD = f"{FIND}{HELD_KEY}"

_NUMBER = re.compile(r"[0-9]{1,9}")
_GROUPED = re.compile(r"[0-9]{1,3}([ ,.’'\u00a0\u202f][0-9]{3})+")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})")
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{4})")


def read_answers(questions: Iterable[Question], data: QueryDict) -> dict[str, Entered]:
    """What a form holds for each question that it showed; others are left out."""
    return {
        question.key: read_answer(question, data)
        for question in questions
        if f"{REVISION}{question.key}" in data
    }


def read_answer(question: Question, data: QueryDict) -> Entered:
    """What a form holds for one question."""
    name = f"{ANSWER}{question.key}"
    if isinstance(question, NumberQuestion) and question.unit == MONTHS:
        return read_months(question, data.get(f"{YEARS}{question.key}", ""), data.get(name, ""))
    if isinstance(question, NumberQuestion):
        return read_number(question, data.get(name, ""))
    if isinstance(question, MultipleChoice):
        taken = data.getlist(name)
        chosen: list[str] = [key for key in taken if key != NONE_OF_THESE]
        return _checked(question, chosen if taken else None)
    return _checked(question, data.get(name) or None)


def read_number(question: NumberQuestion, typed: str) -> Entered:
    """A number as somebody typed it; separators of thousands do no harm."""
    text = typed.strip()
    if not text:
        return Entered(None)
    digits = re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else text
    if not _NUMBER.fullmatch(digits) or not question.least <= int(digits) <= question.most:
        return Entered(None, text, beyond_words(question, 0))
    return Entered(int(digits), digits)


def read_months(question: NumberQuestion, years: str, months: str) -> Entered:
    """Months as somebody typed them into two fields: 2 and 6, or “2 years 6 months” into either."""
    if not (years.strip() or months.strip()):
        return Entered(None)
    total = read_duration(years, months)
    if total is None:
        problem = months_problem()
    elif question.least <= total <= question.most:
        return Entered(total)
    else:
        problem = beyond_words(question, total)
    return Entered(None, months.strip(), problem, years.strip())


def _checked(question: Question, raw: object) -> Entered:
    """An answer that only a form that was tampered with, or of an older version, gets wrong."""
    if raw is None:
        return Entered(None)
    try:
        parse_answer(question, raw)
    except AnswerRefusedError:
        return Entered(None, "", _("Choose one of the answers."))
    return Entered(raw)


def read_revision(data: QueryDict, key: str) -> int:
    """The revision of an answer that the form showed; 0 where it says none."""
    text = data.get(f"{REVISION}{key}", "")
    return int(text) if _NUMBER.fullmatch(text) else 0


def read_held(data: QueryDict) -> dict[str, HeldEntry]:
    """The certifications that are held, by slug, each with the months since when and until when."""
    return {
        slug: _held_entry(data.get(f"{UNTIL}{slug}", "").strip(), data.get(f"{EARNED}{slug}", "").strip())
        for slug in data.getlist(HELD)
    }


@dataclass(frozen=True, slots=True)
class HeldAsSent:
    """A list of certifications as a form left it. `unsure` was typed and could not be added."""

    entries: Mapping[str, HeldEntry]
    unsure: str = ""


def read_held_list(data: QueryDict, options: Sequence[HeldOption]) -> HeldAsSent:
    """The list with what was typed or chosen, and without what was taken away."""
    typed = "" if ADD in data or REMOVE in data else data.get(FOUND_HELD, "").strip()
    likely = options_like(typed, options) if typed else ()
    chosen = {option.slug for option in options if option.slug == data.get(ADD)}
    added = {likely[0].slug} if len(likely) == 1 else chosen
    kept = {slug: entry for slug, entry in read_held(data).items() if slug != data.get(REMOVE)}
    entries = {**kept, **{slug: HeldEntry("") for slug in added if slug not in kept}}
    return HeldAsSent(entries, "" if added else typed)


def _held_entry(until: str, earned: str) -> HeldEntry:
    last, first = last_day_of_month(until), last_day_of_month(earned)
    words = _("Enter the month as 2027-06.")
    problem = words if until and last is None else ""
    if first and last and last < first:
        problem = _("The expiry date is before the date you earned it. Check both.")
    return HeldEntry(until, problem, earned, words if earned and first is None else "")


def what_is_said(data: QueryDict, sent: str) -> QueryDict:
    """A form without the fields that were left empty and the months of what is not held.

    `sent` is the field that is kept even so: that it is there tells that the form was sent.
    """
    said = data.copy()
    months = {f"{of}{slug}" for slug in data.getlist(HELD) for of in (UNTIL, EARNED)}
    for name, values in data.lists():
        told = [value for value in values if value.strip() or name == sent]
        if told and (name in months or not name.startswith((UNTIL, EARNED))):
            said.setlist(name, told)
        else:
            del said[name]
    return said


def held_document_of(entries: Mapping[str, HeldEntry]) -> list[dict[str, str]]:
    """Certifications held as services take them; a month that cannot be read is left out."""
    return [
        {
            "slug": slug,
            **(
                {"earned_on": day.replace(day=1).isoformat()}
                if (day := last_day_of_month(entry.earned))
                else {}
            ),
            **({"expires_on": day.isoformat()} if (day := last_day_of_month(entry.until)) else {}),
        }
        for slug, entry in entries.items()
    ]


def last_day_of_month(text: str) -> date | None:
    """The last day of a month such as “2027-06” or “06/2027”, until which something is valid."""
    match = _YEAR_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"])
    if not 1 <= month <= 12 or not 1950 <= year <= 2100:
        return None
    return date(year, month, monthrange(year, month)[1])
