"""The whole of engine 3 a second time."""

from tests.second_evaluator import Document
from tests.second_evaluator.engine3.completions import Outcomes, facts_of, ways
from tests.second_evaluator.engine3.entry import can_enter, is_endless, world_of
from tests.second_evaluator.engine3.keeping import entry, is_bookable, kept_from, rivals
from tests.second_evaluator.engine3.ladder import groups_in_order, judged_step, ladder, opens
from tests.second_evaluator.engine3.person import person_of, stage_of
from tests.second_evaluator.engine3.reasons import why_this_path, why_this_step
from tests.second_evaluator.engine3.serving import applies, draws, services_of
from tests.second_evaluator.entry import wanted
from tests.second_evaluator.explanation import groups_of, other_paths
from tests.second_evaluator.sheets import by_key

ENGINE = 3


def case_of(
    definition: Document, facts: Document, held: list[Document], snapshot: Document, as_of: str
) -> Document:
    """What plans are made from."""
    person = person_of(definition, facts["questions"], facts["answers"], as_of)
    return {
        "definition": definition,
        "person": person,
        "as_of": as_of,
        "all": {one["slug"]: one for one in snapshot["certifications"]},
        "counsel": snapshot.get("counsel") or {},
        "world": world_of(definition, person, held, as_of, snapshot["steps"]),
        "known": {},
    }


def evaluate(
    outcomes: Outcomes, answers: Document, held: list[Document], snapshot: Document, as_of: str
) -> Document:
    """The outcome document of answers in stored form, on a day as ISO text; with what documents leave out."""
    definition = outcomes.definition
    facts = facts_of(definition, answers)
    rule = outcomes.rule(facts["answers"])
    path = by_key(definition["paths"])[rule["path"]]
    case = {**case_of(definition, facts, held, snapshot, as_of), "path": path}
    person = case["person"]
    groups = groups_in_order(path, definition, facts["scores"])
    stages = {group["kind"]: stage_of(group["kind"], definition, facts) for group in groups}
    steps = ladder(groups, stages, case)
    return {
        "engine": ENGINE,
        "as_of": as_of,
        "path": rule["path"],
        "kind": rule.get("kind"),
        "scores": [[dimension, *score] for dimension, score in facts["scores"].items()],
        "receipt": facts["receipt"],
        "visible_scored": facts["scored"],
        "not_sure": facts["not_sure"],
        "decided_by": {"rule": rule["key"], "groups": groups_of(rule, facts)},
        "others": other_paths(definition, rule, facts),
        "reasons": why_this_path(definition, rule, facts),
        "steps": rule.get("steps", []),
        "plan": [told_step(step, steps[place + 1 :], case) for place, step in enumerate(steps)],
        "also_useful": [],
        **places(steps, case),
        "margin": min((len(changes) for _path, changes in ways(outcomes, facts)), default=None),
        "bearings": {
            "roles": person["roles"],
            "stages": list(stages.items()),
            "region": person["region"],
            "circumstances": sorted(person["circumstances"]),
        },
        "moves": rule.get("moves", False),
        "left_open": sum(not line["answer"] for line in facts["receipt"]),
        "tools": tools(case),
    }


def told_step(step: Document, later: list[Document], case: Document) -> Document:
    """A step as an outcome has it."""
    slug = step["service"]["slug"]
    instead = [judged_step(other, entry(other, case), case) for other in step["instead"]]
    return {
        **judged_step(slug, step["entry"], case),
        "fit": [0, 1],
        "level": case["all"][slug]["level"],
        "opens": opens(slug, [one["service"]["slug"] for one in later], case),
        "rung": step["rung"],
        "kind": step["kind"],
        "reasons": why_this_step(step, case),
        **({"instead": instead} if instead else {}),
    }


