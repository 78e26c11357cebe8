"""What the catalogue holds about the people who look after it. About readers it holds nothing."""

from collections.abc import Iterator

from certifications.models import FactReport, FactVerification
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
    for report in FactReport.objects.filter(closed_by=user).order_by("pk"):
        closed_at = report.closed_at.isoformat() if report.closed_at else None
        yield {"record": "report closed", "at": closed_at, "text": str(report), "answer": report.answer}


def erase_traces(_user: User) -> None:
    """Deleting the account unlinks both; what was checked and answered stays."""


STAFF_TRACES = PersonalDataHolder(
    models=(
        HeldModel("certifications.FactVerification", "who checked a fact or progression", OnErasure.UNLINKED),
        HeldModel("certifications.FactReport", "who answered a reader’s report", OnErasure.UNLINKED),
    ),
    export=export_traces,
    erase=erase_traces,
)
