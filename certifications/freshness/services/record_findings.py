"""Someone found at the sources of statements something else than that they still say so."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from certifications.freshness.queries.statements import Stated, StatementName, key_of
from certifications.freshness.services.check_statements import published_or_refuse
from certifications.models import CertificationPage, SourceFinding, SourceOutcome
from portal.users.models import User


@transaction.atomic
def record_findings(
    names: Collection[StatementName], outcome: SourceOutcome, *, by: User, detail: str = "", note: str = ""
) -> tuple[SourceFinding, ...]:
    """Record one finding for each statement; an open one of the same kind, by a person, gives way to it.

    No page changes by it. `detail` is the new address, or what the source says now.

    Raises:
        StatementChangedError: some are not published any more; nothing is recorded.
    """
    return store_findings(published_or_refuse(dict.fromkeys(names)), outcome, by=by, detail=detail, note=note)


def store_findings(
    stated: Mapping[StatementName, Stated], outcome: SourceOutcome, *, by: User, detail: str, note: str
) -> tuple[SourceFinding, ...]:
    """The findings at statements that were read as they are published. A statement each, and two."""
    _take_turns(stated)
    for name in stated:
        _open(name, outcome).update(closed_at=timezone.now(), closed_by=by)
    return tuple(
        SourceFinding.objects.bulk_create(
            SourceFinding(
                certification=name.certification,
                key=key_of(one),
                digest=name.digest,
                outcome=outcome,
                detail=detail,
                note=note,
                found_by=by,
            )
            for name, one in stated.items()
        )
    )


def _take_turns(names: Collection[StatementName]) -> None:
    """Wait for whoever records at the same pages: two who find the same at once would both open it."""
    pages = CertificationPage.objects.filter(translation_key__in={name.certification for name in names})
    list(pages.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk", flat=True))


def _open(name: StatementName, outcome: SourceOutcome) -> QuerySet[SourceFinding]:
    return SourceFinding.objects.filter(
        certification=name.certification, digest=name.digest, outcome=outcome, by_watch=False, closed_at=None
    )


def set_finding_aside(public_id: UUID, *, by: User) -> bool:
    """Close a finding: it is dealt with, or was none. False where somebody has closed it already."""
    found = SourceFinding.objects.filter(public_id=public_id, closed_at=None)
    return bool(found.update(closed_at=timezone.now(), closed_by=by))
