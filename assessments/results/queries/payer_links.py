"""Links to the payer's page of a result."""

from datetime import datetime

from assessments.access import digest_of_token
from assessments.models import Outcome, PayerLink


def payer_links_of(outcome: Outcome, now: datetime) -> tuple[PayerLink, ...]:
    """The links of an outcome that are good, the newest first. One query."""
    found = PayerLink.objects.filter(submission=outcome.submission_id, ends_at__gt=now)
    return tuple(found.order_by("-made_at", "-pk"))


def payer_link_with(token: str) -> PayerLink:
    """The link that a token opens. One query.

    Raises:
        PayerLink.DoesNotExist: there is none.
    """
    return PayerLink.objects.get(digest=digest_of_token(token))
