"""Prove a definition, and keep the report."""

import time
from collections.abc import Callable

from django.conf import settings

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import logic_hash
from assessments.domain.proof.report import PROVER, Report, Severity
from assessments.domain.proof.report_document import report_document
from assessments.models import ProofReport
from portal.shared import page_cache


class ProofTooLongError(Exception):
    """A proof took longer than it may; `seconds` says how long that is. Nothing of it is stored."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not proved within {seconds:g} seconds")
        self.seconds = seconds


def prove_and_store(
    definition: Definition,
    progress: Callable[[int, int], None] | None = None,
    check: Callable[[], None] | None = None,
) -> ProofReport:
    """The stored report about a definition's logic by the present prover, made where there is none.

    Takes seconds, at most about a minute for forty questions, and never longer than PROOF_SECONDS; outside
    any transaction where the caller has none open. `check` is called at least once a second.

    Raises:
        ProofTooLongError: it was not proved in time; nothing is stored. And whatever `check` raises.
        answer_space.confirmation.DisagreementError: the prover is wrong; nothing is stored.
    """
    known = ProofReport.objects.filter(logic_hash=logic_hash(definition), prover=PROVER).first()
    if known is not None:
        return known
    return store_proof(prove_in_time(definition, progress, check))


def prove_in_time(
    definition: Definition,
    progress: Callable[[int, int], None] | None = None,
    check: Callable[[], None] | None = None,
) -> Report:
    """The report about a definition's logic, made now and kept nowhere. Raises as `prove_and_store`."""
    # Importing the solver takes half a second and 128 MB, which only those who prove are to pay.
    from assessments.domain.proof.prover import prove

    return prove(definition, progress, look=_deadline(settings.PROOF_SECONDS, check))


def _deadline(seconds: float, check: Callable[[], None] | None) -> Callable[[], None]:
    """What looks whether the proof is to go on."""
    end = time.monotonic() + seconds

    def look() -> None:
        if check is not None:
            check()
        if time.monotonic() > end:
            raise ProofTooLongError(seconds)

    return look


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
