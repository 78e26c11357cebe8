"""Proof reports by the logic that they are about, and the jobs that make them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from assessments.domain.proof.report import PROVER, Report
from assessments.domain.proof.report_document import parse_report
from assessments.models import ProofReport
from portal.jobs.models import Job

# Jobs of this kind have the SHA-256 of the logic as their key.
PROVE = "assessments.prove"


@dataclass(frozen=True, slots=True)
class StoredProof:
    """A report of the present prover, when it was made, and when its warnings were signed (None: not)."""

    row: int
    report: Report
    has_errors: bool
    has_warnings: bool
    made_at: datetime
    signed_at: datetime | None

    @property
    def needs_signature(self) -> bool:
        """Whether warnings wait for a moderator."""
        return self.has_warnings and self.signed_at is None


def stored_proof(logic_hash: str) -> StoredProof | None:
    """The report about a logic; None where the present prover made none. One query."""
    return stored_proofs([logic_hash]).get(logic_hash)


def stored_proofs(hashes: Collection[str]) -> Mapping[str, StoredProof]:
    """The reports about logics, those that there are. One query."""
    rows = ProofReport.objects.filter(prover=PROVER, logic_hash__in=hashes).select_related("signature")
    return {row.logic_hash: _stored(row) for row in rows}


def _stored(row: ProofReport) -> StoredProof:
    signature = getattr(row, "signature", None)
    return StoredProof(
        row=row.pk,
        report=parse_report(row.document),
        has_errors=row.has_errors,
        has_warnings=row.has_warnings,
        made_at=row.made_at,
        signed_at=signature.signed_at if signature else None,
    )


def last_proof_job(logic_hash: str) -> Job | None:
    """The newest job that was to prove a logic; None where nobody asked for one. One query."""
    jobs = Job.objects.filter(kind=PROVE, key=logic_hash).defer("params", "checkpoint")
    return jobs.order_by("-created_at", "pk").first()
