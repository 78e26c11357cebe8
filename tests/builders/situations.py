"""Situations of a small instrument in several versions, each with something else than the first.

*project* is fed by the scales `plans` and `dates`, *work* by the scale `flows`, each of 5 steps and 4 points.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assessments.domain.answers.sheet import Answer, Held, Sheet
from assessments.domain.attribution import Situation
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Certified, Grounds, Snapshot
from tests.builders.instruments import definition, number, rule, scale, single
from tests.builders.snapshots import AS_OF, certified, months, route, snapshot, stated

Document = dict[str, Any]

PLANS, DATES, FLOWS = (
    scale(key, weights={dimension: 1})
    for key, dimension in (("plans", "project"), ("dates", "project"), ("flows", "work"))
)
CARE, CARE_OTHERWISE = (
    scale("care", weights={"care": 1}, visible_if=[{"answer": "plans", "any_of": [step]}])
    for step in ("5", "1")
)
AIMS, QUEUES = scale("aims", weights={"project": 1}), scale("queues", weights={"work": 1})
RISKS = scale("risks", weights={"project": 1})
ROLES, FEWER_ROLES = (single("role", choices) for choices in (("lead", "help", "watch"), ("lead", "help")))
HOURS = number("hours", unit="hours")
PATHS = [
    {"key": "project", "groups": [{"disciplines": ["project-management"]}]},
    {"key": "work", "groups": [{"disciplines": ["work-management"]}]},
    {"key": "later"},
]


def _version(*questions: Document, project: int = 50, work: int = 50) -> Definition:
    return definition(
        *questions,
        HOURS,
        rules=[
            rule("projects", "project", {"score": "project", "at_least": project}),
            rule("flow", "work", {"score": "work", "at_least": work}),
        ],
        paths=PATHS,
        background={"training_hours": "hours"},
    )


# By name: the first, one that asks for more points, one that asks for fewer, one whose plans count three
# times, one that asks about risks too, one that does not ask about dates, two that ask those
# with most plans, or with the fewest, about *care*, two that ask for a
# role, of three or of two, one of which all questions that are scored are new, one with another text.
VERSIONS: Mapping[str, Definition] = {
    "first": _version(PLANS, DATES, FLOWS),
    "strict": _version(PLANS, DATES, FLOWS, project=75),
    "lenient": _version(PLANS, DATES, FLOWS, project=25),
    "heavy": _version({**PLANS, "weights": {"project": 3}}, DATES, FLOWS),
    "longer": _version(PLANS, DATES, RISKS, FLOWS),
    "shorter": _version(PLANS, FLOWS),
    "caring": _version(PLANS, DATES, FLOWS, CARE),
    "caring otherwise": _version(PLANS, DATES, FLOWS, CARE_OTHERWISE),
    "three roles": _version(PLANS, DATES, FLOWS, ROLES),
    "two roles": _version(PLANS, DATES, FLOWS, FEWER_ROLES),
    "anew": _version(AIMS, QUEUES),
    "reworded": replace(_version(PLANS, DATES, FLOWS), texts=(("en", (("title", "Another title"),)),)),
}

FOR_A_YEAR, LASTING = Grounds("high", date(2027, 12, 1)), Grounds("high", date(2035, 1, 1))
TWO_YEARS_LATER = date(2028, 12, 1)


def _certified(slug: str, *, hours: int = 0, grounds: Grounds = LASTING, **fields: Any) -> Certified:
    asked = route(
        education=stated(0, grounds),
        months=months(("", 0), grounds=grounds),
        training_hours=stated(hours, grounds),
    )
    values = {"discipline": "project-management", "bookings": (LASTING.fresh_until,), **fields}
    return certified(slug, asked, **values)


# All are open to everybody, but for "pmp": it asks for 35 hours of training, which is known for a year.
CAPM, CAWM = _certified("capm"), _certified("cawm", discipline="work-management")
PMP = _certified("pmp", hours=35, grounds=FOR_A_YEAR)
PSM = _certified("psm")
CATALOGUES: Mapping[str, Snapshot] = {
    "usual": snapshot(CAPM, CAWM, PMP),
    "more": snapshot(CAPM, CAWM, PMP, PSM),
    "other": snapshot(CAWM, PMP, PSM),
}
SHEET: Sheet = {"plans": "4", "dates": "4", "flows": "2"}


def situation(
    sheet: Mapping[str, Answer] = SHEET,
    version: str = "first",
    *,
    held: tuple[str, ...] = (),
    catalogue: str = "usual",
    as_of: date = AS_OF,
    engine: int = 1,
) -> Situation:
    """A situation of the first version, the usual catalogue, and nothing held, but for what is named."""
    return Situation(
        definition=VERSIONS[version],
        sheet=sheet,
        held=tuple(Held(slug) for slug in held),
        snapshot=CATALOGUES[catalogue],
        as_of=as_of,
        engine=engine,
    )


def evaluated(made: Situation) -> Outcome:
    """The outcome of a situation by the engine that it names."""
    engine = engine_of(made.engine)
    return engine.evaluate(engine.prepare(made.definition), made.sheet, made.held, made.snapshot, made.as_of)