def tools(case: Document) -> list[str]:
    """Certifications of tools that somebody named, as editors order them."""
    named = set(case["counsel"].get("tools", [])) & case["person"]["circumstances"]
    roles = sorted(case["counsel"].get("roles", []), key=lambda role: str(role["slug"]))
    slugs = [
        service["slug"]
        for role in roles
        for service in role.get("services", [])
        if service.get("circumstance") in named
    ]
    return [
        slug
        for slug in dict.fromkeys(slugs)
        if slug in case["all"] and slug not in case["world"].expiries and is_bookable(case["all"][slug], case)
    ]


def places(steps: list[Document], case: Document) -> Document:
    """Where every certification went, and what is announced."""
    planned = {step["service"]["slug"] for step in steps}
    instead = {slug for step in steps for slug in step["instead"]}
    found = {slug: placement(slug, planned, instead, case) for slug in sorted(case["all"])}
    announced = [
        slug
        for slug, placed in found.items()
        if placed == "announced" and any(draws(group, slug, case) for group in case["path"].get("groups", []))
    ]
    return {"announced": announced, "placements": found}


def placement(slug: str, planned: set[str], instead: set[str], case: Document) -> str:
    """The first placement that applies."""
    kept = kept_from(slug, case)
    has_plan = bool(case["path"].get("groups"))
    out = {
        "planned": slug in planned,
        "held": kept == "held",
        "no_plan": not has_plan and kept not in {"announced", "superseded", "not_bookable"},
        "alternative": slug in instead,
        kept: bool(kept),
        "rival_planned": bool(rivals(slug, case) & planned),
    }
    return next((why for why, holds in out.items() if holds), "") or out_of_plan(slug, case)


def out_of_plan(slug: str, case: Document) -> str:
    """Why something that nobody is kept from is in no plan."""
    drawing = [group for group in case["path"]["groups"] if draws(group, slug, case)]
    services = [services_of(group, case) for group in drawing]
    of_it = [service for each in services for service in each if service["slug"] == slug]
    out = {
        "tool_specific": case["all"][slug]["orientation"] == "tool-specific",
        "other_discipline": not drawing,
        "other_role": all(services) and not of_it,
        "other_circumstance": bool(of_it) and not any(applies(service, case) for service in of_it),
        "out_of_reach": is_endless(entry(slug, case)),
    }
    return next((why for why, holds in out.items() if holds), "beyond_plan")


def evaluate_goal(
    definition: Document,
    answers: Document,
    held: list[Document],
    snapshot: Document,
    as_of: str,
    *,
    goal: str,
) -> list[Document]:
    """The way to one certification."""
    case = case_of(definition, facts_of(definition, answers), held, snapshot, as_of)
    slugs = way_to(goal, (), case)
    return [
        {
            "slug": slug,
            "own_offer": case["all"][slug]["own_offer"],
            "eligibility": entry(slug, case),
            "fit": [0, 1],
            "level": case["all"][slug]["level"],
            "opens": opens(slug, slugs[place + 1 :], case),
        }
        for place, slug in enumerate(slugs)
    ]


def way_to(slug: str, reaching: tuple[str, ...], case: Document) -> list[str]:
    """A certification after all that it asks for; empty where nobody can get there."""
    if slug in reaching or slug in case["world"].expiries or not can_book(slug, case):
        return []
    found: list[str] = []
    for statement in wanted(entry(slug, case)):
        asked = sorted(statement["slugs"], key=lambda other: nearness(other, slug, case))
        reached = [way for way in (way_to(other, (*reaching, slug), case) for other in asked) if way]
        for way in reached if statement["amount"] > 1 else reached[:1]:
            found += [other for other in way if other not in found]
    return [*found, slug]


def can_book(slug: str, case: Document) -> bool:
    return slug in case["all"] and is_bookable(case["all"][slug], case)


def nearness(slug: str, goal: str, case: Document) -> tuple[object, ...]:
    """What prerequisites are sorted by."""
    if not can_book(slug, case):
        return True, slug.encode()
    one, judged = case["all"][slug], entry(slug, case)
    month = can_enter(judged)
    return (
        False,
        one["issuer"] != case["all"][goal]["issuer"],
        bool(wanted(judged)),
        (month is None, month or ""),
        one["level"],
        slug.encode(),
    )
