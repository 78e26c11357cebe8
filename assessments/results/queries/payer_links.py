"""Links to the payer's page of a result."""

from datetime import datetime

from assessments.models import Outcome, PayerLink


def payer_links_of(outcome: Outcome, now: datetime) -> tuple[PayerLink, ...]:
    """The links of an outcome that are good, the newest first. One query."""
    found = PayerLink.objects.filter(submission=outcome.submission_id, ends_at__gt=now)
    return tuple(found.order_by("-made_at", "-pk"))
