"""Let somebody who has no account read the payer's page of a result."""

from datetime import datetime, timedelta

from django.db import transaction

from assessments.access import VISITOR_DAYS, digest_of_token, new_token
from assessments.models import Attempt, Outcome, PayerLink

LINK_DAYS = 90
# Of one result at a time: for more than these people one link goes round.
MOST_LINKS = 5
# At least so long, where the browser will soon find the result no more.
LEAST_DAYS = 1


class TooManyLinksError(Exception):
    """`MOST_LINKS` of this result are good already."""


@transaction.atomic
def make_payer_link(outcome: Outcome, *, name: str, now: datetime) -> str:
    """A new link to the payer's page of an outcome; returns its token, which is told this once.

    Those who make links of one result at once wait for each other. Four statements.

    Raises:
        TooManyLinksError: one has to be ended first.
    """
    attempts = Attempt.objects.select_for_update(no_key=True).only("pk", "learner", "submitted_at")
    attempt = attempts.get(pk=outcome.submission.attempt_id)
    links = PayerLink.objects.filter(submission=outcome.submission_id, ends_at__gt=now)
    if links.count() >= MOST_LINKS:
        raise TooManyLinksError
    token = new_token()
    PayerLink.objects.create(
        submission_id=outcome.submission_id,
        digest=digest_of_token(token),
        name=name,
        made_at=now,
        ends_at=end_of_link(attempt, now),
    )
    return token


def end_of_link(attempt: Attempt, now: datetime) -> datetime:
    """When a link made now ends. One of a result in no account ends when nobody finds the result any more:
    there would be nobody who could end it.
    """
    end = now + timedelta(days=LINK_DAYS)
    if attempt.learner_id is not None or attempt.submitted_at is None:
        return end
    forgotten = attempt.submitted_at + timedelta(days=VISITOR_DAYS)
    return min(end, max(forgotten, now + timedelta(days=LEAST_DAYS)))
