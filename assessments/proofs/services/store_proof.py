"""Prove a definition, and keep the report."""

from collections.abc import Callable

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import logic_hash
from assessments.domain.proof.report import PROVER, Report, Severity
from assessments.domain.proof.report_document import report_document
from assessments.models import ProofReport
from portal.shared import page_cache


def prove_and_store(
    definition: Definition, progress: Callable[[int, int], None] | None = None
) -> ProofReport:
    """The stored report about a definition's logic by the present prover, made where there is none.

    Takes seconds, at most about a minute, outside any transaction where the caller has none open.

    Raises:
        answer_space.confirmation.DisagreementError: the prover is wrong; nothing is stored.
    """
    known = ProofReport.objects.filter(logic_hash=logic_hash(definition), prover=PROVER).first()
    if known is not None:
        return known
    # Importing the solver takes half a second and 128 MB, which only those who prove are to pay.
    from assessments.domain.proof.prover import prove

    return store_proof(prove(definition, progress))


def store_proof(report: Report) -> ProofReport:
    """The stored report about this logic by this prover. The one that was stored first stays.

    Two that prove the same at once find the same; the table keeps one of them.
    """
    row, made = ProofReport.objects.get_or_create(
        logic_hash=report.logic_hash,
        prover=report.prover,
        defaults={
            "document": report_document(report),
            "has_errors": bool(report.of(Severity.ERROR)),
            "has_warnings": bool(report.of(Severity.WARNING)),
        },
    )
    if made:
        # “How this assessment works” shows it.
        page_cache.purge()
    return row
