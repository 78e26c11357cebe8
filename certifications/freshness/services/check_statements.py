"""A person has read the live sources of statements, and they still say so."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from certifications.freshness.queries.statements import Stated, StatementName, key_of, published_statements
from certifications.models import FactVerification
from certifications.queries.progressions import PublishedProgression
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.users.models import User


class StatementChangedError(LookupError):
    """What was to be checked is not published any more, or states something else now."""

    def __init__(self, names: Collection[StatementName]) -> None:
        super().__init__(", ".join(map(str, names)))
        self.names = tuple(names)


def published_or_refuse(names: Collection[StatementName]) -> Mapping[StatementName, Stated]:
    """The statements as they are published. Seven queries.

    Raises:
        StatementChangedError: some are not published any more; names those.
    """
    published = published_statements()
    gone = [name for name in names if name not in published]
    if gone:
        raise StatementChangedError(gone)
    return {name: published[name] for name in names}


@transaction.atomic
def check_statements(
    names: Collection[StatementName], *, by: User, note: str = "", day: date | None = None
) -> tuple[FactVerification, ...]:
    """Record that the sources were read on a day, else today, the site's date: all of them, or none.

    Each name is that of the statement the person saw. The note of a progression says between which it leads.

    Raises:
        StatementChangedError: some are not published any more; nothing is recorded.
    """
    return store_checks(published_or_refuse(dict.fromkeys(names)), by=by, note=note, day=day)


def store_checks(
    stated: Mapping[StatementName, Stated], *, by: User, note: str, day: date | None = None
) -> tuple[FactVerification, ...]:
    """The checks of statements that were read as they are published. One statement."""
    checks = FactVerification.objects.bulk_create(
        FactVerification(
            certification=name.certification,
            key=key_of(one),
            digest=name.digest,
            verified_on=day or site_date(),
            verified_by=by,
            note=_note(one, note),
        )
        for name, one in stated.items()
    )
    if checks:
        page_cache.purge()
    return tuple(checks)


def _note(one: Stated, note: str) -> str:
    if not isinstance(one, PublishedProgression):
        return note
    step = one.progression
    return ": ".join(filter(None, (f"{step.start} {step.kind} {step.end}", note)))
