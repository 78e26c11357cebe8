"""Deleting what was submitted, which the database refuses otherwise."""

from django.db import transaction
from django.db.models import QuerySet

from assessments.models import Attempt, Outcome, PayerLink, Submission, SuspectMark
from assessments.replays.services.remove_replays import forget_submissions, keep_replays_out
from portal.users.services.allow_erasure import allow_erasure


def delete_attempts(attempts: QuerySet[Attempt]) -> int:
    """Delete attempts with their submissions and outcomes, in one transaction; returns how many attempts.

    For erasing a person and for made-up attempts. Eight statements and two for the switch, however many there
    are.
    """
    with transaction.atomic(), allow_erasure():
        keep_replays_out()
        # The same rows thrice: what is submitted meanwhile waits for these locks, and then finds them gone.
        found = list(attempts.select_for_update(of=("self",)).values_list("pk", flat=True))
        forget_submissions(Submission.objects.filter(attempt__in=found).values_list("pk", flat=True))
        _delete(PayerLink.objects.filter(submission__attempt__in=found))
        _delete(Outcome.objects.filter(submission__attempt__in=found))
        _delete(Submission.objects.filter(attempt__in=found))
        _delete(SuspectMark.objects.filter(attempt__in=found))
        _delete(Attempt.objects.filter(pk__in=found))
    return len(found)


def _delete(
    rows: "QuerySet[PayerLink] | QuerySet[Outcome] | QuerySet[Submission] | QuerySet[SuspectMark] | "
    "QuerySet[Attempt]",
) -> None:
    # By SQL alone: there is nothing that Django would have to look for, the foreign keys refuse what is left.
    rows._raw_delete(rows.db)
