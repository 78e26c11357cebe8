"""How a draft goes live: its definition is compiled, every gate asked, and a version frozen."""

from django.core.exceptions import ValidationError

from assessments.authoring.mapping.source import definition_of_text, document_of_text
from assessments.domain.definitions.refusals import Refusal, RefusedError, sentence_of
from assessments.domain.definitions.writer import document_of, logic_hash
from assessments.models import Assessment
from assessments.proofs.presenters.refusals import error_refusals
from assessments.proofs.queries import stored_proof
from assessments.versions.services.freeze_gates import refusals_of
from assessments.versions.services.freeze_version import freeze_version
from portal.users.models import User


def go_live(draft: Assessment, by: User | None, freeze: bool) -> None:
    """Check a draft, and freeze its definition as the version that new attempts start on.

    Raises:
        ValidationError: the definition is refused; a message a refusal, under the field `definition`.
    """
    refusals = refusals_of_text(draft.definition)
    if refusals:
        raise ValidationError({"definition": [sentence_of(refusal) for refusal in refusals]})
    if not freeze:
        return
    try:
        freeze_version(draft, document_of_text(draft.definition), by=by)
    except RefusedError as error:
        raise ValidationError({"definition": [sentence_of(refusal) for refusal in error.refusals]}) from error


def refusals_of_text(text: str) -> tuple[Refusal, ...]:
    """Why a typed definition may not go live: of the text, of the compiler, then of every gate."""
    try:
        definition = definition_of_text(text)
    except RefusedError as error:
        return error.refusals
    return refusals_of(document_of(definition))


def refusals_at_submission(text: str) -> tuple[Refusal, ...]:
    """Why a typed definition may not be submitted: of the text, of the compiler, and errors that are proved.

    What is not proved yet, or waits for a signature, may be submitted: both come while moderators read it.
    """
    try:
        definition = definition_of_text(text)
    except RefusedError as error:
        return error.refusals
    proof = stored_proof(logic_hash(definition))
    return error_refusals(definition, proof.report) if proof is not None else ()
