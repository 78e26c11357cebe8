"""The state of entry of a certification for the person who pays: when, and with what course.

Of the answers behind it nothing is told but what follows for the decision: neither months nor education.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Eligibility, Requirement, Standing
from assessments.domain.snapshots.snapshot import Certified
from assessments.results.presenters.changes_since import asks_alike
from assessments.results.presenters.eligibility import is_ahead
from assessments.results.presenters.entry import EntryContext, never_at_this_rate
from assessments.results.queries.since import ThenAndNow
from certifications.domain.certification import Certification
from certifications.queries.fact_words import with_unit
from portal.shared.words import day_words, month_words

TRAINING = frozenset({Requirement.COURSE, Requirement.TRAINING_HOURS})


def payer_entry(eligibility: Eligibility, asked: EntryContext) -> str:
    """Whether the person may enter, and from which month."""
    if asked.is_past:
        past = {
            Standing.ELIGIBLE: _("Open on %(day)s"),
            Standing.LOOKS_OPEN: _("Looked open on %(day)s; not every rule is known"),
            Standing.WITH_COURSE: _("Open after a course, on %(day)s"),
        }.get(eligibility.standing)
        if past:
            return past % {"day": day_words(asked.as_of)}
    return {
        Standing.ELIGIBLE: _("Open now"),
        Standing.LOOKS_OPEN: _("Looks open; not every rule is known"),
        Standing.WITH_COURSE: _("Open after the issuer’s course"),
        Standing.NOT_YET: _not_yet(eligibility, asked),
        Standing.ASK_ISSUER: _("Not known: ask the issuer first"),
        Standing.UNKNOWN: _("Not known: the person did not answer a question"),
    }[eligibility.standing]


def _not_yet(eligibility: Eligibility, asked: EntryContext) -> str:
    if any(item.requirement is Requirement.CERTIFICATIONS for item in eligibility.missing):
        return _("Not yet: another certificate comes first")
    month = eligibility.earliest or eligibility.not_before
    if month and is_ahead(month, asked.as_of):
        values = {"month": month_words(month), "day": day_words(asked.as_of)}
        if asked.is_past:
            return _("Not yet on %(day)s: expected from %(month)s") % values
        if eligibility.earliest:
            return _("Not yet: from %(month)s") % values
        return _("Not yet: %(month)s at the earliest") % values
    if never_at_this_rate(eligibility):
        return _("Not yet, and we can’t tell when")
    return _("Not yet")


def payer_entry_changes(found: ThenAndNow, asked: EntryContext) -> Iterator[str]:
    """What is different about entry today."""
    before, after = found.then.eligibility, found.now.eligibility
    if before is None or after is None:
        return
    if not asks_alike(before, after):
        today = EntryContext(asked.wording, asked.names, asked.today, asked.today)
        yield _("Entry today, with the same answers: %(state)s.") % {"state": payer_entry(after, today)}
    elif before.standing is Standing.NOT_YET and before.earliest and before.earliest <= asked.today:
        yield _("%(month)s has come: ask whether entry is open now.") % {
            "month": month_words(before.earliest)
        }


def is_course_needed(eligibility: Eligibility) -> bool:
    """Whether a course or training has to be taken before entry."""
    missing = TRAINING & {item.requirement for item in eligibility.missing}
    return eligibility.standing is Standing.WITH_COURSE or bool(missing)


def payer_course(eligibility: Eligibility, facts: Certification | None, certified: Certified | None) -> str:
    """Whether a course has to be taken before entry, and how long it is."""
    hours = _course_hours(eligibility, facts, certified)
    if is_course_needed(eligibility):
        return _("Needed: %(hours)s") % {"hours": hours} if hours else _("Needed; length not known")
    unknown = TRAINING & {item.requirement for item in eligibility.unknown}
    if unknown or eligibility.standing in {Standing.ASK_ISSUER, Standing.UNKNOWN}:
        return (
            _("Not clear: entry requires %(hours)s of training") % {"hours": hours}
            if hours
            else _("Not known: ask the issuer")
        )
    if hours:
        return _("None: no more training is needed for entry")
    return _("Not needed for entry")


def _course_hours(eligibility: Eligibility, facts: Certification | None, certified: Certified | None) -> str:
    course = certified.course if certified else None
    if course and course.is_required and course.hours:
        return with_unit(course.hours.value, "hours")
    fact = facts.fact(f"routes.{eligibility.route}.training_hours") if facts else None
    hours = fact.typed if fact and isinstance(fact.typed, int) else 0
    return with_unit(hours, "hours") if hours else ""
