"""Rows of made-up learners and their attempts, as COPY takes them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from assessments.models import Attempt, Outcome, Submission
from portal.demo.learners.prepared_attempts import PreparedAttempt
from portal.demo.learners.row_copy import copy_rows, reserve_keys
from portal.users.models import User, default_language, default_time_zone

# Reserved (RFC 2606): mail to it reaches nobody, and nobody can show that the address is theirs.
DOMAIN = "learners.invalid"
# What Django takes for no password at all.
UNUSABLE = "!"
# Hours on the site's clock at which people answer, and seconds that they take for a question.
HOURS, PACE = (7, 21), (5, 14)
# All seconds of an hour as the end of an ISO 8601 moment. An attempt never leaves its hour.
ENDS = tuple(f"{second // 60:02}:{second % 60:02}+00:00" for second in range(3600))

USER = (
    *("id", "email", "date_joined", "public_id", "time_zone", "language", "password", "last_login"),
    *("is_superuser", "is_staff", "is_active", "first_name", "last_name"),
)
ATTEMPT = (
    *("id", "public_id", "version_id", "learner_id", "visitor", "answers", "started_at", "saved_at"),
    *("submitted_at", "is_synthetic"),
)
SUBMISSION = ("id", "public_id", "attempt_id", "submitted_at")
OUTCOME = ("submission_id", "submitted_at")


def address(seed: int, number: int) -> str:
    """The address of a made-up learner."""
    return f"learner-{seed}-{number}@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Moments:
    """When an attempt took place, in ISO 8601."""

    answers: tuple[str, ...]
    started: str
    saved: str
    submitted: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An attempt of somebody: keys of its rows (nobody's has no `learner`), and when it was."""

    prepared: PreparedAttempt
    at: Moments
    learner: int | None
    attempt: int
    submission: int


@dataclass(frozen=True, slots=True)
class Made:
    """Someone with attempts; without an address the attempts are nobody's."""

    email: str
    attempts: Sequence[PreparedAttempt]


class Rows:
    """Makes rows of people and stores them, in the caller's transaction."""

    def __init__(self, zone: ZoneInfo, chance: Random) -> None:
        self._zone = zone
        self._chance = chance
        self._defaults = (default_time_zone(), default_language(), UNUSABLE, None, False, False)

    def store(self, people: Sequence[Made]) -> None:
        """Copy accounts, attempts, submissions and outcomes into their tables."""
        users: list[tuple[object, ...]] = []
        attempts = self._take(people, users)
        submitted = [taken for taken in attempts if not taken.prepared.is_open]
        copy_rows(User, USER, users)
        copy_rows(Attempt, ATTEMPT, map(self._attempt, attempts))
        if submitted:
            like = submitted[0].prepared
            copy_rows(Submission, (*SUBMISSION, *like.submission), map(self._submission, submitted))
            copy_rows(Outcome, (*OUTCOME, *like.outcome), map(_outcome, submitted))

    def _take(self, people: Sequence[Made], users: list[tuple[object, ...]]) -> list[Taken]:
        """All attempts of all people; adds a row to `users` for everybody with an address."""
        number = sum(len(person.attempts) for person in people)
        attempts = iter(reserve_keys(Attempt, number))
        submissions = iter(reserve_keys(Submission, number))
        keys = iter(reserve_keys(User, sum(1 for person in people if person.email)))
        found = []
        for person in people:
            learner = next(keys) if person.email else None
            taken = [
                Taken(attempt, self._moments(attempt), learner, next(attempts), next(submissions))
                for attempt in person.attempts
            ]
            if person.email:
                users.append(self._user(learner, person.email, taken[0].at.started))
            found += taken
        return found

    def _user(self, key: int | None, email: str, joined: str) -> tuple[object, ...]:
        # Inactive, too: whatever becomes of passwords, nobody signs in with it.
        return key, email, joined, self._public_id(), *self._defaults, False, "", ""

    def _attempt(self, taken: Taken) -> tuple[object, ...]:
        attempt, at = taken.prepared, taken.at
        head = taken.attempt, self._public_id(), attempt.version, taken.learner, ""
        submitted = None if attempt.is_open else at.submitted
        return *head, attempt.answers % at.answers, at.started, at.saved, submitted, True

    def _submission(self, taken: Taken) -> tuple[object, ...]:
        head = taken.submission, self._public_id(), taken.attempt, taken.at.submitted
        return *head, *taken.prepared.submission.values()

    def _public_id(self) -> uuid.UUID:
        return uuid.UUID(int=self._chance.getrandbits(128), version=4)

    def _moments(self, attempt: PreparedAttempt) -> Moments:
        """Moments on a day of the site's clock, so that the outcome's date is that of its submission."""
        hour = self._hour(attempt.day)
        pace = min(self._chance.randint(*PACE), len(ENDS) // (attempt.moments + 2))
        last = pace * (attempt.moments + 1)
        start = self._chance.randrange(len(ENDS) - last)
        started, *answers, submitted = (hour + end for end in ENDS[start : start + last + 1 : pace])
        return Moments(tuple(answers), started, (started, *answers)[-1], submitted)

    def _hour(self, day: date) -> str:
        # In the middle of an hour: offsets of zones are no whole hours everywhere.
        local = datetime.combine(day, time(self._chance.randint(*HOURS), 30), self._zone)
        return local.astimezone(UTC).strftime("%Y-%m-%dT%H:")


def _outcome(taken: Taken) -> tuple[object, ...]:
    return taken.submission, taken.at.submitted, *taken.prepared.outcome.values()
