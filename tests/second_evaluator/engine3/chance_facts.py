"""Catalogues with counsel by chance, most of whose facts are sure and ask for something.

Routes with every requirement, waivers, editions, prices on both sides of a budget, rivals, regions.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from assessments.domain.definitions.definition import Stage
from assessments.domain.snapshots.snapshot import (
    CertificationsStated,
    Certified,
    Course,
    Edition,
    Grounds,
    MonthsStated,
    Outgrowing,
    Price,
    Recognised,
    Rivals,
    Role,
    RoleService,
    Route,
    Snapshot,
    Stated,
    Step,
)
from tests.builders.advice import REGIONS
from tests.builders.random_advice import CIRCUMSTANCES, KINDS_OF_MONTHS, ROLES, TOOLS, random_advised_snapshot
from tests.builders.random_snapshots import AS_OF, WAIVED

FEWEST_CERTIFICATIONS, MOST_CERTIFICATIONS = 4, 14
MOST_SERVING = 7
# Those of answers are 0, 6, 20, 40 and 90: gaps lie around 9, 18 and 36 months.
MONTHS_ASKED = (6, 9, 10, 16, 18, 19, 24, 29, 30, 36, 37, 38, 39)


def rich_snapshot(chance: Random) -> Snapshot:
    """A snapshot with counsel, most of whose facts are sure and ask for something."""
    plain = random_advised_snapshot(chance, most=MOST_CERTIFICATIONS)
    while len(plain.certifications) < FEWEST_CERTIFICATIONS:
        plain = random_advised_snapshot(chance, most=MOST_CERTIFICATIONS)
    slugs = [item.slug for item in plain.certifications]
    serving = chance.sample(slugs, min(len(slugs), MOST_SERVING))
    assert plain.counsel is not None
    counsel = replace(
        plain.counsel,
        recognised=tuple(
            Recognised(slug, chance.choice(REGIONS).key) for slug in slugs if chance.random() < 0.4
        ),
        roles=tuple(_role(chance, key, serving) for key in ROLES),
        rivals=tuple(_rivals(chance, number, slugs) for number in range(chance.randint(0, 4))),
        outgrowing=(*plain.counsel.outgrowing[:2], *_outgrowing(chance, slugs)),
    )
    certifications = tuple(
        _rich(chance, item, slugs) if chance.random() < 0.85 else item for item in plain.certifications
    )
    return replace(plain, certifications=certifications, steps=_steps(chance, plain, slugs), counsel=counsel)


def _grounds(chance: Random) -> Grounds:
    """Sure, as a rule."""
    if chance.random() < 0.85:
        return Grounds("high", AS_OF + timedelta(days=3000))
    return Grounds(
        chance.choice(("medium", "low")), AS_OF + timedelta(days=chance.choice((3000, 300, 0, -1)))
    )


def _stated(chance: Random, *values: int) -> Stated | None:
    return Stated(chance.choice(values), _grounds(chance)) if chance.random() < 0.9 else None


def _route(chance: Random, number: int, slugs: Sequence[str]) -> Route:
    """A route that asks for one or two things."""
    asks = chance.sample(
        ("months", "hours", "education", "course", "certifications", "nothing"), chance.choice((1, 1, 2))
    )
    kinds = chance.sample((*KINDS_OF_MONTHS, ""), chance.choice((1, 1, 2)))
    parts = tuple(sorted((kind, chance.choice(MONTHS_ASKED)) for kind in kinds))
    months = MonthsStated(parts if "months" in asks else (("project", 0),), "work", _grounds(chance))
    return Route(
        number=number,
        is_expressed=chance.random() < 0.95,
        education=_stated(chance, *((1, 3, 4) if "education" in asks else (0,))),
        months=months if chance.random() < 0.9 else None,
        window_years=_stated(chance, 5, 8, 8, 10),
        training_hours=_stated(chance, *((16, 35, 90) if "hours" in asks else (0,))),
        course=Stated(1, _grounds(chance)) if "course" in asks else None,
        certifications=tuple(
            _asked(chance, slugs)
            for _each in range(chance.choice((1, 1, 2)) if "certifications" in asks else 0)
        ),
    )


def _asked(chance: Random, slugs: Sequence[str]) -> CertificationsStated:
    taken = sorted(chance.sample(list(slugs), min(len(slugs), chance.choice((1, 2, 3)))))
    others = ("Another certificate",) if chance.random() < 0.1 else ()
    return CertificationsStated(chance.random() < 0.8, tuple(taken), others, _grounds(chance))


def _rich(chance: Random, item: Certified, slugs: Sequence[str]) -> Certified:
    """A certification that can be booked, with routes, prices and what is announced."""
    days = sorted(chance.sample((-300, -30, 0, 20, 45, 200, 420, 800), chance.choice((0, 0, 1, 1, 2))))
    return replace(
        item,
        status="active",
        orientation=chance.choice(("discipline-based",) * 6 + ("tool-specific",)),
        discipline=chance.choice(("first", "second")),
        bookings=(AS_OF + timedelta(days=3000),),
        routes=_routes(chance, slugs),
        prices=_prices(chance),
        course=chance.choice(
            (None, Course(True, None, None), Course(True, None, _price(chance)), Course(False, None, None))
        ),
        editions=tuple(
            Edition(AS_OF + timedelta(days=day), _routes(chance, slugs), _prices(chance)) for day in days
        ),
    )


def _routes(chance: Random, slugs: Sequence[str]) -> tuple[Route, ...]:
    return tuple(_route(chance, number, slugs) for number in range(1, chance.choice((1, 2, 2, 2, 3)) + 1))[
        : chance.choice((0, 3, 3, 3, 3, 3))
    ]


def _price(chance: Random) -> Price:
    low = chance.choice((0, 100, 250, 400, 1200))
    return Price("USD", low, low + chance.choice((0, 0, 100, 800)), _grounds(chance))


def _prices(chance: Random) -> tuple[Price, ...]:
    return chance.choice(
        ((), (_price(chance),), (_price(chance),), (replace(_price(chance), currency="EUR"),))
    )


def _rivals(chance: Random, number: int, slugs: Sequence[str]) -> Rivals:
    rule = chance.choice(("pick-one", "pick-one-first", "pick-one-ladder", "successor", "order-free"))
    return Rivals(
        f"h{number}", rule, tuple(chance.sample(list(slugs), min(len(slugs), chance.randint(2, 3))))
    )


def _role(chance: Random, key: str, slugs: Sequence[str]) -> Role:
    """A role that some certifications serve at several stages, where or if something else is so."""
    services = [
        RoleService(
            chance.choice(list(slugs)),
            chance.choices(tuple(Stage), weights=(2, 2, 1))[0].value,
            chance.choice(("usual", "usual", "good", "special")),
            _regions(chance),
            chance.choice(("",) * 8 + (*CIRCUMSTANCES, *TOOLS)),
            chance.random() < 0.95,
        )
        for _each in range(chance.choice((0, 12, 16, 24)))
    ]
    misfits = tuple(sorted(chance.sample(list(slugs), chance.choice((0, 0, 1)))))
    return Role(key, chance.choice(("project", "ongoing", "both")), tuple(services), misfits)


def _regions(chance: Random) -> tuple[str, ...]:
    keys = [item.key for item in REGIONS]
    return tuple(chance.sample(keys, chance.choice((0, 0, 1, 1, 2))))


def _outgrowing(chance: Random, slugs: Sequence[str]) -> list[Outgrowing]:
    """Further conditions, several of one certification among them."""
    slug = chance.choice(list(slugs))
    made: list[Any] = []
    for _each in range(chance.choice((0, 1, 2, 3))):
        when, named = chance.choice(
            (
                ("entry_unknown", ""),
                ("lacks", chance.choice(list(slugs))),
                ("may_enter", chance.choice((*slugs, "not-in-the-catalogue"))),
                ("without", chance.choice(CIRCUMSTANCES)),
                ("outside_region", chance.choice(REGIONS).key),
                ("in_role", chance.choice(ROLES)),
                ("not_in_role", chance.choice(ROLES)),
            )
        )
        made.append(Outgrowing(slug, chance.choice(("never", "discourage")), when, named))
    return made


def _steps(chance: Random, plain: Snapshot, slugs: Sequence[str]) -> tuple[Step, ...]:
    """The steps with more that waive something."""
    steps = {(step.start, step.end, step.kind): step for step in plain.steps}
    for _each in range(chance.randint(0, 2 * len(slugs))):
        start, end = chance.sample(list(slugs), 2)
        waives = tuple(sorted(chance.sample(WAIVED, chance.randint(1, 3))))
        steps[start, end, "waives"] = Step(
            start, end, "waives", waives, chance.random() < 0.6, _grounds(chance)
        )
    return tuple(steps[key] for key in sorted(steps))
