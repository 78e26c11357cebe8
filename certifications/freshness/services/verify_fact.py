"""A person has read the live source of a fact."""

from uuid import UUID

from django.db import transaction

from certifications import queries
from certifications.domain.facts import digest_of_fact
from certifications.models import FactVerification
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.users.models import User


class FactChangedError(LookupError):
    """What was to be checked is not published any more, or states something else now."""


@transaction.atomic
def verify_fact(certification: UUID, digest: str, *, by: User, note: str = "") -> FactVerification:
    """Record that a published fact was checked today, the site's date.

    `digest` names the statement that the person saw (`digest_of_fact`).

    Raises:
        FactChangedError: no published fact of the certification states that; nothing is recorded.
    """
    facts = (one.fact for one in queries.published_facts(certification))
    fact = next((fact for fact in facts if digest_of_fact(fact) == digest), None)
    if fact is None:
        raise FactChangedError(digest)
    check = FactVerification.objects.create(
        certification=certification,
        key=fact.key,
        digest=digest,
        verified_on=site_date(),
        verified_by=by,
        note=note,
    )
    page_cache.purge()
    return check
