"""The plan of an outcome beside its steps, and the plan for one certification."""

from datetime import date

from assessments.domain.engines.v3 import plan_for_certification
from assessments.domain.outcomes.outcome import Placement, PlanEntry, Rung
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.advice import (
    BOTH,
    NOTHING,
    advised,
    advised_plan,
    holding,
    outgrown,
    person,
    places,
    role,
    serves,
)
from tests.builders.backgrounds import background_definition
from tests.builders.snapshots import AS_OF, STALE, all_of, any_of, certified, route, stated

LEAD = person(roles=("lead",))


def _way(facts: Snapshot, slug: str, *held: str) -> tuple[PlanEntry, ...]:
    return plan_for_certification(
        background_definition(), slug, {}, held=holding(*held), snapshot=facts, as_of=AS_OF
    )


def _slugs(entries: tuple[PlanEntry, ...]) -> list[str]:
    return [entry.slug for entry in entries]


def test_reasons_of_a_step_name_role_stage_region_and_circumstance() -> None:
    facts = advised(
        certified("ash"),
        roles=(role("lead", serves("ash", regions=("asia", "europe"), circumstance="scrum")),),
    )
    who = person(roles=("lead",), region="berlin", circumstances=frozenset({"scrum"}))
    (step,) = advised_plan(facts, who).plan

    assert [(item.code, dict(item.parameters), item.points) for item in step.reasons] == [
        ("role", {"role": "lead", "stage": "start"}, 0),
        ("region", {"region": "europe"}, 0),
        ("circumstance", {"circumstance": "scrum"}, 0),
    ]
    assert (step.rung, step.kind) == (Rung.FIRST, "project")


def test_reason_of_a_step_without_a_role_is_the_kind_of_work() -> None:
    facts = advised(certified("ash"), roles=(role("lead", serves("ash")), role("owner", serves("ash"))))
    (step,) = advised_plan(facts).plan
    assert [(item.code, dict(item.parameters)) for item in step.reasons] == [
        ("kind", {"kind": "project", "stage": "start"})
    ]


def test_tools_that_were_named_are_told_on_every_path() -> None:
    facts = advised(
        certified("ash"),
        certified("birch"),
        certified("cedar", bookings=(STALE.fresh_until,)),
        roles=(
            role("lead", *(serves(slug, circumstance="jira") for slug in ("birch", "ash", "cedar"))),
            role("desk", serves("ash", circumstance="scrum")),
        ),
        tools=("jira",),
    )
    who = person(circumstances=frozenset({"jira", "scrum"}))

    assert advised_plan(facts, who, path=NOTHING).tools == ("birch", "ash")
    assert advised_plan(facts, who, held=("birch",)).tools == ("ash",)
    assert advised_plan(facts).tools == ()


def test_places_of_what_is_no_candidate() -> None:
    facts = advised(
        certified("announced", status="announced-or-early"),
        certified("elsewhere", discipline="third"),
        certified("gone", status="being-superseded"),
        certified("outgrown"),
        certified("stale", bookings=(STALE.fresh_until,)),
        certified("tool", orientation="tool-specific"),
        certified("unnamed"),
        certified("usual"),
        roles=(role("lead", serves("usual")),),
        outgrowing=(outgrown("outgrown"),),
    )
    expected = {
        "announced": Placement.ANNOUNCED,
        "elsewhere": Placement.OTHER_DISCIPLINE,
        "gone": Placement.SUPERSEDED,
        "outgrown": Placement.OUTGROWN,
        "stale": Placement.NOT_BOOKABLE,
        "tool": Placement.TOOL_SPECIFIC,
        "unnamed": Placement.OTHER_ROLE,
        "usual": Placement.PLANNED,
    }
    made, without = advised_plan(facts, LEAD), advised_plan(facts, LEAD, path=NOTHING)

    assert places(made) == expected
    assert (made.announced, without.announced) == (("announced",), ())
    assert places(without) == {
        slug: placement
        if placement in {Placement.ANNOUNCED, Placement.SUPERSEDED, Placement.NOT_BOOKABLE}
        else Placement.NO_PLAN
        for slug, placement in expected.items()
    }


def test_what_no_role_names_is_beyond_the_plan_where_no_role_is_served() -> None:
    facts = advised(
        certified("elm", discipline="second"),
        certified("usual"),
        roles=(role("lead", serves("usual")),),
    )
    assert places(advised_plan(facts, LEAD, path=BOTH))["elm"] is Placement.BEYOND_PLAN


def test_way_to_one_certification_passes_what_cannot_be_had() -> None:
    facts = advised(
        certified("ash", bookings=(STALE.fresh_until,)),
        certified("birch", route(certifications=(any_of("target"),))),
        certified("cedar", route(training_hours=stated(35))),
        certified("target", route(certifications=(any_of("ash", "birch", "cedar"),))),
    )
    found = _way(facts, "target")

    assert _slugs(found) == ["cedar", "target"]
    assert [entry.opens for entry in found] == [("target",), ()]
    assert _slugs(_way(facts, "target", "target")) == []
    assert _slugs(_way(facts, "target", "ash")) == ["target"]
    assert _slugs(_way(facts, "ash")) == []


def test_way_to_one_certification_names_all_that_it_asks_for_each_with_what_it_opens() -> None:
    facts = advised(
        certified("ash"),
        certified("birch", issuer="other"),
        certified("fir", route(certifications=(all_of("ash"),))),
        certified("target", route(certifications=(all_of("birch", "fir"),))),
    )
    found = _way(facts, "target")

    assert _slugs(found) == ["ash", "fir", "birch", "target"]
    assert [entry.opens for entry in found] == [("fir",), ("target",), ("target",), ()]
    assert {(entry.rung, entry.kind, entry.reasons, entry.limits) for entry in found} == {(None, "", (), ())}


def test_step_that_follows_is_entered_with_what_stands_before_it() -> None:
    facts = advised(
        certified("ash"),
        certified("birch", route(certifications=(any_of("ash"),))),
        roles=(role("lead", serves("ash"), serves("birch")),),
    )
    first, then = advised_plan(facts, LEAD).plan

    assert (first.slug, then.slug, then.rung) == ("ash", "birch", Rung.THEN)
    assert then.eligibility.earliest == date(2026, 12, 1)
    assert first.opens == ("birch",)
