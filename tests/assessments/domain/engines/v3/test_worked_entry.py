"""The worked tables of docs/algorithms/person.md and entry.md, row by row."""

import re
from datetime import date
from typing import Any

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Background, Definition, Experience
from assessments.domain.engines.v3.entry import reached_by
from assessments.domain.engines.v3.person import OwnMonths, Person, person_of
from assessments.domain.outcomes.outcome import Eligibility, Why
from assessments.domain.snapshots.snapshot import Edition, Route
from tests.builders.advice import RECENT_YEARS, edition, entered, own, person
from tests.builders.backgrounds import background_definition
from tests.builders.snapshots import AS_OF, any_of, months, route, stated
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
NOTHING, HIDDEN = "–", "hidden"
ROLES, MONTHS, ENTRIES = worked_tables("person")
STANDINGS, ROUTES, IN_FORCE = worked_tables("entry")
FAMILIES = (("a", "ash"), ("b", "birch"), ("c", "ash"))


def _name(row: Row) -> str:
    return " ".join(row.values())


def _listed(items: list[str]) -> str:
    return ", ".join(items) or NOTHING


def _month(day: date | None) -> str:
    return day.strftime("%Y-%m") if day else NOTHING


def _asking(**background: Any) -> Definition:
    return background_definition(
        background=Background(role="role", wanted="wanted", families=FAMILIES, **background)
    )


def _chosen(row: Row) -> dict[str, Answer]:
    chosen = {
        key: tuple(sorted(row[key].split(", ")))
        for key in ("role", "wanted")
        if row[key] not in {NOTHING, HIDDEN}
    }
    return {key: "not_sure" if taken == ("not_sure",) else taken for key, taken in chosen.items()}


def _numbers(row: Row, *keys: str) -> tuple[dict[str, Answer], set[str]]:
    """The answers that a row tells, and the questions that are visible."""
    told: dict[str, Answer] = {key: int(row[key]) for key in keys if row[key].isdigit()}
    return told, {key for key in keys if row[key] != HIDDEN}


@pytest.mark.parametrize("row", ROLES, ids=_name)
def test_roles_are_read_as_the_table_says(row: Row) -> None:
    visible = {key for key in ("role", "wanted") if row[key] != HIDDEN}
    assert _listed(list(person_of(_asking(), _chosen(row), visible, AS_OF).roles)) == row["target roles"]


@pytest.mark.parametrize("row", MONTHS, ids=_name)
def test_months_are_read_as_the_table_says(row: Row) -> None:
    experience = Experience(
        "project", "total", "recent", RECENT_YEARS, rate="rate", months_a_year=(("half", 6),)
    )
    sheet, visible = _numbers(row, "total", "recent")
    if row["rate"] not in {NOTHING, HIDDEN}:
        sheet["rate"] = row["rate"]

    found = person_of(_asking(experience=(experience,)), sheet, visible, AS_OF).months["project"]

    assert _amount(found) == row["in all"]
    assert (NOTHING if found.recent is None else str(found.recent)) == row["recent known"]
    assert str(found.a_year) == row["months a year"]


def _amount(found: OwnMonths | None) -> str:
    total = found.total if found else Why.NOT_ASKED
    return total.value if isinstance(total, Why) else str(total)


@pytest.mark.parametrize("row", ENTRIES, ids=_name)
def test_entry_of_experience_counts_as_the_table_says(row: Row) -> None:
    entries = tuple(
        Experience("project", key, families=(family,))
        for key, family in (("first", "ash"), ("second", "birch"))
    )
    sheet, visible = _numbers(row, "first", "second")

    found = person_of(_asking(experience=entries), {**sheet, **_chosen(row)}, visible, AS_OF)

    assert _amount(found.months.get("project")) == row["in all"]


def _route(cell: str, silent: str = NOTHING, number: int = 1) -> Route:
    cell, _comma, said = cell.partition(", silent ")
    fields: dict[str, Any] = {"number": number, "window_years": stated(8)}
    for asked in cell.split(", "):
        fields |= _field(asked)
    left_out = {
        NOTHING: (),
        "education": ("education",),
        "window": ("window_years",),
        "all": ("education", "months", "training_hours"),
    }[said or silent]
    return route(**{**fields, **dict.fromkeys(left_out)})


def _field(asked: str) -> dict[str, Any]:
    if asked == "points":
        return {"is_expressed": False}
    if asked == "course":
        return {"course": stated(1)}
    if amount := re.fullmatch(r"(other )?months (\d+)( within (\d+))?", asked):
        within = {"window_years": stated(int(amount[4]))} if amount[3] else {}
        return {"months": months(("" if amount[1] else "project", int(amount[2]))), **within}
    if amount := re.fullmatch(r"(education|hours) (\d+)", asked):
        return {"training_hours" if amount[1] == "hours" else "education": stated(int(amount[2]))}
    if names := re.fullmatch("any of (.+)", asked):
        return {"certifications": (any_of(*names[1].split(", ")),)}
    assert asked == "nothing", asked
    return {}


def _who(row: Row) -> Person:
    total = int(row["months"]) if row["months"] != NOTHING else Why.NOT_ANSWERED
    return person(education=Why.NOT_ANSWERED, months={"project": own(total, int(row["rate"]))})


def _agrees(found: Eligibility, row: Row) -> None:
    assert found.standing.value == row["standing"]
    assert _month(found.earliest) == row["earliest"]
    assert _month(found.not_before) == row["not before"]


@pytest.mark.parametrize("row", STANDINGS, ids=_name)
def test_standing_is_as_the_table_says(row: Row) -> None:
    found = entered(_route(row["asks"], row["silent"]), who=_who(row))

    _agrees(found, row)
    assert _listed([f"{item.requirement} {item.amount}" for item in found.missing]) == row["missing"]
    assert _listed([f"{item.requirement} {item.why}" for item in found.unknown]) == row["unknown"]


@pytest.mark.parametrize("row", ROUTES, ids=_name)
@pytest.mark.parametrize("turned", [False, True])
def test_best_route_is_as_the_table_says(row: Row, turned: bool) -> None:
    ways = [_route(row["route 1"]), _route(row["route 2"], number=2)]

    found = entered(*(reversed(ways) if turned else ways), who=_who(row))

    assert str(found.route) == row["best"]
    assert found.standing.value == row["standing"]
    assert _month(reached_by(found)) == row["can enter"]


def _edition(row: Row) -> Edition:
    since = date.fromisoformat(row["from"])
    return edition(since, *(() if row["then asks"] == "prices" else (_route(row["then asks"]),)))


@pytest.mark.parametrize("row", IN_FORCE, ids=_name)
def test_facts_in_force_are_as_the_table_says(row: Row) -> None:
    _agrees(entered(_route(row["asks"]), who=_who(row), editions=(_edition(row),)), row)


def test_every_table_has_rows() -> None:
    assert [len(table) >= 8 for table in (ROLES, MONTHS, ENTRIES, STANDINGS, ROUTES, IN_FORCE)] == [True] * 6
