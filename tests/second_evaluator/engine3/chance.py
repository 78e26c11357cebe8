"""Advised instruments and catalogues by chance, with what the plainer ones of tests/builders hardly reach.

Months within recent years, rows for some roles, questions that are not put, choices that stand for nothing; several
conditions of which one suffices; routes with every requirement, waivers, editions, prices on both sides of a budget.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from assessments.domain.definitions.conditions import AnyOf, Condition, parse_condition
from assessments.domain.definitions.definition import (
    Background,
    Definition,
    Dimension,
    Experience,
    ExploreKind,
    Path,
    Rule,
    Stage,
    StageRule,
)
from assessments.domain.definitions.questions import (
    DOES_NOT_APPLY,
    Choice,
    MultipleChoice,
    NumberQuestion,
    Question,
    SingleChoice,
    choice_keys,
    is_scored,
)
from assessments.domain.snapshots.snapshot import (
    CertificationsStated,
    Certified,
    Course,
    Edition,
    Grounds,
    MonthsStated,
    Outgrowing,
    Price,
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
from tests.builders.random_advised_instruments import PATHS, random_advised_definition
from tests.builders.random_snapshots import AS_OF, WAIVED

PLANNED = tuple(path for path in PATHS if path.groups)
AGAIN = Path("again", PLANNED[0].groups)
FEWEST_CERTIFICATIONS, MOST_CERTIFICATIONS = 4, 14
LEVELS = (-1, 0, 1, 3, 4, 5)
FURTHER_POINTS = ((0, 2, 4), (4, 0, 2), (0, 1, 2))


def rich_definition(chance: Random, scored: int) -> Definition:
    """A definition whose rules mostly lead to plans, and that asks for more of somebody."""
    plain = random_advised_definition(chance, scored)
    asked: list[Question] = [
        *_with_more_points(chance, plain.questions[:scored]),
        plain.questions[scored],
    ]
    for question in _background_questions(chance):
        shown = (_condition_on(chance, asked),) if chance.random() < 0.15 else ()
        asked.append(replace(question, visible_if=shown))
    paths = tuple(chance.sample((*PATHS, AGAIN), 5))
    return replace(
        plain,
        dimensions=(*plain.dimensions, Dimension("flow", "flow")),
        questions=tuple(asked),
        paths=paths,
        rules=_rules(chance, plain.rules, asked),
        stages=_stages(chance, asked),
        background=_background(chance),
        plan_size=chance.choice((1, 2, 3, 3, 4)),
        training_hours_a_week=chance.choice((1, 4, 10)),
    )


def rich_snapshot(chance: Random) -> Snapshot:
    """A snapshot with counsel, most of whose facts are sure and ask for something."""
    plain = random_advised_snapshot(chance, most=MOST_CERTIFICATIONS)
    while len(plain.certifications) < FEWEST_CERTIFICATIONS:
        plain = random_advised_snapshot(chance, most=MOST_CERTIFICATIONS)
    slugs = [item.slug for item in plain.certifications]
    assert plain.counsel is not None
    counsel = replace(
        plain.counsel,
        roles=tuple(_role(chance, key, slugs) for key in ROLES),
        rivals=tuple(_rivals(chance, number, slugs) for number in range(chance.randint(0, 3))),
        outgrowing=(*plain.counsel.outgrowing[:2], *_outgrowing(chance, slugs)),
    )
    certifications = tuple(
        _rich(chance, item, slugs) if chance.random() < 0.7 else item for item in plain.certifications
    )
    return replace(plain, certifications=certifications, steps=_steps(chance, plain, slugs), counsel=counsel)


def _with_more_points(chance: Random, questions: Sequence[Question]) -> list[Question]:
    """Single choices that may feed a second dimension, and not concern somebody."""
    concerns_all = chance.random() < 0.6
    made: list[Question] = []
    for question in questions:
        if not isinstance(question, SingleChoice):
            made.append(question)
            continue
        choices = question.choices
        if chance.random() < 0.4:
            other, points = chance.choice(("flow", "project", "work")), chance.choice(FURTHER_POINTS)
            choices = tuple(
                replace(choice, points=tuple(sorted({**dict(choice.points), other: earned}.items())))
                for choice, earned in zip(choices, points, strict=True)
            )
        made.append(replace(question, choices=choices if concerns_all else (*choices, Choice(DOES_NOT_APPLY))))
    return made


def _condition_on(chance: Random, questions: Sequence[Question]) -> Condition:
    """A condition on the answer to one of the questions."""
    question = chance.choice(list(questions))
    bound = chance.choice(("at_least", "at_most"))
    if isinstance(question, NumberQuestion):
        return parse_condition({"number": question.key, bound: chance.choice((6, 20, 40))})
    keys = choice_keys(question)
    if isinstance(question, MultipleChoice) and chance.random() < 0.5:
        return parse_condition({"count": question.key, bound: chance.randint(0, 2)})
    matchings = ["any_of", "none_of", *(["all_of"] if isinstance(question, MultipleChoice) else [])]
    taken = sorted(chance.sample(keys, chance.randint(1, len(keys) - 1)))
    return parse_condition({"answer": question.key, chance.choice(matchings): taken})


def _rules(chance: Random, rules: Sequence[Rule], asked: Sequence[Question]) -> tuple[Rule, ...]:
    """The rules with any-of items, answers without points, and a last one that mostly leads to a plan."""
    made = []
    scored = [question for question in asked if is_scored(question)]
    for rule in rules[:-1]:
        when = rule.when
        if chance.random() < 0.3:
            first = chance.choice(when)
            alternatives = tuple(_condition_on(chance, chance.choice((asked, scored))) for _each in range(2))
            when = (*when[:-1], AnyOf(alternatives), *([] if isinstance(first, AnyOf) else [first]))
        steps = ("ask", "read") if chance.random() < 0.3 else ()
        made.append(replace(rule, when=when, steps=steps))
    path = chance.choice((*PLANNED, *PLANNED, AGAIN, PATHS[-1]))
    last = Rule("last", path.key, (), None if path.groups else ExploreKind.UNDECIDED)
    if chance.random() < 0.5:
        speaks = parse_condition({"score": chance.choice(("project", "work")), "at_least": chance.randint(0, 60)})
        plan = chance.choice((*PLANNED, AGAIN))
        made.insert(0, Rule("speaks", plan.key, (speaks,), moves=chance.random() < 0.2))
    return (*made, last)


def _stages(chance: Random, asked: Sequence[Question]) -> tuple[StageRule, ...]:
    return tuple(
        StageRule(
            stage,
            (_condition_on(chance, asked),)
            if chance.random() < 0.7
            else (AnyOf((_condition_on(chance, asked), _condition_on(chance, asked))),),
            chance.choice(("", "", "project", "ongoing")),
        )
        for stage in chance.choices(tuple(Stage), weights=(1, 3, 3), k=chance.randint(0, 3))
    )


def _background_questions(chance: Random) -> list[Question]:
    """What is asked of somebody's life; the choices of `education` and others do not all stand for something."""
    singles = {
        "education": [f"level_{level}" for level in range(6)],
        "wanted": [*ROLES, "other"],
        "region": [item.key for item in REGIONS],
        "budget": ["nothing", "some", "more", "any"],
        "until": ["soon", "late", "any"],
        "pace": ["none", "half", "most"],
    }
    role: type[SingleChoice] | type[MultipleChoice] = chance.choice((SingleChoice, MultipleChoice))
    made: list[Question] = [
        role("role", "main", tuple(map(Choice, (*ROLES, "other")))),
        MultipleChoice("around", "main", tuple(map(Choice, (*CIRCUMSTANCES, *TOOLS)))),
        *(SingleChoice(key, "main", tuple(map(Choice, keys))) for key, keys in singles.items()),
        *(NumberQuestion(f"{kind}_months", "main", "months", 0, 600) for kind in KINDS_OF_MONTHS),
        *(NumberQuestion(f"{kind}_recent", "main", "months", 0, 600) for kind in KINDS_OF_MONTHS),
        NumberQuestion("hours", "main", "hours", 0, 600),
        NumberQuestion("a_week", "main", "hours", 0, 600),
    ]
    chance.shuffle(made)
    return made


