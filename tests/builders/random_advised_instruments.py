"""Random instruments of format 2, small enough that all completions of a sheet can be gone through."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.conditions import Condition, parse_condition
from assessments.domain.definitions.definition import (
    Background,
    Definition,
    Dimension,
    Experience,
    ExploreKind,
    Group,
    Path,
    Rule,
    Section,
    Stage,
    StageRule,
)
from assessments.domain.definitions.questions import (
    AgreementScale,
    Change,
    Choice,
    MultipleChoice,
    NumberQuestion,
    Question,
    SingleChoice,
    choice_keys,
    is_scored,
)
from tests.builders.advice import REGIONS
from tests.builders.backgrounds import EDUCATION_LEVELS, background_definition
from tests.builders.random_advice import CIRCUMSTANCES, KINDS_OF_MONTHS, ROLES, TOOLS

GROUPS = (Group(("first",), (), "project"), Group(("second",), ("c1", "c2"), "ongoing"))
PATHS = (Path("project", GROUPS[:1]), Path("ongoing", GROUPS[1:]), Path("both", GROUPS), Path("explore"))
SHARE = ("none", "half", "most")


def random_advised_definition(random: Random, scored: int = 4) -> Definition:
    """A definition with same answers, answers that rules read, and questions that others show."""
    questions = _scored(random, scored)
    questions.append(SingleChoice("wish", "main", (Choice("move"), Choice("prove"))))
    if random.random() < 0.5:
        questions[-1] = replace(questions[-1], visible_if=(_read(random, questions[:-1]),))
    return background_definition(
        dimensions=(Dimension("project"), Dimension("work")),
        sections=(Section("main"),),
        questions=(*questions, *_background_questions()),
        paths=PATHS,
        rules=_rules(random, questions),
        background=_background(),
        stages=tuple(
            StageRule(stage, (_read(random, questions),), random.choice(("", "project", "ongoing")))
            for stage in random.sample((Stage.SENIOR, Stage.ESTABLISHED, Stage.START), random.randint(0, 3))
        ),
        plan_size=random.randint(1, 4),
        format=2,
    )


def random_answers(random: Random, definition: Definition, left_out: float = 0.3) -> dict[str, Answer]:
    """Answers to some questions, hidden ones too."""
    sheet: dict[str, Answer] = {}
    for question in definition.questions:
        if random.random() < left_out:
            continue
        match question:
            case NumberQuestion():
                sheet[question.key] = random.choice((0, 6, 20, 40, 90))
            case MultipleChoice():
                keys = choice_keys(question)
                sheet[question.key] = tuple(sorted(random.sample(keys, random.randint(0, len(keys)))))
            case _:
                sheet[question.key] = random.choice((*choice_keys(question), "not_sure"))
    return sheet


def _scored(random: Random, count: int) -> list[Question]:
    made: list[Question] = []
    for number in range(count):
        key, dimension = f"q{number}", ("project", "work")[number % 2]
        shown = (_read(random, made),) if number > 1 and random.random() < 0.3 else ()
        change = random.choice((Change.CHANGEABLE, Change.CHANGEABLE, Change.FIXED, Change.GROWING))
        if random.random() < 0.25:
            made.append(
                AgreementScale(key, "main", 3, ((dimension, 1),), random.random() < 0.5, shown, change)
            )
            continue
        earned = random.choice(((0, 2, 4), (0, 1, 2), (1, 2, 4), (4, 0, 2)))
        choices = tuple(
            Choice(name, ((dimension, points),) if points else ())
            for name, points in zip(SHARE, earned, strict=True)
        )
        made.append(SingleChoice(key, "main", choices, shown, change))
    return made


def _read(random: Random, questions: Sequence[Question]) -> Condition:
    """A condition on the answer to one of the questions."""
    question = random.choice(list(questions))
    keys = choice_keys(question)
    taken = sorted(random.sample(keys, random.randint(1, len(keys) - 1)))
    return parse_condition({"answer": question.key, random.choice(("any_of", "none_of")): taken})


def _condition(random: Random, questions: Sequence[Question]) -> Condition:
    bound = random.choice(("at_least", "at_most"))
    alike = sorted(item.key for item in questions if isinstance(item, SingleChoice) and is_scored(item))
    chance = random.random()
    if chance < 0.2 and len(alike) > 1:
        return parse_condition({"same_answer": sorted(random.sample(alike, random.randint(2, len(alike))))})
    if chance < 0.4:
        return _read(random, questions)
    if chance < 0.5:
        return parse_condition({"not_sure_over": random.choice((0, 30, 50))})
    if chance < 0.75:
        return parse_condition({"score": random.choice(("project", "work")), bound: random.randint(0, 100)})
    return parse_condition({"difference": ["project", "work"], bound: random.randint(-50, 50)})


def _rules(random: Random, questions: Sequence[Question]) -> tuple[Rule, ...]:
    rules = []
    for number in range(random.randint(2, 5)):
        path = random.choice(PATHS)
        when = tuple(_condition(random, questions) for _each in range(random.randint(1, 2)))
        kind = None if path.groups else random.choice(tuple(ExploreKind))
        rules.append(
            Rule(f"r{number}", path.key, when, kind, (), bool(path.groups) and random.random() < 0.3)
        )
    return (*rules, Rule("last", "explore", (), ExploreKind.UNDECIDED))


def _background_questions() -> tuple[Question, ...]:
    return (
        SingleChoice("education", "main", tuple(Choice(key) for key, _level in EDUCATION_LEVELS)),
        MultipleChoice("role", "main", tuple(map(Choice, ROLES))),
        SingleChoice("wanted", "main", tuple(map(Choice, ROLES))),
        SingleChoice("region", "main", tuple(Choice(item.key) for item in REGIONS)),
        MultipleChoice("around", "main", tuple(map(Choice, (*CIRCUMSTANCES, *TOOLS)))),
        SingleChoice("budget", "main", (Choice("some"), Choice("any"))),
        SingleChoice("until", "main", (Choice("soon"), Choice("any"))),
        *(NumberQuestion(f"{kind}_months", "main", "months", 0, 600) for kind in KINDS_OF_MONTHS),
        NumberQuestion("hours", "main", "hours", 0, 600),
    )


def _background() -> Background:
    return Background(
        education="education",
        education_levels=EDUCATION_LEVELS,
        experience=tuple(
            Experience(kind, f"{kind}_months", rate="q0", months_a_year=(("half", 6), ("most", 12)))
            for kind in KINDS_OF_MONTHS
        ),
        training_hours="hours",
        role="role",
        wanted="wanted",
        families=tuple((key, key) for key in ROLES),
        region="region",
        regions=tuple((item.key, item.key) for item in REGIONS),
        circumstances="around",
        circumstance_keys=tuple((key, key) for key in sorted((*CIRCUMSTANCES, *TOOLS))),
        budget="budget",
        amounts=(("some", 300),),
        by_when="until",
        months=(("soon", 12),),
    )
