"""Ladders of small catalogues: levels, prerequisites, alternatives, both kinds of work, limits."""

from datetime import date
from typing import Any

import pytest

from assessments.domain.definitions.definition import Path, Stage
from assessments.domain.engines.v3.candidates import Terrain
from assessments.domain.engines.v3.limits import limits_beyond, price_of
from assessments.domain.outcomes.outcome import Limit, Placement
from assessments.domain.snapshots.snapshot import Course, Recognised
from tests.builders.advice import (
    BOTH,
    ONGOING,
    PROJECT,
    advised,
    advised_plan,
    edition,
    entered,
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
from tests.builders.snapshots import AS_OF, STALE, all_of, any_of, certified, months, route, stated

LEAD = person(roles=("lead",))
SECOND = {"discipline": "second"}


def _asking(amount: int) -> Any:
    return route(months=months(("project", amount)), window_years=stated(8))


def _order(found: Terrain) -> list[str]:
    return [item.slug for item in found.serving(PROJECT, Stage.START)]


def test_both_kinds_have_a_step_before_any_second_one_in_the_order_of_the_groups() -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        certified("elm", **SECOND),
        certified("fir", **SECOND),
        roles=(
            role("lead", serves("ash"), serves("birch", Stage.ESTABLISHED)),
            role("desk", serves("elm"), serves("fir", Stage.ESTABLISHED), kind="ongoing"),
        ),
    )

    who = person(roles=("lead", "desk"))
    turned = Path("two", (ONGOING, PROJECT))

    assert told(laddered(facts, who, path=BOTH)) == "first ash (–); then elm; later birch"
    assert told(laddered(facts, who, path=turned)) == "first elm (–); then ash; later fir"


def test_role_of_both_kinds_is_served_in_each() -> None:
    facts = advised(
        certified("ash"),
        certified("elm", **SECOND),
        roles=(role("lead", serves("ash"), serves("elm"), kind="both"),),
    )
    assert told(laddered(facts, LEAD, path=BOTH)) == "first ash (–); then elm"


def test_nothing_is_offered_instead_that_is_a_step_or_a_rival_of_another_one() -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        certified("cedar"),
        certified("elm", **SECOND),
        roles=(
            role("lead", serves("ash"), serves("birch"), serves("cedar")),
            role("desk", serves("elm"), kind="ongoing"),
        ),
        rivals=(rivals("birch", "elm"),),
    )
    assert told(laddered(facts, person(roles=("lead", "desk")), path=BOTH)) == "first ash (cedar); then elm"


@pytest.mark.parametrize("rule", ["by-specialism", "order-free", "by-tool", "entry-rule-unknown"])
def test_group_of_which_several_make_sense_keeps_nothing_off_the_ladder(rule: str) -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        roles=(role("lead", serves("ash"), serves("birch", Stage.ESTABLISHED)),),
        rivals=(rivals("ash", "birch", rule=rule),),
    )
    assert told(laddered(facts, LEAD)) == "first ash (–); later birch"


def test_prerequisite_comes_first_where_nothing_else_is_missing() -> None:
    facts = advised(
        certified("ash"),
        certified("birch", route(certifications=(any_of("ash", "elm"),))),
        roles=(role("lead", serves("birch", Stage.ESTABLISHED), serves("ash")),),
    )
    (first, then) = laddered(facts, LEAD, stage=Stage.ESTABLISHED)

    assert (first.candidate.slug, then.candidate.slug) == ("ash", "birch")
    assert advised_plan(facts, LEAD, stages={"project": Stage.ESTABLISHED}).plan[0].opens == ("birch",)


def test_certification_that_asks_for_several_brings_none_of_them() -> None:
    facts = advised(
        certified("ash"),
        certified("elm"),
        certified("birch", route(certifications=(all_of("ash", "elm"),))),
        roles=(role("lead", serves("birch", Stage.ESTABLISHED), serves("ash")),),
    )
    assert told(laddered(facts, LEAD, stage=Stage.ESTABLISHED)) == "first ash (–)"


def test_deadline_counts_in_place_of_nine_months() -> None:
    facts = advised(
        certified("ash", _asking(12)),
        certified("birch"),
        roles=(role("lead", serves("ash"), serves("birch")),),
    )

    assert _order(ground(facts, LEAD)) == ["birch", "ash"]
    assert _order(ground(facts, person(roles=("lead",), latest=date(2027, 12, 1)))) == ["ash", "birch"]
    assert _order(ground(facts, person(roles=("lead",), latest=date(2027, 11, 1)))) == ["birch", "ash"]


def test_never_at_this_rate_is_last_and_no_step() -> None:
    facts = advised(
        certified("ash", _asking(12)),
        certified("birch"),
        roles=(role("lead", serves("ash"), serves("birch", service="special")),),
    )
    who = person(roles=("lead",), months={"project": own(0, a_year=0)})

    assert _order(ground(facts, who)) == ["birch", "ash"]
    assert told(laddered(facts, who)) == "first birch (–)"
    assert places(advised_plan(facts, who))["ash"] is Placement.OUT_OF_REACH


def test_level_of_which_all_is_outgrown_leads_to_the_one_above() -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        certified("elm"),
        roles=(role("lead", serves("ash"), serves("birch"), serves("elm", Stage.ESTABLISHED)),),
        outgrowing=(outgrown("ash"), outgrown("birch")),
    )
    assert told(laddered(facts, LEAD)) == "first elm (–)"