def _background(chance: Random) -> Background:
    """How the questions are read; now and then one is not read at all."""

    def maybe(name: str, likely: float = 0.85) -> str:
        return name if chance.random() < likely else ""

    families = [(role, chance.choice((role, role, role, ROLES[0]))) for role in ROLES]
    regions = tuple(
        (item.key, item.key if chance.random() < 0.9 else "elsewhere")
        for item in chance.sample(REGIONS, chance.choice((3, 4, 4)))
    )
    return Background(
        education=maybe("education"),
        education_levels=tuple(
            (f"level_{level}", level if chance.random() < 0.8 else chance.choice(LEVELS)) for level in range(6)
        ),
        experience=tuple(row for kind in KINDS_OF_MONTHS for row in _rows(chance, kind)),
        training_hours=maybe("hours"),
        hours_a_week=maybe("a_week", 0.3),
        role=maybe("role", 0.95),
        wanted=maybe("wanted", 0.2),
        families=tuple(families),
        region=maybe("region"),
        regions=tuple(sorted(regions)),
        circumstances=maybe("around"),
        circumstance_keys=tuple((key, key) for key in sorted((*CIRCUMSTANCES, *TOOLS))),
        budget=maybe("budget", 0.8),
        amounts=(("more", 1000), ("nothing", 0), ("some", 300)),
        by_when=maybe("until", 0.8),
        months=(("late", 24), ("soon", 1)),
    )


