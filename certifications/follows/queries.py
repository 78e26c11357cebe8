"""What was noted of changes, what is announced, and what somebody follows."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from certifications.domain.calendar_entries import (
    CalendarEntry,
    entries_of_changes,
    entries_of_facts,
    near_entries,
)
from certifications.domain.certification import Certification
from certifications.domain.fact_changes import Because
from certifications.domain.noted_changes import NotedChange, left_of
from certifications.models import ChangeEntry, Follow
from certifications.queries.advice import advice_on, all_advice
from certifications.queries.kept import kept_by_key, kept_certifications
from portal.shared.clock import site_date
from portal.users.models import User

# Entries in a feed.
FEED_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is announced of a certification: of one fact by its key, else named by `what`."""

    key: str
    what: str
    old: str
    new: str
    in_force_from: str
    source_url: str
    source_note: str


def announcements_of(certification: Certification) -> Iterator[Announcement]:
    """Facts that come into force later, and changes that stand beside the facts; all from memory."""
    for fact in certification.facts_ahead:
        now = certification.fact(fact.key)
        yield Announcement(
            key=fact.key,
            what="",
            old=now.stated if now else "",
            new=fact.stated,
            in_force_from=fact.in_force_from.isoformat() if fact.in_force_from else "",
            source_url=fact.source_url,
            source_note=fact.source_note,
        )
    for change in advice_on(certification.slug, certification.issuer.key).changes:
        yield Announcement(
            key="",
            what=change.what,
            old=change.before,
            new=change.after,
            in_force_from=change.in_force_from,
            source_url=change.grounds.source_url,
            source_note=change.grounds.source_note,
        )


def calendar_entries(slug: str = "") -> tuple[CalendarEntry, ...]:
    """The changes with a day that a calendar tells: of one certification and its issuer, or of all.

    No query while the catalogue is kept.
    """
    known = kept_certifications()
    wanted = [one for one in known if slug in {"", one.slug}]
    about = {slug, *(one.issuer.key for one in wanted)}
    changes = entries_of_changes(all_advice().changes, known)
    of_facts = (entry for one in wanted for entry in entries_of_facts(one))
    of_changes = (entry for entry in changes if not slug or entry.about in about)
    return near_entries((*of_facts, *of_changes), site_date())


def latest_changes(certification: UUID | None = None) -> tuple[NotedChange, ...]:
    """The changes that a feed tells, the latest first. One query, and those of `public_changes`."""
    return tuple(map(noted_change, public_changes(certification)[:FEED_LENGTH]))


def public_changes(certification: UUID | None = None) -> QuerySet[ChangeEntry]:
    """All changes that readers are told, the latest first: of one certification, or of all that are public.

    Other words for the same are none. No query, but those of the catalogue after it changed.
    """
    rows = ChangeEntry.objects.filter(certification__in=list(kept_by_key())).exclude(
        because=Because.WORDS.value
    )
    return rows if certification is None else rows.filter(certification=certification)


def changes_since(day: date, most: int, certification: UUID | None = None) -> tuple[NotedChange, ...]:
    """The changes noted from a day on, of the site's zone, the latest first; else as `latest_changes`."""
    start = datetime.combine(day, time.min, tzinfo=get_default_timezone())
    rows = public_changes(certification).filter(noted_at__gte=start)
    return tuple(map(noted_change, rows[:most]))


def follows_of(user: User) -> QuerySet[Follow]:
    """What somebody follows, the first first."""
    return Follow.objects.filter(user=user)


def untold_changes(follows: Collection[Follow], until: datetime) -> Mapping[UUID, list[NotedChange]]:
    """What is new for those who follow, by certification; one that is not public any more has none.

    One query, and those of the catalogue after it changed.
    """
    known = kept_by_key()
    told = {one.certification: one.told_until for one in follows if one.certification in known}
    if not told:
        return {}
    rows = ChangeEntry.objects.filter(
        certification__in=list(told), noted_at__gt=min(told.values()), noted_at__lte=until
    )
    new: dict[UUID, list[NotedChange]] = {}
    for change in map(noted_change, rows):
        if change.noted_at > told[change.certification]:
            new.setdefault(change.certification, []).append(change)
    left = {key: _left(known[key], changes) for key, changes in new.items()}
    return {key: changes for key, changes in left.items() if changes}


def _left(certification: Certification, changes: list[NotedChange]) -> list[NotedChange]:
    stated: dict[str, list[str]] = {}
    for fact in (*certification.facts, *certification.facts_ahead):
        stated.setdefault(fact.key, []).append(fact.stated)
    return left_of(changes, stated, [one.new for one in announcements_of(certification)])


def noted_change(row: ChangeEntry) -> NotedChange:
    """A row as a value."""
    return NotedChange(
        public_id=row.public_id,
        certification=row.certification,
        certification_name=row.certification_name,
        key=row.key,
        what=row.what,
        old=row.old_value,
        new=row.new_value,
        because=row.because,
        reason=row.reason,
        source_url=row.source_url,
        source_note=row.source_note,
        in_force_from=row.in_force_from,
        noted_at=row.noted_at,
    )
