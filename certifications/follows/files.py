"""Announced changes as a calendar (iCalendar, RFC 5545): an event for each, all day long."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from certifications.domain.calendar_entries import CalendarEntry
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import Names, value_words
from certifications.wording.words import date_words, key_words, source_date_words
from portal.shared.structured_data import full_address
from portal.shared.words import sentence_case

PRODUCT = "-//Certifications//Announced changes//EN"
# How often a calendar may look for news.
REFRESH = timedelta(days=1)


def calendar_file(name: str, url: str, entries: Iterable[CalendarEntry], names: Names) -> bytes:
    """A calendar. The same entries make the same bytes; `url` is its own address."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    # What programs read that do not know RFC 7986.
    calendar.add("x-wr-calname", name)
    calendar.add("url", full_address(url))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, names))
    content: bytes = calendar.to_ical()
    return content


def event_uid(entry: CalendarEntry) -> str:
    """The permanent name of an event, the same in every calendar that has it."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"{uuid5(NAMESPACE_URL, f'{settings.BASE_URL}/changes/{entry.identity}')}@{host}"


def _event(entry: CalendarEntry, names: Names) -> Event:
    event = Event()
    stated = _midnight(entry.stated_on)
    event.add("uid", event_uid(entry))
    event.add("summary", f"{entry.name}: {_what(entry)}")
    event.add("description", "\n".join(_lines(entry, names)))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    # Without a method both say when it was last revised: the day on which somebody read it at its source.
    event.add("dtstamp", stated)
    event.add("last-modified", stated)
    event.add("sequence", entry.revision)
    # Nobody is busy because of it.
    event.add("transp", "TRANSPARENT")
    if entry.url:
        event.add("url", full_address(entry.url))
    return event


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _what(entry: CalendarEntry) -> str:
    """What changes, in a few words."""
    if entry.fact is None:
        return sentence_case(entry.change.what) if entry.change else ""
    label = sentence_case(key_words(entry.fact.key))
    return _("%(what)s: last day") % {"what": label} if entry.is_end else label


def _lines(entry: CalendarEntry, names: Names) -> Iterable[str]:
    """Old and new value, how exact the day is, and where it is from."""
    before, after = _values(entry, names)
    if before and after:
        yield _("%(old)s → %(new)s") % {"old": before, "new": after}
    elif before or after:
        yield before or after
    if not entry.is_exact:
        yield _("The source gives only this date: %(date)s.") % {
            "date": source_date_words(entry.in_force_from)
        }
    source = source_link(entry.source_url) or source_name(entry.source_url) or entry.source_note
    yield _("Source: %(source)s") % {"source": source}
    yield _("Collected on %(date)s") % {"date": date_words(entry.stated_on)}


def _values(entry: CalendarEntry, names: Names) -> tuple[str, str]:
    if entry.fact is not None:
        return value_words(entry.now, names) if entry.now else "", value_words(entry.fact, names)
    return (entry.change.before, entry.change.after) if entry.change else ("", "")
