"""Dates, times, numbers, percentages and lists in words: said here once, for every room."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.shared.clock import site_date

# Words that describe what an organisation is: its name has an article then.
_ORGANISATIONS = frozenset({"Institute", "Institution", "Association", "Society", "Academy"})


def day_words(value: date) -> str:
    """A date as readers write it: “22 November 2026”."""
    return date_format(value, pgettext("date format", "j F Y"))


def month_alone_words(value: date) -> str:
    """A month without its year: “July”."""
    return date_format(value, pgettext("month format without the year", "F"))


def month_words(value: date) -> str:
    """A month: “July 2028”."""
    return date_format(value, pgettext("month format", "F Y"))


def short_month_words(value: date) -> str:
    """A month where there is little room: “Jul 2028”."""
    return date_format(value, pgettext("short month format", "M Y"))


def site_day_words(moment: datetime | None) -> str:
    """The day of a moment in the site's own zone; empty for none."""
    return day_words(site_date(moment)) if moment else ""


def short_moment_words(moment: datetime) -> str:
    """A day and time in the current zone where there is little room: “22 Nov 2026, 14:02 CET”."""
    local = timezone.localtime(moment)
    day = date_format(local, pgettext("short date format", "j M Y"))
    return f"{day}, {date_format(local, 'H:i')} {zone_words(local)}"


def clock_words(moment: datetime, zone: tzinfo) -> str:
    """A time of day with its zone: “14:02 CET”."""
    local = moment.astimezone(zone)
    return f"{date_format(local, 'H:i')} {zone_words(local)}"


def moment_words(moment: datetime, zone: tzinfo) -> str:
    """A day and time with its zone: “22 November 2026, 14:02 CET”."""
    local = moment.astimezone(zone)
    return f"{day_words(local.date())}, {clock_words(local, zone)}"


def zone_words(local: datetime) -> str:
    """The short name of a time's zone; those that have none are told by their offset: “UTC+03”."""
    name = local.tzname() or ""
    return f"UTC{name}" if name[:1] in {"+", "-"} else name


def number_words(number: int | Decimal) -> str:
    """A number: “1,250”, “577.50”."""
    return str(number_format(number, force_grouping=True))


def percent_words(tenths: int) -> str:
    """Tenths of a per cent as a percentage with one decimal: “12.5%”."""
    return _("%(number)s%%") % {"number": number_format(Decimal(tenths) / 10, decimal_pos=1)}


def percent_of(points: int, attainable: int) -> int:
    """A percentage, rounded down; `attainable` is above 0."""
    return 100 * points // attainable


def listed(words: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(words) <= 1:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def either(words: Sequence[str]) -> str:
    """“a”, “a or b”, “a, b or c”."""
    if len(words) <= 1:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def organisation_words(name: str) -> str:
    """An organisation inside a sentence: “the Work Management Institute”, but “PeopleCert”."""
    is_described = not name.lower().startswith("the ") and not _ORGANISATIONS.isdisjoint(name.split())
    return _("the %(organisation)s") % {"organisation": name} if is_described else name


def author_words(name: str) -> str:
    """Who wrote or judged something, inside a sentence: “our editors”."""
    return name[:1].lower() + name[1:] if name.startswith("Our ") else name


def in_a_sentence(name: str) -> str:
    """A name with a small first letter, unless it is written large: “health care”, “AI projects”."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def sentence_case(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def as_sentences(texts: Iterable[str]) -> str:
    """Notes in a row, each as a sentence: “Old. Look again.”"""
    told = (sentence_case(text) for text in texts if text)
    return " ".join(text if text.endswith((".", "!", "?", "…", ".”")) else f"{text}." for text in told)
