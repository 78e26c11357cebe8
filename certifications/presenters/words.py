"""Dates, sources and states in words."""

from datetime import date
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from certifications.domain.facts import Currency, Fact


def site_date() -> date:
    """Today in the site's own zone: facts go stale at its midnight, wherever the reader is."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def date_words(value: date | None) -> str:
    """A date as readers write it, “22 November 2026”; empty for none."""
    return date_format(value, pgettext("date format", "j F Y")) if value else ""


def source_date_words(value: str | None) -> str:
    """A source's own date, to the precision it has: “2026”, “July 2026”, “9 July 2026”, or “undated”."""
    if not value:
        return _("undated")
    try:
        if len(value) == len("2026-07"):
            return date_format(date.fromisoformat(f"{value}-01"), "F Y")
        return date_words(date.fromisoformat(value))
    except ValueError:
        return value


def source_name(url: str) -> str:
    """The host of a source and where on it, short enough to read: “pmi.org/certifications/pmp”."""
    parts = urlsplit(url)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


def status_sentence(fact: Fact) -> str:
    """“checked 3 November 2026” or “collected 22 November 2026, not checked”."""
    if fact.verified_on:
        return _("checked %(date)s") % {"date": date_words(fact.verified_on)}
    return _("collected %(date)s, not checked") % {"date": date_words(fact.collected_on)}


def currency_sentence(state: Currency) -> str:
    """How current a certification's facts are, in a sentence; empty without facts."""
    if not state.total:
        return ""
    parts = [
        words % {"count": count}
        for count, words in (
            (state.checked, _("%(count)d checked")),
            (state.collected, _("%(count)d collected but not checked")),
            (state.stale, _("%(count)d stale")),
        )
        if count
    ]
    facts = ngettext("%(count)d fact", "%(count)d facts", state.total) % {"count": state.total}
    return _("%(facts)s: %(parts)s.") % {"facts": facts, "parts": ", ".join(parts)}


def row_status(state: Currency) -> str:
    """How current the facts are, in a few words; dates are those of the oldest fact."""
    if state.oldest is None:
        return _("no facts yet")
    if state.stale:
        return _("%(stale)d of %(total)d facts stale") % {"stale": state.stale, "total": state.total}
    if state.checked and state.collected:
        return _("%(checked)d of %(total)d facts checked") % {"checked": state.checked, "total": state.total}
    words = _("checked %(date)s") if state.checked else _("collected %(date)s, not checked")
    return words % {"date": date_words(state.oldest)}
