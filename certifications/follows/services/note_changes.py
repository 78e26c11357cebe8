"""Note what changes the moment it goes live, and announced changes when they are near."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from certifications.domain.advice import first_day_of
from certifications.domain.certification import Certification
from certifications.domain.noted_changes import AHEAD, NEAR_DAYS
from certifications.follows.queries import Announcement, announcements_of
from certifications.models import CertificationPage, ChangeEntry
from certifications.models.fact_changes import ExplainedFactChange
from certifications.queries.kept import kept_by_key
from portal.shared import page_cache
from portal.shared.clock import site_date


def note_changes(page: CertificationPage, changes: Iterable[ExplainedFactChange]) -> None:
    """Note each change that a publication made of what readers saw, in its transaction. One query."""
    ChangeEntry.objects.bulk_create(_entry(page, change) for change in changes)


def _entry(page: CertificationPage, explained: ExplainedFactChange) -> ChangeEntry:
    old, new = explained.change.old, explained.change.new
    return ChangeEntry(
        certification=page.translation_key,
        certification_name=page.title,
        key=old.key,
        old_value=old.stated,
        new_value=new.stated if new else "",
        because=explained.because.value if explained.because else "",
        reason=explained.reason,
        # A fact that is removed has no row with a source.
        source_url=explained.row.source_url if new else "",
        source_note=explained.row.source_note if new else "",
        noted_at=timezone.now(),
    )


def note_near_announcements() -> None:
    """Note what is announced and comes into force within `NEAR_DAYS`, each once, however often this runs."""
    today = site_date()
    entries = [entry for key, one in kept_by_key().items() for entry in _announced(key, one, today)]
    before = ChangeEntry.objects.count()
    ChangeEntry.objects.bulk_create(entries, ignore_conflicts=True)
    if ChangeEntry.objects.count() != before:
        page_cache.purge()


def _announced(key: UUID, certification: Certification, today: date) -> Iterator[ChangeEntry]:
    for item in announcements_of(certification):
        first = first_day_of(item.in_force_from)
        if first is None or not today < first <= today + timedelta(days=NEAR_DAYS):
            continue
        yield ChangeEntry(
            certification=key,
            certification_name=certification.title,
            key=item.key,
            what=item.what,
            old_value=item.old,
            new_value=item.new,
            because=AHEAD,
            source_url=item.source_url,
            source_note=item.source_note,
            in_force_from=item.in_force_from,
            digest=_digest(item),
        )


def _digest(item: Announcement) -> str:
    said = "\n".join((item.key, item.what, item.new, item.in_force_from))
    return hashlib.sha256(said.encode()).hexdigest()