def _rows(chance: Random, kind: str) -> list[Experience]:
    """How months of a kind are read: not at all, for everybody, or by rows for some roles."""
    total, recent = f"{kind}_months", f"{kind}_recent"
    named = chance.choice(((total, ""), (total, ""), (total, recent), (total, recent), ("", recent)))
    years = chance.choice((5, 8)) if named[1] else 0
    rate = chance.choice(("", "q0", "pace", "pace"))
    pace = (("half", 6), ("most", 12)) if rate else ()
    everybody = Experience(kind, *named, years, (), rate, pace)
    some = tuple(sorted(chance.sample(ROLES, 2)))
    row = replace(everybody, total=total, recent="", recent_years=0, families=some)
    others = tuple(sorted(set(ROLES) - set(some)))
    return chance.choice(
        ([], [everybody], [everybody], [everybody], [row, everybody], [row], [row, replace(everybody, families=others)])
    )


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
    asks = chance.sample(("months", "hours", "education", "course", "certifications", "nothing"), 2)
    kinds = chance.sample((*KINDS_OF_MONTHS, ""), chance.choice((1, 1, 2)))
    parts = tuple(sorted((kind, chance.choice((6, 12, 24, 36, 48))) for kind in kinds))
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
            _asked(chance, slugs) for _each in range(chance.choice((1, 1, 2)) if "certifications" in asks else 0)
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
    return chance.choice(((), (_price(chance),), (_price(chance),), (replace(_price(chance), currency="EUR"),)))


def _rivals(chance: Random, number: int, slugs: Sequence[str]) -> Rivals:
    rule = chance.choice(("pick-one", "pick-one-first", "pick-one-ladder", "successor", "order-free"))
    return Rivals(f"h{number}", rule, tuple(chance.sample(list(slugs), min(len(slugs), chance.randint(2, 3)))))


def _role(chance: Random, key: str, slugs: Sequence[str]) -> Role:
    """A role that many certifications serve, some of them where or if something else is so."""
    services = [
        RoleService(
            chance.choice(list(slugs)),
            chance.choices(tuple(Stage), weights=(2, 2, 1))[0].value,
            chance.choice(("usual", "usual", "good", "special")),
            _regions(chance),
            chance.choice(("",) * 4 + (*CIRCUMSTANCES, *TOOLS)),
            chance.random() < 0.95,
        )
        for _each in range(chance.choice((0, 8, 16, 24)))
    ]
    misfits = tuple(sorted(chance.sample(list(slugs), chance.choice((0, 0, 1)))))
    return Role(key, chance.choice(("project", "ongoing", "both")), tuple(services), misfits)


def _regions(chance: Random) -> tuple[str, ...]:
    keys = [item.key for item in REGIONS]
    return tuple(chance.sample(keys, chance.choice((0, 0, 0, 1, 2))))


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
    for _each in range(chance.randint(0, len(slugs)) if len(slugs) > 1 else 0):
        start, end = chance.sample(list(slugs), 2)
        waives = tuple(sorted(chance.sample(WAIVED, chance.randint(1, 3))))
        steps[start, end, "waives"] = Step(start, end, "waives", waives, chance.random() < 0.6, _grounds(chance))
    return tuple(steps[key] for key in sorted(steps))
