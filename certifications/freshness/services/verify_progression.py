"""A person has read the live source of a progression."""

from django.db import transaction

from certifications.freshness.services.verify_fact import FactChangedError
from certifications.models import FactVerification
from certifications.models.facts import PROGRESSION_KEY
from certifications.queries.progressions import published_progressions
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.users.models import User


@transaction.atomic
def verify_progression(digest: str, *, by: User) -> FactVerification:
    """Record that a published progression was checked today, the site's date.

    `digest` names the statement that the person saw (`Progression.digest`). The note says between which.

    Raises:
        FactChangedError: no published progression states that; nothing is recorded.
    """
    found = next((one for one in published_progressions() if one.progression.digest == digest), None)
    if found is None:
        raise FactChangedError(digest)
    step = found.progression
    check = FactVerification.objects.create(
        certification=found.certification,
        key=PROGRESSION_KEY,
        digest=digest,
        verified_on=site_date(),
        verified_by=by,
        note=f"{step.start} {step.kind} {step.end}",
    )
    page_cache.purge()
    return check
