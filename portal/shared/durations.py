"""Time that somebody spent at something, as people say it: in years and months.

portal/shared/assets/js/autosave.js reads the same.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shared.words import number_words

MONTHS_A_YEAR = 12
_AMOUNT = r"(?P<{0}>[0-9]{{1,9}}(?:[.,][0-9]{{1,2}})?|[0-9]{{0,9}}½)"
_YEARS = _AMOUNT.format("years") + r"\s*(?:y|yr|yrs|year|years)(?![a-z])\.?"
_MONTHS = r"(?P<months>[0-9]{1,9})\s*(?:m|mo|mos|mth|mths|month|months)(?![a-z])\.?"
_SAID = re.compile(rf"(?:{_YEARS})?(?:\s*(?:,|and|&|\+)?\s*{_MONTHS})?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")
_YEAR_NUMBER = re.compile(_AMOUNT.format("years"))


def read_duration(years: str, months: str) -> int | None:
    """The months that two fields tell together, None where either cannot be read; empty fields tell none.

    A number counts in the unit of its field; either takes words: “8 years”, “2 y 6 m”, “18 months”.
    """
    read = (_read(years.strip(), _YEAR_NUMBER, MONTHS_A_YEAR), _read(months.strip(), _NUMBER, 1))
    return None if None in read else sum(part for part in read if part is not None)


def duration_words(months: int) -> str:
    """Months as people say them: “2 years and 6 months”."""
    years, rest = divmod(months, MONTHS_A_YEAR)
    in_years = ngettext("%(number)s year", "%(number)s years", years) % {"number": number_words(years)}
    in_months = ngettext("%(number)s month", "%(number)s months", rest) % {"number": number_words(rest)}
    if not years:
        return in_months
    return _("%(years)s and %(months)s") % {"years": in_years, "months": in_months} if rest else in_years


def _read(text: str, number: re.Pattern[str], unit: int) -> int | None:
    if not text:
        return 0
    if number.fullmatch(text):
        return round(_amount(text) * unit)
    said = _SAID.fullmatch(text)
    if said is None:
        return None
    return round(_amount(said["years"] or "0") * MONTHS_A_YEAR) + int(said["months"] or 0)


def _amount(text: str) -> float:
    if text.endswith("½"):
        return int(text[:-1] or 0) + 0.5
    return float(text.replace(",", "."))