def test_level_of_which_all_is_discouraged_leads_to_the_one_above() -> None:
    facts = advised(
        certified("ash"),
        certified("elm"),
        roles=(role("lead", serves("ash"), serves("elm", Stage.ESTABLISHED)),),
        outgrowing=(outgrown("ash", strength="discourage"),),
    )
    assert told(laddered(facts, LEAD)) == "first elm (–)"


def test_who_is_known_by_no_role_gets_what_most_roles_of_the_kind_and_of_both_name() -> None:
    facts = advised(
        *map(certified, ("ash", "birch", "cedar", "elm", "fir", "holly", "oak")),
        roles=(
            role("a", serves("ash"), serves("birch", service="good"), serves("cedar")),
            role("b", serves("ash"), serves("birch"), serves("fir", circumstance="scrum")),
            role("c", serves("birch"), serves("oak", is_read=False)),
            role("d", serves("oak"), serves("elm"), serves("fir", circumstance="scrum")),
            role("e", serves("cedar"), kind="both"),
            role("f", serves("holly"), serves("oak"), kind="ongoing"),
        ),
        # Named once, but instead of what is named often; the other one is instead of what is named once.
        rivals=(rivals("ash", "elm"), rivals("holly", "oak")),
    )
    assert _order(ground(facts)) == ["birch", "ash", "cedar", "elm"]
    assert told(laddered(facts)) == "first birch (ash, cedar)"
    scrum = person(circumstances=frozenset({"scrum"}))
    assert _order(ground(facts, scrum)) == ["birch", "ash", "cedar", "elm"]


def test_what_describes_the_work_most_closely_comes_first_whoever_has_to_be_asked() -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        certified("cedar", route(is_expressed=False)),
        roles=(
            role(
                "lead",
                serves("ash"),
                serves("birch", circumstance="health"),
                serves("cedar", service="good", circumstance="practice"),
            ),
            role("desk", serves("birch", circumstance="health"), kind="ongoing"),
        ),
    )

    def order(*circumstances: str) -> list[str]:
        return _order(ground(facts, person(roles=("lead",), circumstances=frozenset(circumstances))))

    assert order("health", "practice") == ["cedar", "birch", "ash"]
    assert order("practice") == ["cedar", "ash"]
    assert order() == ["ash"]


def test_misfit_of_every_role_is_wrong_even_where_roles_serve_nothing() -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        roles=(
            role("a", serves("ash"), serves("birch")),
            role("b", serves("ash"), serves("birch")),
            role("desk", kind="ongoing", misfits=("ash",)),
            role("office", kind="ongoing"),
        ),
    )

    assert _order(ground(facts, person(roles=("desk",)))) == ["birch"]
    assert places(advised_plan(facts, person(roles=("desk",))))["ash"] is Placement.WRONG_ROLE
    assert _order(ground(facts, person(roles=("desk", "office")))) == ["ash", "birch"]


def test_recognition_and_price_settle_what_roles_name_alike() -> None:
    facts = advised(
        certified("ash", prices=(price(300),)),
        certified("birch", prices=(price(100),)),
        certified("cedar"),
        certified("elm"),
        roles=tuple(role(key, *map(serves, ("ash", "birch", "cedar", "elm"))) for key in ("a", "b")),
        recognised=(Recognised("elm", "europe"),),
    )

    assert _order(ground(facts, person(region="berlin"))) == ["elm", "birch", "ash", "cedar"]
    assert _order(ground(facts, person(region="asia"))) == ["birch", "ash", "cedar", "elm"]


def test_price_is_that_of_the_month_of_entry() -> None:
    told_price = certified(
        "ash",
        prices=(price(900, currency="EUR"), price(300)),
        editions=(
            edition(date(2027, 2, 9), prices=(price(400),)),
            edition(date(2027, 6, 1), route(), prices=(price(1, currency="EUR"),)),
        ),
    )
    found = [price_of(told_price, date(2027, month, 1)) for month in (1, 2, 6)]
    assert [item and item.low for item in found] == [300, 400, 400]
    assert price_of(certified("ash", prices=(price(9, currency="EUR"),)), AS_OF) is None


@pytest.mark.parametrize(
    ("fields", "limits"),
    [
        ({"prices": (price(300),)}, []),
        ({"prices": (price(301),)}, [Limit.OVER_BUDGET]),
        ({"prices": (price(301, grounds=STALE),)}, [Limit.MAY_EXCEED_BUDGET]),
        ({"prices": (price(200, 400),)}, [Limit.MAY_EXCEED_BUDGET]),
        ({"prices": (price(9, currency="EUR"),)}, [Limit.MAY_EXCEED_BUDGET]),
        ({"prices": (price(300),), "course": Course(True, None, None)}, [Limit.MAY_EXCEED_BUDGET]),
        ({"prices": (price(300),), "course": Course(False, None, None)}, []),
        ({"prices": (price(300),), "course": Course(True, None, price(300))}, []),
    ],
)
def test_budget_is_held_against_the_price(fields: dict[str, Any], limits: list[Limit]) -> None:
    who = person(budget=300)
    assert list(limits_beyond(certified("ash", **fields), entered(route(), who=who), who, AS_OF)) == limits


def test_service_of_a_circumstance_serves_those_alone_who_have_it() -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        roles=(role("lead", serves("ash"), serves("birch", service="good", circumstance="scrum")),),
    )

    assert told(laddered(facts, LEAD)) == "first ash (–)"
    assert places(advised_plan(facts, LEAD))["birch"] is Placement.OTHER_CIRCUMSTANCE
    who = person(roles=("lead",), circumstances=frozenset({"scrum"}))
    assert told(laddered(facts, who)) == "first birch (ash)"
