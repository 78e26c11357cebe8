"""Days on which something changes about certifications, as a calendar has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from certifications.domain.advice import DatedChange, first_day_of
from certifications.domain.certification import Certification
from certifications.domain.facts import Fact

# How long ago a change may be that a calendar still has.
PAST_DAYS = 365
# From here days are counted for the number of a revision.
REVISIONS_FROM = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A change on a day. `identity` stays the same when its day moves, or when it comes.

    `in_force_from` is the day as its source gives it: a year, quarter, month or day. `fact` is the fact that
    comes into force or ends, `now` the one that it replaces; else `change` says what changes. `about` is the
    slug of a certification or the key of an issuer, `name` how readers know it.
    """

    identity: str
    day: date
    in_force_from: str
    about: str
    name: str
    url: str
    stated_on: date
    source_url: str
    source_note: str
    fact: Fact | None = None
    now: Fact | None = None
    change: DatedChange | None = None
    is_end: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether its source names the very day."""
        return self.in_force_from == self.day.isoformat()

    @property
    def revision(self) -> int:
        """Grows when the statement is collected anew, which is when its day or value can have changed."""
        return max((self.stated_on - REVISIONS_FROM).days, 0)


def entries_of_facts(certification: Certification) -> Iterator[CalendarEntry]:
    """Facts that come into force on a known day, or end on one."""
    for fact in (*certification.facts, *certification.facts_ahead):
        now = certification.fact(fact.key) if fact in certification.facts_ahead else None
        if fact.in_force_from:
            yield _entry_of_fact(certification, fact, fact.in_force_from, now)
        if fact.in_force_until:
            yield _entry_of_fact(certification, fact, fact.in_force_until, is_end=True)


def _entry_of_fact(
    certification: Certification, fact: Fact, day: date, now: Fact | None = None, *, is_end: bool = False
) -> CalendarEntry:
    return CalendarEntry(
        identity="\n".join((certification.slug, fact.key, fact.value, "ends" if is_end else "begins")),
        day=day,
        in_force_from=day.isoformat(),
        about=certification.slug,
        name=certification.short_name,
        url=certification.url,
        stated_on=fact.collected_on,
        source_url=fact.source_url,
        source_note=fact.source_note,
        fact=fact,
        now=now,
        is_end=is_end,
    )


def entries_of_changes(
    changes: Iterable[DatedChange], certifications: Iterable[Certification]
) -> Iterator[CalendarEntry]:
    """Changes that stand beside the facts, those whose day is known; one of an issuer is one for all."""
    known = {one.slug: one for one in certifications}
    issuers = {one.issuer.key: one.issuer.name for one in known.values()}
    for change in changes:
        day = first_day_of(change.in_force_from)
        slug = change.about.slug if change.about else ""
        certification = known.get(slug)
        if day is None or (certification is None and change.issuer not in issuers):
            continue
        about = slug if certification else change.issuer
        yield CalendarEntry(
            identity="\n".join((about, change.what)),
            day=day,
            in_force_from=change.in_force_from,
            about=about,
            name=certification.short_name if certification else issuers[change.issuer],
            url=certification.url if certification else "",
            stated_on=change.grounds.collected_on,
            source_url=change.grounds.source_url,
            source_note=change.grounds.source_note,
            change=change,
        )


def near_entries(entries: Iterable[CalendarEntry], today: date) -> tuple[CalendarEntry, ...]:
    """Those of the last year and all that are ahead, by day."""
    begun = today - timedelta(days=PAST_DAYS)
    return tuple(
        sorted((one for one in entries if one.day >= begun), key=lambda one: (one.day, one.identity))
    )
