"""Nothing goes live unproved: the gate that asks for a definition's proof report."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal
from assessments.domain.definitions.writer import logic_hash
from assessments.domain.proof.report import Report, Severity
from assessments.proofs.presenters.findings import tell
from assessments.proofs.queries import StoredProof, last_proof_job, stored_proof
from assessments.wording.texts import Wording
from portal.jobs.models import ACTIVE, Job


def proof_refusals(definition: Definition) -> tuple[Refusal, ...]:
    """Why the proof keeps a definition from going live; empty where it agrees.

    There has to be a report of the present prover about this very logic, without errors, and with a
    moderator's signature where it warns.
    """
    hashed = logic_hash(definition)
    proof = stored_proof(hashed)
    if proof is None:
        return (Refusal("", unchecked_words(last_proof_job(hashed))),)
    if proof.has_errors:
        return error_refusals(definition, proof.report)
    return _unsigned(proof)


def error_refusals(definition: Definition, report: Report) -> tuple[Refusal, ...]:
    """The errors of a report, each with its place."""
    wording = Wording(definition)
    return tuple(
        Refusal(finding.place, told.sentence)
        for finding in report.of(Severity.ERROR)
        for told in (tell(finding, wording),)
    )


def unchecked_words(job: Job | None) -> str:
    """That there is no report yet, and what to do."""
    if job is not None and job.state in ACTIVE:
        return _("We are still checking this version. Try again when the check is done.")
    return _(
        "This version has not been checked yet. Open the check of this assessment and choose “Check now”."
    )


def _unsigned(proof: StoredProof) -> tuple[Refusal, ...]:
    if not proof.needs_signature:
        return ()
    count = len(proof.report.of(Severity.WARNING))
    sentence = ngettext(
        "The check found %(count)d warning. A moderator who did not write the draft must sign it first.",
        "The check found %(count)d warnings. A moderator who did not write the draft must sign them first.",
        count,
    )
    return (Refusal("", sentence % {"count": count}),)
