"""Advised instruments by chance, with what the plainer ones of tests/builders hardly reach.

Months within recent years, rows for some roles, questions that are not put, choices that stand for nothing;
several conditions of which one suffices.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

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
from tests.builders.advice import REGIONS
from tests.builders.random_advice import CIRCUMSTANCES, KINDS_OF_MONTHS, ROLES, TOOLS
from tests.builders.random_advised_instruments import PATHS, random_advised_definition

PLANNED = tuple(path for path in PATHS if path.groups)
AGAIN = Path("again", PLANNED[0].groups)
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
    planned = (*PLANNED, AGAIN) if chance.random() < 0.3 else PLANNED
    return replace(
        plain,
        dimensions=(*plain.dimensions, Dimension("flow", "flow")),
        questions=tuple(asked),
        paths=tuple(chance.sample((*planned, PATHS[-1]), len(planned) + 1)),
        rules=_rules(chance, plain.rules, asked, planned),
        stages=_stages(chance, asked),
        background=_background(chance),
        plan_size=chance.choice((1, 2, 3, 3, 4)),
        training_hours_a_week=chance.choice((1, 4, 10)),
    )


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
        made.append(
            replace(question, choices=choices if concerns_all else (*choices, Choice(DOES_NOT_APPLY)))
        )
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


def _rules(
    chance: Random, rules: Sequence[Rule], asked: Sequence[Question], planned: Sequence[Path]
) -> tuple[Rule, ...]:
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
    path = chance.choice((*planned, PLANNED[-1], PLANNED[-1], PATHS[-1]))
    last = Rule("last", path.key, (), None if path.groups else ExploreKind.UNDECIDED)
    for place, (dimension, plan) in enumerate((("project", PLANNED[0]), ("work", PLANNED[1]))):
        if chance.random() < 0.6:
            speaks = parse_condition({"score": dimension, "at_least": chance.choice((40, 80, 100))})
            made.insert(0, Rule(f"speaks{place}", plan.key, (speaks,), moves=chance.random() < 0.2))
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
    """What we ask of somebody's life; not every choice stands for something."""
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
            (f"level_{level}", level if chance.random() < 0.8 else chance.choice(LEVELS))
            for level in range(6)
        ),
        experience=tuple(row for kind in KINDS_OF_MONTHS for row in _rows(chance, kind)),
        training_hours=maybe("hours"),
        hours_a_week=maybe("a_week", 0.3),
        role=maybe("role", 0.95),
        wanted=maybe("wanted", 0.2),
        families=tuple(families) if chance.random() < 0.7 else (),
        region=maybe("region"),
        regions=tuple(sorted(regions)),
        circumstances=maybe("around"),
        circumstance_keys=tuple((key, key) for key in sorted((*CIRCUMSTANCES, *TOOLS))),
        budget=maybe("budget", 0.8),
        amounts=(("more", 1000), ("nothing", 0), ("some", 300)),
        by_when=maybe("until", 0.8),
        months=(("late", 12), ("soon", 0)),
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
    row = Experience(kind, recent, "", 0, some, rate, pace)
    others = tuple(sorted(set(ROLES) - set(some)))
    return chance.choice(
        (
            [],
            [everybody],
            [everybody],
            [everybody],
            [row, everybody],
            [row],
            [row, replace(everybody, families=others)],
        )
    )
