"""Add made-up learners with attempts over the last three years."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from assessments.catalogue.queries.kept_snapshot import KeptSnapshot, kept_snapshot
from assessments.catalogue.services.store_snapshot import store_snapshot
from assessments.domain.engines import registry
from assessments.domain.snapshots.snapshot import ADVANCED
from assessments.models import AssessmentVersion
from assessments.versions.queries.versions import definition_of, prepared_of
from portal.demo.learners.answers import Questionnaire
from portal.demo.learners.prepared_attempts import PreparedAttempt, Teller, prepare_story
from portal.demo.learners.rows import DOMAIN, Made, Rows, address
from portal.demo.learners.stories import LiveVersion, World, draw_story
from portal.users.models import User

# Different stories; with more learners than that, several live the same one at other hours.
MOST_STORIES = 2500
# Beside so many learners somebody takes it once, without an account.
LEARNERS_TO_AN_ANONYMOUS = 4
PEOPLE_AT_ONCE = 500

# Told how many learners are stored, of how many.
Progress = Callable[[int, int], None]


class AlreadySeededError(Exception):
    """There are made-up learners of this seed."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many there are now of this seed; `submissions` are the attempts that were submitted."""

    learners: int
    attempts: int
    submissions: int


@transaction.atomic
def seed_learners(
    version: AssessmentVersion, count: int, *, seed: int, now: datetime, progress: Progress | None = None
) -> Seeded:
    """Store `count` learners with attempts, submissions and outcomes, all marked as made up, by COPY.

    `version` is the one that is live; attempts of earlier days answer the one that was live then, by when it
    was frozen. The same seed, versions, catalogue and day give the same rows, primary keys excepted.
    Outcomes are the engine's; triggers, checks and foreign keys are those of every row. Everything or nothing
    is stored.

    Raises:
        AlreadySeededError: learners of this seed are there.
        ValueError: no learner is asked for, or the seed is negative.
    """
    if count < 1 or seed < 0:
        raise ValueError("At least one learner, and a seed of 0 or more.")
    if User.objects.filter(email__startswith=f"learner-{seed}-", email__endswith=f"@{DOMAIN}").exists():
        raise AlreadySeededError
    # Foreign keys are looked up after each COPY; until the end they would all wait in memory.
    _check_constraints("IMMEDIATE")
    chance = Random(seed)  # noqa: S311 - made-up people, not secrets
    zone = ZoneInfo(settings.TIME_ZONE)
    stories = _stories(version, min(count, MOST_STORIES), now.astimezone(zone), chance)
    rows = Rows(zone, chance)
    attempts = submissions = 0
    people = _people(stories, count, seed, chance)
    for start in range(0, count, PEOPLE_AT_ONCE):
        learners = min(PEOPLE_AT_ONCE, count - start)
        made = [person for _number in range(learners) for person in next(people)]
        rows.store(made)
        attempts += sum(len(person.attempts) for person in made)
        submissions += sum(not attempt.is_open for person in made for attempt in person.attempts)
        if progress:
            progress(start + learners, count)
    _check_constraints("DEFERRED")
    return Seeded(count, attempts, submissions)


def _check_constraints(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL {when}")


def _stories(
    version: AssessmentVersion, number: int, now: datetime, chance: Random
) -> list[tuple[PreparedAttempt, ...]]:
    kept = kept_snapshot()
    row = store_snapshot(kept)
    versions, tellers = [], {}
    for known in _versions_until(version):
        definition = definition_of(known)
        engine = registry.engine_for(definition)
        prepared = prepared_of(known, engine.version)
        visible = partial(engine.visible_questions, prepared)
        versions.append(LiveVersion(known.pk, _first_day(known, now), Questionnaire(definition), visible))
        tellers[known.pk] = Teller(definition, engine, prepared, kept.snapshot, row)
    world = World(tuple(versions), _holdable(kept), now.date())
    return [prepare_story(tellers, draw_story(world, chance)) for _number in range(number)]


def _versions_until(version: AssessmentVersion) -> QuerySet[AssessmentVersion]:
    """The versions of an assessment up to one, in the order in which they went live."""
    return AssessmentVersion.objects.filter(
        assessment=version.assessment_id, number__lte=version.number
    ).order_by("number")


def _first_day(version: AssessmentVersion, now: datetime) -> date:
    """The first whole day on which a version was live, on the clock of `now`."""
    return version.frozen_at.astimezone(now.tzinfo).date() + timedelta(days=1)


def _holdable(kept: KeptSnapshot) -> tuple[str, ...]:
    """Certifications that people come to hold while they take assessments: not those for the most senior."""
    return tuple(sorted(item.slug for item in kept.snapshot.certifications if item.level < ADVANCED))


def _people(
    stories: list[tuple[PreparedAttempt, ...]], count: int, seed: int, chance: Random
) -> Iterator[list[Made]]:
    """Each learner, at times with somebody without an account; those have one attempt and no name."""
    for number in range(1, count + 1):
        story = stories[number - 1] if count <= len(stories) else chance.choice(stories)
        made = [Made(address(seed, number), story)]
        if number % LEARNERS_TO_AN_ANONYMOUS == 0:
            made.append(Made("", chance.choice(stories)[:1]))
        yield made
