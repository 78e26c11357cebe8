"""Attempts of a person."""

from collections.abc import Collection
from functools import lru_cache
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from assessments.access import Holder, attempts_of
from assessments.models import AssessmentVersion, Attempt

# Attempts that a process remembers; more are not worked on at a time.
KNOWN_ATTEMPTS = 4096


@lru_cache(maxsize=KNOWN_ATTEMPTS)
def keys_of_attempt(public_id: UUID) -> tuple[int, int]:
    """The keys of an attempt and of its version, which never change; one query the first time. Whose attempt
    it is has still to be asked.

    Raises:
        Attempt.DoesNotExist: there is none; that is not remembered.
    """
    return Attempt.objects.values_list("pk", "version_id").get(public_id=public_id)


def open_attempts_for(holder: Holder) -> tuple[Attempt, ...]:
    """Attempts that are not submitted yet, the one worked on last first. One query."""
    open_ones = list(attempts_of(holder).filter(submitted_at__isnull=True))
    return tuple(
        sorted(
            open_ones, key=lambda attempt: (attempt.saved_at or attempt.started_at, attempt.pk), reverse=True
        )
    )


def attempts_without_account(visitors: Collection[str]) -> int:
    """How many attempts a browser has that are in no account. One query, none for a browser without any."""
    return Attempt.objects.filter(visitor__in=visitors).count() if visitors else 0


def open_attempt_for(holder: Holder, version: AssessmentVersion) -> Attempt | None:
    """The attempt that somebody goes on with instead of beginning another one of the same assessment: the one
    worked on last, None without one. One query.

    One of an older version counts when something was answered in it.
    """
    begun = Attempt.objects.filter(
        holder.condition(),
        Q(version=version) | Q(saved_at__isnull=False),
        version__assessment=version.assessment_id,
        submitted_at=None,
    )
    return begun.order_by(Coalesce("saved_at", "started_at").desc(), "-pk").first()
