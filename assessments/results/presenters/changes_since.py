"""What is different today from the day of an outcome, a sentence each."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.outcomes.outcome import Eligibility, Standing
from assessments.results.presenters.costs import prices_words
from assessments.results.presenters.entry import EntryContext, entry_words
from assessments.results.queries.since import ThenAndNow
from certifications.domain.vocabulary import Status
from portal.shared.words import day_words, month_words

# A sentence on entry at most.
EntrySentences = Callable[[ThenAndNow, EntryContext], Iterator[str]]


def change_sentences(
    found: ThenAndNow, asked: EntryContext, entry: EntrySentences | None = None
) -> tuple[str, ...]:
    """What has changed about one certification since the outcome that names it; `entry` tells of entry, to
    others than the person whose outcome it is.
    """
    return tuple(_changes(found, asked, entry or _entry))


def summary_of_changes(changes: Mapping[str, tuple[str, ...]], asked: EntryContext) -> str:
    """What somebody has to know who reads an outcome on a later day; empty on its own day."""
    if not asked.is_past:
        return ""
    count = sum(map(len, changes.values()))
    day = day_words(asked.as_of)
    if not count:
        return _("This is what we found on %(day)s. Nothing in it has changed since.") % {"day": day}
    return ngettext(
        "This is what we found on %(day)s. One thing has changed since. We mark it below.",
        "This is what we found on %(day)s. %(count)d things have changed since. We mark them below.",
        count,
    ) % {"day": day, "count": count}


def _changes(found: ThenAndNow, asked: EntryContext, entry: EntrySentences) -> Iterator[str]:
    now = found.now.certified
    if now is None:
        yield _("It is no longer in our catalogue.")
        return
    if now.status == Status.BEING_SUPERSEDED:
        yield _("Its issuer is replacing it now.")
        return
    if now.status == Status.WITHDRAWN:
        yield _("Its issuer has withdrawn it.")
        return
    if found.then.eligibility and found.now.eligibility is None:
        yield _("We no longer find a current exam, course or registration.")
        return
    yield from _price(found)
    yield from entry(found, asked)


def _price(found: ThenAndNow) -> Iterator[str]:
    before, after = prices_words(found.then.certified), prices_words(found.now.certified)
    if before == after:
        return
    if not before:
        yield _("We didn’t know its price then. Today it is %(after)s.") % {"after": after}
    elif not after:
        yield _("It cost %(before)s then. We don’t know today’s price.") % {"before": before}
    else:
        yield _("It cost %(before)s then. Today it costs %(after)s.") % {"before": before, "after": after}


def _entry(found: ThenAndNow, asked: EntryContext) -> Iterator[str]:
    before, after = found.then.eligibility, found.now.eligibility
    if before is None or after is None:
        return
    if asks_alike(before, after):
        reached = before.earliest
        if before.standing is Standing.NOT_YET and reached and reached <= asked.today:
            yield _("It’s %(month)s now. Retake the assessment to see whether it is open to you.") % {
                "month": month_words(reached)
            }
        return
    today = EntryContext(asked.wording, asked.names, asked.today, asked.today)
    words = entry_words(after, found.now.certified, today)
    yield _("Today, with the same answers: %(state)s.") % {"state": words.label}


def asks_alike(before: Eligibility, after: Eligibility) -> bool:
    """Whether entry asks the same of somebody on both days, whatever the month."""
    return _asks(before) == _asks(after)


def _asks(eligibility: Eligibility) -> tuple[object, ...]:
    return eligibility.standing, eligibility.missing, eligibility.unknown
