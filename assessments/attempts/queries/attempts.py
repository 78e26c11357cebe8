"""Attempts of a person."""

from functools import lru_cache
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from assessments.access import Holder, attempts_of
from assessments.models import AssessmentVersion, Attempt
from portal.users.models import User

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


def open_attempts_for(user: User | AnonymousUser, visitor: str) -> tuple[Attempt, ...]:
    """Attempts that are not submitted yet, the one worked on last first. One query."""
    open_ones = list(attempts_of(user, visitor).filter(submitted_at__isnull=True))
    return tuple(
        sorted(
            open_ones, key=lambda attempt: (attempt.saved_at or attempt.started_at, attempt.pk), reverse=True
        )
    )


def untouched_attempt_for(
    user: User | AnonymousUser, visitor: str, version: AssessmentVersion
) -> Attempt | None:
    """The latest attempt of a version that somebody began and gave no answer in, None without one. One
    query.
    """
    begun = Attempt.objects.filter(
        Holder(user.pk, visitor).condition(), version=version, saved_at=None, submitted_at=None
    )
    return begun.order_by("-started_at", "-pk").first()
