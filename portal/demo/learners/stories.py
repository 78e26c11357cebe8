"""Made-up people: how often they take an assessment and which version of it, what they answer, what they come
to hold.

Pure: chance is passed in, and the same chance gives the same stories.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from assessments.domain.answers.sheet import Held, Sheet
from portal.demo.learners.answers import (
    MadeUpPerson,
    Questionnaire,
    answer_all,
    asked_by,
    grow,
    new_person,
)

A_DAY = timedelta(days=1)
# Days over which attempts are spread.
SPAN = timedelta(days=3 * 365)
# How many of a hundred people take it once, twice, and so on.
ATTEMPTS = (45, 29, 15, 7, 4)
# Of a hundred people: whose last attempt is left open.
LEFT_OPEN = 8
# Days between an attempt and the next.
LEAST_PAUSE, LONGEST_PAUSE = 45, 330
# Of a hundred people who could hold something: who does at the first attempt, who adds something until the
# next.
HOLDS_AT_FIRST, EARNS_BETWEEN = 25, 30
VALID = timedelta(days=3 * 365)

# The questions that a sheet makes visible, by key.
Visible = Callable[[Sheet], Sequence[str]]


@dataclass(frozen=True, slots=True)
class LiveVersion:
    """A version of the assessment, by its primary key, and the first day on which people answer it."""

    key: int
    since: date
    questionnaire: Questionnaire
    visible: Visible


@dataclass(frozen=True, slots=True)
class ToldAttempt:
    """One attempt: its day, the version, the answers to the questions that were visible, and what was held.

    `is_open`: left after some questions, and never submitted.
    """

    day: date
    version: LiveVersion
    sheet: Sheet
    held: tuple[Held, ...]
    is_open: bool = False


# The attempts of one person, oldest first.
Story = tuple[ToldAttempt, ...]


@dataclass(frozen=True, slots=True)
class World:
    """What stories are drawn from. `versions` are in the order in which they went live, `slugs` what somebody
    may hold; `today` ends the span.
    """

    versions: tuple[LiveVersion, ...]
    slugs: tuple[str, ...]
    today: date

    def version_on(self, day: date) -> LiveVersion:
        """The one that was live on a day; on days before them all the first one."""
        live = (version for version in reversed(self.versions) if version.since <= day)
        return next(live, self.versions[0])

    def whole_day(self, day: date) -> date:
        """A day, or the one before it, on which only one version was live."""
        changed = {version.since - A_DAY for version in self.versions[1:]}
        while day in changed:
            day -= A_DAY
        return day


def draw_story(world: World, chance: Random) -> Story:
    """The attempts of one made-up person."""
    wanted = chance.choices(range(1, len(ATTEMPTS) + 1), ATTEMPTS)[0]
    days = [world.whole_day(day) for day in _days(world.today, wanted, chance)]
    version = world.version_on(days[0])
    person = new_person(version.questionnaire.definition, chance)
    held = _first_held(world, chance)
    attempts: list[ToldAttempt] = []
    for day in days:
        if attempts:
            months = (day - attempts[-1].day).days // 30
            person = grow(version.questionnaire.definition, person, months, chance)
            held = _more_held(world, held, day, chance)
        if world.version_on(day) is not version:
            before, version = version.questionnaire.definition, world.version_on(day)
            person = asked_by(version.questionnaire.definition, person, before, chance)
        sheet = _visible_part(version, person, chance)
        attempts.append(ToldAttempt(day, version, sheet, tuple(sorted(held, key=lambda item: item.slug))))
    if len(attempts) > 1 and chance.randrange(100) < LEFT_OPEN:
        attempts[-1] = _left_open(attempts[-1], chance)
    return tuple(attempts)


def _left_open(attempt: ToldAttempt, chance: Random) -> ToldAttempt:
    answered = dict(list(attempt.sheet.items())[: chance.randint(1, max(1, len(attempt.sheet) - 1))])
    return replace(attempt, sheet=answered, held=(), is_open=True)


def _days(today: date, wanted: int, chance: Random) -> list[date]:
    """Days of attempts up to the one before `today`; fewer than wanted where the time runs out."""
    days = [today - timedelta(days=chance.randint(1, SPAN.days))]
    while len(days) < wanted:
        day = days[-1] + timedelta(days=chance.randint(LEAST_PAUSE, LONGEST_PAUSE))
        if day >= today:
            break
        days.append(day)
    return days


def _visible_part(version: LiveVersion, person: MadeUpPerson, chance: Random) -> Sheet:
    """What a person answers, without the questions that those answers hide."""
    sheet = answer_all(version.questionnaire, person, chance)
    visible = set(version.visible(sheet))
    return {key: answer for key, answer in sheet.items() if key in visible}


def _first_held(world: World, chance: Random) -> tuple[Held, ...]:
    if not world.slugs or chance.randrange(100) >= HOLDS_AT_FIRST:
        return ()
    earned = world.today - SPAN - timedelta(days=chance.randint(0, 600))
    return (Held(chance.choice(world.slugs), earned, earned + VALID),)


def _more_held(world: World, held: tuple[Held, ...], day: date, chance: Random) -> tuple[Held, ...]:
    known = {item.slug for item in held}
    open_ones = [slug for slug in world.slugs if slug not in known]
    if not open_ones or chance.randrange(100) >= EARNS_BETWEEN:
        return held
    earned = day - timedelta(days=chance.randint(1, LEAST_PAUSE))
    return (*held, Held(chance.choice(open_ones), earned, earned + VALID))
