"""How a draft goes live: its definition is compiled, its proof asked for, and a version frozen."""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import ValidationError

from assessments.authoring.mapping.source import definition_of_text
from assessments.domain.definitions.refusals import Refusal, RefusedError
from assessments.domain.definitions.writer import logic_hash
from assessments.models import Assessment
from assessments.proofs.presenters.refusals import error_refusals, proof_refusals
from assessments.proofs.queries import stored_proof
from assessments.versions.services.freeze_version import clear_definition, freeze_cleared
from assessments.wording.refusals import sentences_shown
from portal.users.models import User


def go_live(draft: Assessment, by: User | None) -> Callable[[], object]:
    """Check a draft once; returns what freezes its definition as the version that new attempts start on.

    Raises:
        ValidationError: the definition is refused; a message a refusal, under the field `definition`.
    """
    try:
        cleared = clear_definition(definition_of_text(draft.definition))
    except RefusedError as error:
        raise ValidationError({"definition": list(sentences_shown(error.refusals))}) from error
    return partial(freeze_cleared, draft, cleared, by=by)


def refusals_of_text(text: str) -> tuple[Refusal, ...]:
    """Why a typed definition may not go live: of the text, of the compiler, then of the proof."""
    try:
        definition = definition_of_text(text)
    except RefusedError as error:
        return error.refusals
    return proof_refusals(definition)


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
