"""Dates, sources and states in words."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.domain.facts import Confidence, Currency, Fact
from certifications.domain.fields import field_of, route_of
from certifications.domain.statements import Grounds, Progression
from certifications.domain.vocabulary import ProgressionKind
from certifications.models import Correction
from certifications.models.relations import PROGRESSION_KINDS
from certifications.queries.fact_sources import source_name
from portal.shared.words import day_words, month_words

# As readers read them: what follows is the other end, so nothing stands in brackets before it.
PROGRESSION_WORDS: dict[ProgressionKind, str | Promise] = {
    **{ProgressionKind(value): label for value, label in PROGRESSION_KINDS},
    ProgressionKind.UNCONFIRMED: gettext_lazy("may lead to"),
    ProgressionKind.EQUIVALENT_LEVEL: gettext_lazy("is described as comparable to"),
    ProgressionKind.REDUCES_EXPERIENCE: gettext_lazy("reduces the experience required for"),
}
CONFIDENCES: dict[Confidence, Promise] = {
    Confidence.HIGH: gettext_lazy("high confidence"),
    Confidence.MEDIUM: gettext_lazy("medium confidence"),
    Confidence.LOW: gettext_lazy("low confidence"),
}
QUARTERS: dict[str, Promise] = {
    "1": gettext_lazy("January to March"),
    "2": gettext_lazy("April to June"),
    "3": gettext_lazy("July to September"),
    "4": gettext_lazy("October to December"),
}


def progression_words(item: Progression) -> str:
    """What its start is to its end; what a weak source says counts is not said to count."""
    if item.kind is ProgressionKind.COUNTS_TOWARD and item.grounds.confidence is Confidence.LOW:
        return _("may count towards")
    return str(PROGRESSION_WORDS[item.kind])


def date_words(value: date | None) -> str:
    """A date as readers write it, “22 November 2026”; empty for none."""
    return day_words(value) if value else ""


def source_date_words(value: str | None) -> str:
    """A date to the precision that its source has: “2026”, “July 2026”, “9 July 2026”, or “undated”."""
    if not value:
        return _("undated")
    year, _dash, quarter = value.partition("-Q")
    if quarter:
        months = QUARTERS.get(quarter)
        return f"{months} {year}" if months else value
    try:
        if len(value) == len("2026-07"):
            return month_words(date.fromisoformat(f"{value}-01"))
        return date_words(date.fromisoformat(value))
    except ValueError:
        return value


def force_words(fact: Fact, today: date) -> str:
    """“From 9 July 2026” for a value that is not in force yet, “Until 8 July 2026” for one that ends."""
    if fact.is_ahead(today):
        return _("From %(day)s") % {"day": date_words(fact.in_force_from)}
    return _("Until %(day)s") % {"day": date_words(fact.in_force_until)} if fact.in_force_until else ""


def source_words(of: Fact | Grounds | Correction) -> str:
    """Where a statement comes from: its source by address, short enough to read, else described."""
    return source_name(of.source_url) or of.source_note


def status_sentence(fact: Fact) -> str:
    """“checked 3 November 2026” or “collected 22 November 2026, not checked”."""
    return status_of(fact.verified_on, fact.collected_on)


def status_of(verified_on: date | None, collected_on: date) -> str:
    """When a statement was checked; else when it was collected, and that nobody checked it."""
    if verified_on:
        return _("checked %(date)s") % {"date": date_words(verified_on)}
    return _("collected %(date)s, not checked") % {"date": date_words(collected_on)}


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
    if state.total in (state.checked, state.collected, state.stale) and state.total > 1:
        return _("%(facts)s, all %(state)s.") % {"facts": facts, "state": _state_of_all(state)}
    return _("%(facts)s: %(parts)s.") % {"facts": facts, "parts": ", ".join(parts)}


def _state_of_all(state: Currency) -> str:
    if state.checked:
        return _("checked")
    return _("collected but not checked") if state.collected else _("stale")


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


def key_words(key: str) -> str:
    """What a fact of this key states, as editors choose it; the key itself when no field has it any more."""
    field, route = field_of(key), route_of(key)
    if field is None:
        return key
    if route is None:
        return field.label
    return _("%(fact)s, route %(number)s") % {"fact": field.label, "number": route[0]}
