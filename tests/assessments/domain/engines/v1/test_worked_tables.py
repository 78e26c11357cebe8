"""The worked tables of docs/algorithms/eligibility.md and plan.md, row by row."""

import re
from datetime import date
from fractions import Fraction

import pytest

from assessments.domain.answers.sheet import Held
from assessments.domain.engines.v1.eligibility import Applicant, eligibility_of
from assessments.domain.engines.v1.person import person_of
from assessments.domain.engines.v1.plan import PlanResult, make_plan
from assessments.domain.engines.v1.requirements import months as months_asked
from assessments.domain.outcomes.outcome import Eligibility, Placement
from assessments.domain.snapshots.snapshot import Certified, Route
from tests.builders.backgrounds import background_definition, path_of, sheet
from tests.builders.snapshots import (
    AS_OF,
    all_of,
    any_of,
    certified,
    months,
    route,
    snapshot,
    stated,
    step,
)
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
NOTHING = "–"
WINDOWS, STANDINGS = worked_tables("eligibility")
(PLANS,) = worked_tables("plan")
DEFINITION = background_definition()


def _number(cell: str) -> int | None:
    return None if cell == NOTHING else int(cell)


def _listed(items: list[str]) -> str:
    return ", ".join(items) or NOTHING


def _month(day: date | None) -> str:
    return day.strftime("%Y-%m") if day else NOTHING


@pytest.mark.parametrize("row", WINDOWS, ids=lambda row: " ".join(row.values()))
def test_window_is_read_as_the_table_says(row: Row) -> None:
    window = _number(row["window"])
    (finding,) = months_asked(
        months(("project", int(row["asked"]))),
        stated(window) if window is not None else None,
        person_of(
            DEFINITION,
            sheet(project_months=_number(row["in all"]), recent_project_months=_number(row["recent"])),
        ),
        AS_OF,
    )

    assert ("yes" if finding.is_met else "no") == row["met"]
    assert (str(finding.missing.amount) if finding.missing else NOTHING) == row["missing"]
    assert (finding.unknown.why.value if finding.unknown else NOTHING) == row["unknown"]


def _pmp() -> Certified:
    def way(number: int, level: int, amount: int) -> Route:
        return route(
            number,
            education=stated(level),
            months=months(("project", amount)),
            window_years=stated(8),
            training_hours=stated(35),
        )

    return certified("pmp", way(1, 3, 36), way(2, 1, 60))


def _capm(cell: str) -> tuple[Held, ...]:
    if cell == NOTHING:
        return ()
    until = re.fullmatch(r"until (\S+)", cell)
    return (Held("capm", None, date.fromisoformat(until[1]) if until else None),)


def _standing(row: Row) -> Eligibility:
    steps = (step("capm", "pmp", "waives", waives=("training_hours",), needs_active=True),)
    answers = sheet(
        _number(row["education"]),
        project_months=_number(row["in all"]),
        recent_project_months=_number(row["recent"]),
        training_hours=_number(row["hours"]),
    )
    applicant = Applicant(person_of(DEFINITION, answers), _capm(row["CAPM"]), AS_OF)
    return eligibility_of(_pmp(), steps, applicant)


@pytest.mark.parametrize("row", STANDINGS, ids=lambda row: " ".join(row.values()))
def test_standing_is_as_the_table_says(row: Row) -> None:
    found = _standing(row)

    assert found.standing.value == row["standing"]
    assert str(found.route) == row["route"]
    assert _listed([f"{item.requirement} {item.amount}" for item in found.missing]) == row["missing"]
    assert _listed([f"{item.requirement} {item.why}" for item in found.unknown]) == row["unknown"]
    assert _month(found.earliest) == row["earliest"]
    assert _month(found.not_before) == row["not before"]


def _asking(cell: str) -> Route:
    if cell == "nothing":
        return route()
    if cell == "what nobody asks":
        return route(months=months(("", 12)))
    if hours := re.fullmatch(r"(\d+) hours of training", cell):
        return route(training_hours=stated(int(hours[1])))
    if project := re.fullmatch(r"months of projects: (\d+)", cell):
        return route(months=months(("project", int(project[1]))), window_years=stated(8))
    how, _of, names = cell.partition(" of ")
    asked = {"any": any_of, "all": all_of}[how](*names.split(", "))
    return route(certifications=(asked,))


def _planned(size: int) -> PlanResult:
    certifications = snapshot(
        *(
            certified(row["slug"], _asking(row["asks"]), level=int(row["level"]), flow=row["coverage"])
            for row in PLANS
        )
    )
    return make_plan(
        background_definition(plan_size=size),
        path_of(DEFINITION, "alone"),
        {"need_flow": (9, 12)},
        sheet(project_months=0, recent_project_months=0, training_hours=0, hours_a_week=4),
        held=(),
        snapshot=certifications,
        as_of=AS_OF,
    )


def test_plan_is_as_the_table_says() -> None:
    made = _planned(4)
    # A plan of all tells the fit, the month and the sequence of what is beyond the plan as well.
    whole = _planned(len(PLANS))
    places = {item.slug: item.placement for item in made.placements}
    entries = {entry.slug: (place, entry) for place, entry in enumerate(whole.plan, start=1)}

    for row in PLANS:
        place, entry = entries[row["slug"]]
        assert {
            "fit": str(Fraction(entry.fit_numerator, entry.fit_denominator)),
            "earliest": _month(entry.eligibility.earliest),
            "sequence": str(place),
            "placement": places[row["slug"]].value,
        } == {column: row[column] for column in ("fit", "earliest", "sequence", "placement")}, row["slug"]
    assert [entry.slug for entry in made.plan] == [
        entry.slug for entry in whole.plan if places[entry.slug] is Placement.PLANNED
    ]


def test_every_table_has_rows() -> None:
    assert len(WINDOWS) >= 15
    assert len(STANDINGS) >= 10
    assert len(PLANS) >= 10
