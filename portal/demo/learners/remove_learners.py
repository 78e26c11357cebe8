"""Remove all made-up learners."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from assessments.models import Attempt
from assessments.personal_data.services.delete_attempts import delete_attempts
from portal.demo.learners.rows import DOMAIN, UNUSABLE
from portal.users.models import User

AT_ONCE = 2000

# Told how many attempts and learners are removed, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Removed:
    """How many there were."""

    learners: int
    attempts: int


def remove_learners(progress: Progress | None = None) -> Removed:
    """Delete every made-up attempt, with its submission and outcome, then every made-up account.

    Some thousand rows a transaction: what was broken off goes on at the next call. The snapshot that the
    outcomes were made from stays, as it does for every outcome: it holds the catalogue and nobody's data.
    """
    attempts = Attempt.objects.filter(is_synthetic=True)
    # The password as well: an administrator may have given somebody an address of this kind.
    users = User.objects.filter(email__endswith=f"@{DOMAIN}", password=UNUSABLE)
    removed = Removed(users.count(), attempts.count())
    total, done, last = removed.learners + removed.attempts, 0, 0
    # In the order of keys, from the last one on: rows that are deleted are not passed over again and again.
    while keys := list(attempts.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        done, last = done + delete_attempts(attempts.filter(pk__in=keys)), keys[-1]
        _tell(progress, done, total)
    last = 0
    while keys := list(users.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            User.objects.filter(pk__in=keys).delete()
        done, last = done + len(keys), keys[-1]
        _tell(progress, done, total)
    return removed


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(min(done, total), total)
