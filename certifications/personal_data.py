"""What the catalogue holds about the people who look after it, and what readers follow."""

from collections.abc import Iterator

from django.db.models import Q

from certifications.models import (
    CertificationPage,
    FactReport,
    FactVerification,
    Follow,
    SourceFinding,
    TakenBackCheck,
)
from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record


def export_traces(user: User) -> Iterator[Record]:
    """What the person checked and the readers' reports that they closed, a record for each."""
    for check in FactVerification.objects.filter(verified_by=user).order_by("pk"):
        yield {
            "record": "fact checked",
            "at": check.recorded_at.isoformat(),
            "text": check.key,
            "note": check.note,
        }
    for taken in (
        TakenBackCheck.objects.filter(taken_back_by=user).select_related("verification").order_by("pk")
    ):
        yield {
            "record": "check taken back",
            "at": taken.taken_back_at.isoformat(),
            "text": taken.verification.key,
        }
    yield from _findings(user)
    for report in FactReport.objects.filter(closed_by=user).order_by("pk"):
        closed_at = report.closed_at.isoformat() if report.closed_at else None
        yield {"record": "report closed", "at": closed_at, "text": str(report), "answer": report.answer}


def _findings(user: User) -> Iterator[Record]:
    """What the person found at sources, and what they set aside."""
    for found in SourceFinding.objects.filter(Q(found_by=user) | Q(closed_by=user)).order_by("pk"):
        if found.found_by_id == user.pk:
            yield {
                "record": "found at a source",
                "at": found.found_at.isoformat(),
                "text": str(found),
                "detail": found.detail,
                "note": found.note,
            }
        if found.closed_by_id == user.pk and found.closed_at:
            yield {"record": "finding set aside", "at": found.closed_at.isoformat(), "text": str(found)}


def erase_traces(_user: User) -> None:
    """Deleting the account unlinks all of it; what was checked, found and answered stays."""


STAFF_TRACES = PersonalDataHolder(
    models=(
        HeldModel("certifications.FactVerification", "who checked a fact or progression", OnErasure.UNLINKED),
        HeldModel("certifications.TakenBackCheck", "who took a check back", OnErasure.UNLINKED),
        HeldModel(
            "certifications.SourceFinding",
            "who found something at a source, or set it aside",
            OnErasure.UNLINKED,
        ),
        HeldModel("certifications.FactReport", "who answered a reader’s report", OnErasure.UNLINKED),
    ),
    export=export_traces,
    erase=erase_traces,
)


def export_follows(user: User) -> Iterator[Record]:
    """The certifications that the person follows, a record for each. Two queries."""
    rows = list(Follow.objects.filter(user=user))
    pages = CertificationPage.objects.filter(translation_key__in={row.certification for row in rows})
    titles = dict(pages.values_list("translation_key", "title"))
    for row in rows:
        yield {
            "record": "certification followed",
            "at": row.since.isoformat(),
            "text": titles.get(row.certification, str(row.certification)),
            "mailed_on": row.mailed_on.isoformat() if row.mailed_on else None,
        }


def erase_follows(user: User) -> None:
    """Delete what the person follows."""
    Follow.objects.filter(user=user).delete()


FOLLOWS = PersonalDataHolder(
    models=(HeldModel("certifications.Follow", "certifications that you follow", OnErasure.DELETED),),
    export=export_follows,
    erase=erase_follows,
)
