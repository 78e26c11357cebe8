"""Whose services are offered: named slugs, products, regions, families of both kinds, general ones."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.domain.definitions.definition import Group, Rule, Stage
from assessments.domain.engines.v3 import judge, prepare
from assessments.domain.engines.v3.candidates import Terrain
from assessments.domain.engines.v3.counsel import advice_of
from assessments.domain.engines.v3.entry import Applicant
from assessments.domain.outcomes.outcome import Placement
from tests.builders.advice import (
    ALONE,
    BOTH,
    PROJECT,
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
from tests.builders.advised_instrument import advised_instrument, answered
from tests.builders.snapshots import AS_OF, any_of, certified, months, route, stated

LEAD = person(roles=("lead",))
SECOND = {"discipline": "second"}


def _order(found: Terrain, stage: Stage = Stage.START) -> list[str]:
    return [item.slug for item in found.serving(PROJECT, stage)]


def test_certification_that_a_group_names_belongs_to_that_group_alone() -> None:
    groups = (PROJECT, Group(("second",), ("ash",), "ongoing"))
    facts = advised(
        certified("ash"), certified("birch"), roles=(role("lead", *map(serves, ("ash", "birch"))),)
    )
    found = Terrain(advice_of(facts), Applicant(LEAD, (), AS_OF), groups)

    assert _order(found) == ["birch"]
    assert not found.services.is_drawn(groups[0], facts.certifications[0])
    assert found.services.is_drawn(groups[1], facts.certifications[0])


def test_certification_of_a_product_serves_those_alone_who_work_with_it() -> None:
    facts = advised(
        certified("ash", orientation="tool-specific"),
        certified("birch", orientation="tool-specific"),
        certified("cedar"),
        roles=(role("lead", serves("ash"), serves("birch", circumstance="jira"), serves("cedar")),),
    )

    assert _order(ground(facts, LEAD)) == ["cedar"]
    works_with_it = person(roles=("lead",), circumstances=frozenset({"jira"}))
    assert _order(ground(facts, works_with_it)) == ["birch", "cedar"]


def test_what_applies_to_nobody_leaves_room_for_what_several_roles_name() -> None:
    facts = advised(
        *map(certified, ("ash", "birch", "cedar")),
        roles=(
            role("desk", serves("birch")),
            role("lead", serves("ash", circumstance="scrum"), serves("cedar", regions=("asia",))),
            role("owner", serves("birch")),
        ),
    )

    assert told(laddered(facts, person(roles=("lead",), region="berlin"))) == "first birch (–)"
    scrum = person(roles=("lead",), region="berlin", circumstances=frozenset({"scrum"}))
    assert told(laddered(facts, scrum)) == "first ash (–)"
    assert places(advised_plan(facts, scrum))["cedar"] is Placement.BEYOND_PLAN


def test_rival_that_is_usual_nearer_comes_before_what_is_usual_everywhere() -> None:
    facts = advised(
        *map(certified, ("ash", "birch", "cedar")),
        roles=(
            role("lead", serves("ash")),
            role("owner", *(serves(slug, regions=("berlin",)) for slug in ("birch", "cedar"))),
        ),
        rivals=(rivals("ash", "birch"),),
    )
    found = ground(facts, person(roles=("lead",), region="berlin"))

    assert _order(found) == ["birch", "ash"]
    assert {item.role for item in found.serving(PROJECT, Stage.START)} == {"lead"}
    assert _order(ground(facts, person(roles=("lead",), region="asia"))) == ["ash"]


def test_family_of_both_kinds_is_served_on_a_path_of_one_kind_by_what_editors_name() -> None:
    facts = advised(certified("elm", **SECOND), roles=(role("lead", serves("elm"), kind="both"),))

    assert told(laddered(facts, LEAD, path=ALONE)) == "first elm (–)"
    assert [step.kind for step in laddered(facts, LEAD, path=BOTH)] == ["ongoing"]


def test_what_builds_on_what_is_held_comes_first() -> None:
    facts = advised(
        *map(certified, ("ash", "elm")),
        certified("birch", route(certifications=(any_of("elm"),))),
        roles=(role("lead", serves("ash"), serves("birch", service="special")),),
    )
    assert _order(ground(facts, LEAD, ("elm",))) == ["birch", "ash"]


def test_of_what_is_over_the_budget_the_cheapest_comes_first() -> None:
    facts = advised(
        certified("ash", prices=(price(900),)),
        certified("birch", prices=(price(800),)),
        roles=(role("lead", serves("ash"), serves("birch", service="special")),),
    )

    assert _order(ground(facts, LEAD)) == ["ash", "birch"]
    assert _order(ground(facts, person(roles=("lead",), budget=100))) == ["birch", "ash"]


def test_what_serves_a_role_comes_before_what_serves_a_kind_of_work() -> None:
    facts = advised(
        certified("ash"),
        certified("elm", **SECOND),
        roles=(
            role("a", serves("ash")),
            role("b", serves("ash")),
            role("desk", serves("elm"), kind="ongoing"),
        ),
    )
    assert told(laddered(facts, person(roles=("desk",)), path=BOTH)) == "first elm (–); then ash"


@pytest.mark.parametrize(
    ("stage", "ladder"),
    [
        (Stage.START, "first birch (–); later elm"),
        (Stage.ESTABLISHED, "first elm (–); later fir"),
        (Stage.SENIOR, "first fir (–)"),
    ],
)
def test_what_else_serves_at_a_level_comes_before_the_one_above_but_for_senior_people(
    stage: Stage, ladder: str
) -> None:
    facts = advised(
        *map(certified, ("ash", "birch", "cedar", "elm", "fir")),
        roles=(
            role(
                "lead",
                *map(serves, ("ash", "birch")),
                *(serves(slug, Stage.ESTABLISHED) for slug in ("cedar", "elm")),
                serves("fir", Stage.SENIOR),
            ),
        ),
    )
    assert told(laddered(facts, LEAD, stage=stage, held=("ash", "cedar"))) == ladder


def test_beginners_level_serves_where_the_one_above_is_far_or_is_of_what_somebody_works_with() -> None:
    asks = route(months=months(("project", 36)), window_years=stated(8))
    services = (serves("ash"), serves("birch", circumstance="scrum"))
    facts = advised(
        *map(certified, ("ash", "birch")),
        certified("elm", asks),
        roles=(role("lead", *services, serves("elm", Stage.ESTABLISHED)), role("new", *services)),
    )
    scrum = frozenset({"scrum"})

    assert told(laddered(facts, LEAD, stage=Stage.ESTABLISHED)).startswith("first ash")
    near = person(roles=("lead",), months={"project": own(30)})
    assert told(laddered(facts, near, stage=Stage.ESTABLISHED)).startswith("first elm")
    assert told(laddered(facts, person(roles=("new",)), stage=Stage.ESTABLISHED)) == "–"
    new = person(roles=("new",), circumstances=scrum)
    assert told(laddered(facts, new, stage=Stage.ESTABLISHED)) == "first birch (–)"


def test_step_that_is_far_stands_later_even_where_it_is_the_first() -> None:
    facts = advised(
        certified("elm", route(months=months(("project", 36)), window_years=stated(8))),
        roles=(role("lead", serves("elm")),),
    )
    (step,) = advised_plan(facts, person(roles=("lead",), months={"project": own(10)})).plan

    assert (step.rung, step.eligibility.earliest) == ("later", date(2029, 2, 1))
    assert told(laddered(facts, LEAD)) == "later elm"
    longer = person(roles=("lead",), months={"project": own(0, 11)})
    assert told(laddered(facts, longer)) == "later elm"
    beyond = person(roles=("lead",), months={"project": own(0, 7)})
    assert told(laddered(facts, beyond)) == "–"


@pytest.mark.parametrize(
    ("detail", "kinds"),
    [("1", ["project", "ongoing"]), ("2", ["project", "ongoing"]), ("3", ["ongoing", "project"])],
)
def test_kinds_of_work_count_by_how_much_somebody_does_of_them(detail: str, kinds: list[str]) -> None:
    definition = advised_instrument()
    prepared = prepare(
        replace(
            definition,
            paths=(*definition.paths, BOTH),
            rules=(*definition.rules[:-1], Rule("open", BOTH.key)),
        )
    )
    facts = advised(
        certified("ash"),
        certified("elm", **SECOND),
        roles=(
            *(role(key, serves("ash")) for key in ("a", "b")),
            *(role(key, serves("elm"), kind="ongoing") for key in ("c", "d")),
        ),
    )
    # Half of what projects can give, and four to six tenths of what other work can.
    shares = {"leads": "none", "plans": "most", "serves": "half", "flows": "half", "detail": detail}

    outcome = judge(prepared, answered(shares), (), facts, AS_OF)

    assert [step.kind for step in outcome.plan] == kinds
    assert outcome.bearings is not None
    assert [item.kind for item in outcome.bearings.stages] == kinds


def test_outgrown_and_discouraged_together_leave_a_level_behind() -> None:
    facts = advised(
        *map(certified, ("ash", "birch", "elm")),
        roles=(role("lead", *map(serves, ("ash", "birch")), serves("elm", Stage.ESTABLISHED)),),
        outgrowing=(outgrown("ash"), outgrown("birch", strength="discourage")),
    )
    assert told(laddered(facts, LEAD)) == "first elm (–)"
