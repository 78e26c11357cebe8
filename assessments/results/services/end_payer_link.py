"""Close the payer's page to whoever has a link."""

from uuid import UUID

from assessments.models import Outcome, PayerLink


def end_payer_link(outcome: Outcome, link: UUID) -> bool:
    """End a link of an outcome at once; whether there was one. One statement."""
    found = PayerLink.objects.filter(submission=outcome.submission_id, public_id=link)
    return bool(found.delete()[0])
