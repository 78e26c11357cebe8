"""What the worker does for proofs."""

from assessments.domain.answer_space.confirmation import DisagreementError
from assessments.domain.definitions.parser import parse_definition
from assessments.proofs.presenters.report import contradiction_words, too_long_words
from assessments.proofs.services.store_proof import ProofTooLongError, prove_and_store
from portal.jobs.claims import JobFailedError
from portal.jobs.kinds import JobContext


def prove_draft(context: JobContext) -> None:
    """Prove the definition that a job carries, and keep the report. Nothing to do where there is one.

    The report is stored whole or not at all: an attempt that was cut off begins anew.
    """
    context.check()
    try:
        prove_and_store(parse_definition(context.params["definition"]), context.progress, context.check)
    except DisagreementError as error:
        # It would be the same at every attempt.
        raise JobFailedError(contradiction_words()) from error
    except ProofTooLongError as error:
        raise JobFailedError(too_long_words(error.seconds)) from error
