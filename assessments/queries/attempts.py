"""Runs of a person."""

from functools import lru_cache
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from assessments.models import AssessmentVersion, Attempt
from portal.users.models import User

# Runs that a process remembers; more are not worked on at a time.
KNOWN_RUNS = 4096


def attempts_of(user: User | AnonymousUser, visitor: str) -> QuerySet[Attempt]:
    """The runs that a learner or a browser may see, with version and assessment.

    `visitor` is the digest of the browser's token, "" for none. The version's definition is left out: it is
    long, and queries.versions.definition_of keeps it.
    """
    return (
        Attempt.objects.filter(held_by(user, visitor))
        .select_related("version__assessment")
        .defer("version__definition", "version__assessment__definition")
    )


def held_by(user: User | AnonymousUser, visitor: str, *, prefix: str = "") -> Q:
    """The condition that a run is this learner's or this browser's; `prefix` leads to the run.

    A run without a learner and without a browser is nobody's.
    """
    mine = Q(pk__in=())
    if visitor:
        mine |= Q(**{f"{prefix}visitor": visitor})
    if user.is_authenticated:
        mine |= Q(**{f"{prefix}learner": user})
    return mine


@lru_cache(maxsize=KNOWN_RUNS)
def keys_of_attempt(public_id: UUID) -> tuple[int, int]:
    """The keys of a run and of its version, which never change; one query the first time. Whose run it is has
    still to be asked.

    Raises:
        Attempt.DoesNotExist: there is none; that is not remembered.
    """
    return Attempt.objects.values_list("pk", "version_id").get(public_id=public_id)


def open_attempts_for(user: User | AnonymousUser, visitor: str) -> tuple[Attempt, ...]:
    """Runs that are not submitted yet, the one worked on last first. One query."""
    open_ones = list(attempts_of(user, visitor).filter(submitted_at__isnull=True))
    return tuple(sorted(open_ones, key=lambda run: (run.saved_at or run.started_at, run.pk), reverse=True))


def untouched_attempt_for(
    user: User | AnonymousUser, visitor: str, version: AssessmentVersion
) -> Attempt | None:
    """The latest run of a version that somebody began and gave no answer in, None without one. One query."""
    begun = Attempt.objects.filter(held_by(user, visitor), version=version, saved_at=None, submitted_at=None)
    return begun.order_by("-started_at", "-pk").first()
