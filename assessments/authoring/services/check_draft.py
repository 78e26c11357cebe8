"""Having a draft proved."""

from assessments.authoring.mapping.source import definition_of_text
from assessments.domain.definitions.refusals import RefusedError
from assessments.models import Assessment
from assessments.proofs.services.ask_for_proof import ask_for_proof
from portal.jobs.models import Job
from portal.users.models import User


def check_draft(draft: Assessment, by: User | None) -> Job | None:
    """Have a draft proved by a worker; None where it is proved already, or does not compile."""
    try:
        definition = definition_of_text(draft.definition)
    except RefusedError:
        return None
    return ask_for_proof(definition, assessment=draft.pk, by=by)
