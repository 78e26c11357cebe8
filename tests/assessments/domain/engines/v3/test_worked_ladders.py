"""The worked tables of docs/algorithms/outgrown.md and ladder.md, row by row."""

import re
from typing import Any

import pytest

from assessments.domain.definitions.definition import Stage
from assessments.domain.engines.v3.entry import Applicant, eligibility_of
from assessments.domain.engines.v3.limits import limits_beyond
from assessments.domain.engines.v3.months import month_after
from assessments.domain.engines.v3.outgrown import Objections
from assessments.domain.engines.v3.person import Person
from assessments.domain.outcomes.outcome import Why
from assessments.domain.snapshots.snapshot import (
    Certified,
    Course,
    Outgrowing,
    Price,
    RoleService,
    Route,
    Snapshot,
)
from tests.builders.advice import (
    PROJECT,
    REGIONS,
    advised,
    advised_plan,
    ground,
    laddered,
    outgrown,
    own,
    person,
    places,
    price,
    rivals,
    role,
    serves,
    told,
)
from tests.builders.snapshots import AS_OF, any_of, certified, months, route, stated
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
NOTHING = "–"
(SPOKEN,) = worked_tables("outgrown")
CATALOGUE, LADDERS, LIMITS, PLACES, DISTANCES = worked_tables("ladder")
KINDS_OF_MONTHS = {"months_at_least", "months_below"}


def _name(row: Row) -> str:
    return " ".join(row.values())


def _several(cell: str) -> tuple[str, ...]:
    return () if cell == NOTHING else tuple(cell.split(", "))


def _condition(text: str) -> Outgrowing:
    strength, when, *read = text.split()
    fields: dict[str, Any] = {"named": read[0]} if read else {}
    if when in KINDS_OF_MONTHS:
        kind, amount, *more = read
        fields = {"kind": kind, "months": int(amount)}
        if more[:1] == ["unless"]:
            fields["unless_held"] = tuple(more[1:])
        elif more:
            fields["education"] = more[0]
    return outgrown("target", when, strength, **fields)


@pytest.mark.parametrize("row", SPOKEN, ids=_name)
def test_what_speaks_against_it_is_as_the_table_says(row: Row) -> None:
    facts = advised(
        certified("target"),
        certified("elm"),
        certified("oak", route(training_hours=stated(35))),
        certified("fir", route(months=months(("project", 12)), window_years=stated(8))),
        outgrowing=tuple(map(_condition, _several(row["conditions"]))),
    )
    count = row["months of projects"]
    who = person(
        months={"project": own(int(count) if count.isdigit() else Why.NOT_ANSWERED)},
        roles=_several(row["roles"]),
        region="" if row["region"] == NOTHING else row["region"],
        other_regions=frozenset(_several(row["others"])),
        circumstances=frozenset(_several(row["circumstances"])),
    )
    stands = ground(facts, who, _several(row["held"]))

    found = Objections(stands.advice, stands.applicant, stands.held).against("target")

    assert (found.value if found else NOTHING) == row["says"]


def _route(cell: str) -> Route:
    if amount := re.fullmatch(r"months (\d+)", cell):
        return route(months=months(("project", int(amount[1]))), window_years=stated(8))
    if amount := re.fullmatch(r"hours (\d+)", cell):
        return route(training_hours=stated(int(amount[1])))
    if names := re.fullmatch("any of (.+)", cell):
        return route(certifications=(any_of(*names[1].split(", ")),))
    assert cell == "nothing", cell
    return route()


def _certified(row: Row) -> Certified:
    amounts = [] if row["price"] == NOTHING else [int(amount) for amount in row["price"].split("-")]
    return certified(
        row["slug"], _route(row["asks"]), prices=(price(amounts[0], amounts[-1]),) if amounts else ()
    )


def _service(row: Row) -> RoleService:
    stage, grade = row["serves"].split()
    return serves(row["slug"], stage, grade)


def _facts(behind: tuple[str, ...] = ()) -> Snapshot:
    pairs = {tuple(sorted((row["slug"], row["rivals"]))) for row in CATALOGUE if row["rivals"] != NOTHING}
    return advised(
        *map(_certified, CATALOGUE),
        roles=(role("lead", *map(_service, CATALOGUE)),),
        rivals=tuple(rivals(*pair) for pair in sorted(pairs)),
        outgrowing=tuple(map(outgrown, behind)),
    )


def _who(row: Row) -> Person:
    within = row.get("within", NOTHING)
    return person(
        months={"project": own(int(row["months"]))},
        roles=("lead",),
        budget=int(row["budget"]) if row.get("budget", NOTHING) != NOTHING else None,
        latest=None if within == NOTHING else month_after(AS_OF, int(within)),
    )


@pytest.mark.parametrize("row", LADDERS, ids=_name)
def test_ladder_is_as_the_table_says(row: Row) -> None:
    facts = _facts(_several(row["outgrown"]))
    assert (
        told(laddered(facts, _who(row), stage=Stage(row["stage"]), held=_several(row["held"])))
        == row["ladder"]
    )


def _priced(cell: str) -> tuple[Price, ...]:
    amounts = [int(amount) for amount in re.findall(r"\d+", cell)]
    return (price(amounts[0], amounts[-1]),) if amounts else ()


def _course(cell: str) -> Course | None:
    own = _priced(cell)
    return Course("required" in cell, None, own[0] if own else None) if cell != NOTHING else None


@pytest.mark.parametrize("row", LIMITS, ids=_name)
def test_limits_are_as_the_table_says(row: Row) -> None:
    asks: dict[str, Route] = {
        NOTHING: route(),
        "hours": route(training_hours=stated(23)),
        "months": route(months=months(("project", 6)), window_years=stated(8)),
        "course": route(course=stated(1)),
    }
    one = certified(
        "target", asks[row["missing"]], prices=_priced(row["price"]), course=_course(row["course"])
    )
    who = person(budget=int(row["budget"]) if row["budget"] != NOTHING else None)
    entry = eligibility_of(one, (), Applicant(who, (), AS_OF))

    found = limits_beyond(one, entry, who, AS_OF)

    assert [item.requirement.value for item in entry.missing] == {
        NOTHING: [],
        "hours": ["training_hours"],
    }.get(row["missing"], [row["missing"]])
    assert (", ".join(found) or NOTHING) == row["limits"]


@pytest.mark.parametrize("row", PLACES, ids=_name)
def test_places_are_as_the_table_says(row: Row) -> None:
    found = places(advised_plan(_facts(), _who(row), held=_several(row["held"])))
    assert {slug: str(placement) for slug, placement in found.items()} == {
        item["slug"]: row[item["slug"]] for item in CATALOGUE
    }


@pytest.mark.parametrize("row", DISTANCES, ids=_name)
def test_distance_is_as_the_table_says(row: Row) -> None:
    here = "" if row["person"] == NOTHING else row["person"]
    facts = advised(
        certified("near"),
        roles=(role("lead", serves("near", regions=_several(row["usual in"]))),),
        regions=REGIONS,
    )
    could_have = frozenset(_several(row["others"]))
    who = person(roles=("lead",), region=here, other_regions=could_have - {here})
    (service,) = facts.counsel.roles[0].services if facts.counsel else ()

    assert str(ground(facts, who).services.distance(service)) == row["distance"]
    assert bool(ground(facts, who).serving(PROJECT, Stage.START)) == (row["distance"] != "99")


def test_every_table_has_rows() -> None:
    tables = (SPOKEN, CATALOGUE, LADDERS, LIMITS, PLACES, DISTANCES)
    assert [len(table) >= 3 for table in tables] == [True] * len(tables)
