"""The inputs that golden cases were made of."""

from datetime import date

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Answer, Held
from assessments.domain.documents.values import NOT_SURE
from tests.assessments.find_your_path import A_DAY, DEFINITION, SCORED, changed, of_points
from tests.builders.random_evaluations import Case
from tests.builders.random_instruments import random_definition, random_sheet
from tests.builders.random_snapshots import random_held, random_of, random_snapshot
from tests.factories.real_catalogue import real_snapshot

# Seeds whose outcomes together have every kind of thing that an outcome can have.
SEEDS = (142, 229, 999, 1241, 1369, 1597, 2335, 3264)
NEWCOMER: dict[str, Answer] = {
    "education": "secondary",
    "months_projects": 0,
    "months_operations": 0,
    "months_business": 0,
    "training_hours": 0,
}
LEADER: dict[str, Answer] = {
    "education": "bachelor",
    "months_projects": 60,
    "months_projects_recent": 48,
    "months_programmes": 0,
    "months_operations": 24,
    "months_business": 120,
    "months_portfolios": 0,
    "training_hours": 20,
    "hours_a_week": 2,
}


def inputs() -> dict[str, Case]:
    """What the engine reads, by the name of the case."""
    return {
        "newcomer-project": _person(of_points(28, 6), NEWCOMER),
        "newcomer-work": _person(of_points(6, 28), NEWCOMER),
        "leader-project-capm-active": _person(
            of_points(26, 9), LEADER, Held("capm", date(2025, 3, 1), date(2028, 3, 1))
        ),
        "leader-project-capm-of-unknown-end": _person(of_points(26, 9), LEADER, Held("capm")),
        "leader-both-holds-pmp": _person(of_points(24, 23), LEADER, Held("pmp", None, date(2027, 6, 30))),
        "leader-work": _person(of_points(9, 26), LEADER),
        "undecided-says-nothing-of-background": _person(of_points(17, 16), {}),
        "not-sure-throughout": _person(dict.fromkeys(SCORED, NOT_SURE), {}),
        "nothing-answered": _person({}, {}),
        **{f"random-{seed}": random_case(seed) for seed in SEEDS},
    }


def random_case(seed: int) -> Case:
    """A case by seed: a random instrument over a large random snapshot."""
    random = random_of(seed)
    definition = random_definition(random, questions=random.randint(4, 9))
    snapshot = random_snapshot(random, most=12)
    return Case(
        random=random,
        definition=definition,
        sheet=sheet_of(definition, random_sheet(random, definition)),
        held=random_held(random, snapshot),
        snapshot=snapshot,
    )


def _person(answers: dict[str, Answer], background: dict[str, Answer], *held: Held) -> Case:
    """Somebody who answers “Find your path”, on the project's facts."""
    return Case(random_of(0), DEFINITION, changed(answers, background), held, real_snapshot(), A_DAY)
