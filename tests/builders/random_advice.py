"""Random counsel and people, for engine 3: the same for the same random.Random."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import (
    Stage,
)
from assessments.domain.engines.v3.person import OwnMonths, Person
from assessments.domain.outcomes.outcome import Why
from assessments.domain.snapshots.snapshot import (
    Certified,
    Counsel,
    Course,
    Edition,
    Grounds,
    Outgrowing,
    Price,
    Recognised,
    Rivals,
    Role,
    RoleService,
    Snapshot,
    Stated,
)
from tests.builders.advice import REGIONS
from tests.builders.random_snapshots import AS_OF, random_held, random_snapshot
from tests.builders.snapshots import SURE, any_of, months, route, stated

ROLES = ("analyst", "desk", "lead", "owner")
CIRCUMSTANCES, TOOLS = ("kanban", "public", "scrum"), ("jira",)
WORK = ("project", "ongoing", "both")
KINDS_OF_MONTHS = ("agile", "operations", "programme", "project")
RULES_OF_GROUPS = (
    "pick-one",
    "pick-one-first",
    "pick-one-ladder",
    "successor",
    "by-specialism",
    "order-free",
)
WHENS = (
    "holds", "lacks", "may_enter", "months_at_least", "months_below", "outside_region", "without",
    "in_role", "not_in_role", "nobody_new",
)  # fmt: skip


def random_advised_snapshot(random: Random, *, most: int = 12) -> Snapshot:
    """A snapshot with prices, courses, editions and counsel about all of it."""
    known = random_snapshot(random, most=most)
    other = random_snapshot(random, most=most)
    slugs = [item.slug for item in known.certifications]
    certifications = tuple(
        _priced(random, _usual(random, item, slugs), other.certifications) for item in known.certifications
    )
    return replace(known, certifications=certifications, counsel=_counsel(random, slugs))


def random_person(random: Random) -> Person:
    """Someone with months of some kinds; what they did not tell is not known."""
    regions = [item.key for item in REGIONS]
    region = random.choice(("", *regions, "elsewhere"))
    return Person(
        education=random.choice((0, 1, 3, 4, 5, Why.NOT_ANSWERED, Why.NOT_ASKED)),
        months={
            kind: random_own(random)
            for kind in random.sample(KINDS_OF_MONTHS, random.randint(0, len(KINDS_OF_MONTHS)))
        },
        training_hours=random.choice((0, 20, 35, Why.NOT_ANSWERED, Why.NOT_ASKED)),
        hours_a_week=random.randint(1, 8),
        roles=tuple(random.sample((*ROLES, "unknown"), random.choice((0, 1, 1, 1, 2)))),
        region=region,
        other_regions=frozenset(_some(random, regions, 3)) - {region},
        circumstances=frozenset(random.sample((*CIRCUMSTANCES, *TOOLS), random.randint(0, 3))),
        budget=random.choice((None, 0, 300, 1000)),
        latest=random.choice((None, date(2027, 3, 1), date(2028, 12, 1))),
    )


def random_few(random: Random, snapshot: Snapshot) -> tuple[Held, ...]:
    """What somebody holds: nothing, as a rule."""
    return random_held(random, snapshot) if random.random() < 0.4 else ()


def random_own(random: Random) -> OwnMonths:
    """Months of one kind."""
    total = random.choice((0, 6, 12, 20, 36, 48, 90))
    recent = random.choice((None, 0, total // 2, total))
    years = random.choice((5, 8))
    a_year = random.choice((0, 3, 6, 12))
    return OwnMonths(random.choice((total, total, total, Why.NOT_ANSWERED)), recent, years, a_year)


def _usual(random: Random, item: Certified, slugs: Sequence[str]) -> Certified:
    """Most can be booked, belong to a kind of work and ask for little: else hardly anybody has a ladder."""
    if random.random() < 0.2:
        return item
    asked: dict[str, Any] = random.choice(
        (
            {},
            {
                "months": months((random.choice(KINDS_OF_MONTHS), random.choice((6, 12, 36)))),
                "window_years": stated(8),
            },
            {"training_hours": stated(random.choice((16, 35)))},
            {"course": stated(1)},
            {"education": None},
            {"certifications": (any_of(random.choice(slugs)),)},
        )
    )
    return replace(
        item,
        status="active",
        orientation="discipline-based",
        discipline=random.choice(("first", "second")),
        bookings=(SURE.fresh_until,),
        routes=(route(**asked),),
    )


def _priced(random: Random, item: Certified, others: Sequence[Certified]) -> Certified:
    days = sorted(random.sample(range(-20, 900, 40), random.choice((0, 0, 1, 2))))
    routes = [other.routes for other in others] or [()]
    return replace(
        item,
        prices=_prices(random),
        course=random.choice(
            (None, Course(True, None, None), Course(False, Stated(16, _grounds(random)), None))
        ),
        editions=tuple(
            Edition(AS_OF + timedelta(days=day), random.choice(routes), _prices(random)) for day in days
        ),
    )


def _prices(random: Random) -> tuple[Price, ...]:
    low = random.choice((100, 250, 400, 1200))
    price = Price(random.choice(("USD", "USD", "EUR")), low, low + random.choice((0, 100)), _grounds(random))
    return random.choice(((), (price,), (price,)))


def _grounds(random: Random) -> Grounds:
    return Grounds(
        random.choice(("high", "medium", "low")), AS_OF + timedelta(days=random.choice((300, 0, -1)))
    )


def _counsel(random: Random, slugs: Sequence[str]) -> Counsel:
    return Counsel(
        roles=tuple(
            _role(random, key, slugs) for key in sorted(random.sample(ROLES, random.choice((0, 3, 4, 4))))
        ),
        rivals=tuple(
            Rivals(f"g{number}", random.choice(RULES_OF_GROUPS), tuple(_some(random, slugs, 3)))
            for number in range(random.randint(0, 2))
        ),
        outgrowing=tuple(
            _outgrowing(random, slugs) for _each in range(random.choice((0, 1, 2, 4)) if slugs else 0)
        ),
        recognised=tuple(Recognised(slug, random.choice(REGIONS).key) for slug in _some(random, slugs, 3)),
        regions=REGIONS,
        tools=TOOLS,
    )


def _some(random: Random, items: Sequence[str], most: int) -> list[str]:
    return random.sample(list(items), random.randint(0, min(most, len(items))))


def _role(random: Random, key: str, slugs: Sequence[str]) -> Role:
    services = [
        RoleService(
            slug,
            random.choice(tuple(Stage)).value,
            random.choice(("usual", "usual", "good", "special")),
            tuple(_some(random, [item.key for item in REGIONS], 2)) if random.random() < 0.3 else (),
            random.choice(("",) * 12 + (*CIRCUMSTANCES, *TOOLS)),
            random.random() < 0.9,
        )
        for _each in range(3)
        for slug in _some(random, slugs, 9)
    ]
    return Role(key, random.choice(WORK), tuple(services), tuple(sorted(_some(random, slugs, 1))))


def _outgrowing(random: Random, slugs: Sequence[str]) -> Outgrowing:
    when = random.choice(WHENS)
    named = {
        "outside_region": [item.key for item in REGIONS],
        "without": CIRCUMSTANCES,
        "in_role": ROLES,
        "not_in_role": ROLES,
    }.get(when, slugs)
    of_months = when.startswith("months")
    return Outgrowing(
        random.choice(list(slugs)),
        random.choice(("never", "discourage")),
        when,
        named="" if of_months else random.choice(list(named)),
        kind=random.choice(KINDS_OF_MONTHS) if of_months else "",
        months=random.choice((6, 24, 48)) if of_months else -1,
        education=random.choice(("", "secondary", "degree")) if when == "months_at_least" else "",
        unless_held=tuple(_some(random, slugs, 1)) if when == "months_below" else (),
    )
