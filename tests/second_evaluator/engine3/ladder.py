"""The steps of a plan (docs/algorithms/ladder.md, "The first step of a kind of work" and after).

A step is a dict: `service`, `kind`, `group`, `stage`, `entry`, `opening` (what it is the prerequisite of),
`instead` (slugs), `rung`.
"""

from fractions import Fraction
from typing import Any

from tests.second_evaluator import Document
from tests.second_evaluator.engine3.entry import can_enter, is_endless, within
from tests.second_evaluator.engine3.keeping import Also, entry, kept_from, rivals
from tests.second_evaluator.engine3.person import STAGES
from tests.second_evaluator.engine3.reasons import speaking
from tests.second_evaluator.engine3.serving import (
    candidates,
    limits_of,
    of_every_role,
    offered,
    services_of,
)
from tests.second_evaluator.entry import wanted
from tests.second_evaluator.sheets import share

MOST_STEPS = 3
NEAR, SOON, IN_REACH, AT_ALL = 9, 18, 36, 60
MOST_INSTEAD = 2
START = STAGES[0]


def groups_in_order(
    path: Document, definition: Document, scores: dict[str, tuple[int, int]]
) -> list[Document]:
    """The groups of a path, by how much somebody does of their kind."""

    def done(group: Document) -> Fraction:
        alone = [
            other["key"]
            for other in definition["paths"]
            if [one["kind"] for one in other.get("groups", [])] == [group["kind"]]
        ]
        spoken = [scores[name] for name in speaking(alone[-1], definition)] if alone else []
        points, attainable = (sum(score[side] for score in spoken) for side in (0, 1))
        return share((points, attainable)) or Fraction(0)

    return sorted(path.get("groups", []), key=lambda group: -done(group))


def closed(slug: str, taken: list[str], case: Document) -> bool:
    """Whether it is on the ladder, or a rival of what is."""
    return slug in taken or bool(rivals(slug, case) & set(taken))


def levels(group: Document, stage: str, case: Document) -> list[str]:
    """The stages at which a first step is looked for, in order."""
    found: list[str] = []
    for one in STAGES[min(STAGES.index(stage), 1) :]:
        found.append(one)
        if not is_had(group, one, case) and not is_behind(group, one, case):
            break
    return found[::-1] if stage == STAGES[-1] else found


def is_had(group: Document, stage: str, case: Document) -> bool:
    services = services_of(group, case) or of_every_role(group, case)
    slugs = {service["slug"] for service in services if service["stage"] == stage}
    held = set(case["world"].expiries)
    return bool(slugs & held) or any(rivals(slug, case) & held for slug in slugs)


def is_behind(group: Document, stage: str, case: Document) -> bool:
    slugs = {service["slug"] for service in offered(group, stage, case)}
    return bool(slugs) and all(kept_from(slug, case) in {"outgrown", "discouraged"} for slug in slugs)


def first_step(group: Document, stage: str, taken: list[str], case: Document) -> Document | None:
    """The first step of a kind of work."""
    given: list[Document] = []
    any_candidate = False
    for level in levels(group, stage, case):
        found = candidates(group, level, case)
        any_candidate = any_candidate or bool(found)
        given += steps_given(found, level, group, taken, case)
    latest = case["person"]["latest"]
    for step in given:
        month = can_enter(step["entry"])
        by_the_day = month is not None and latest is not None and month <= latest
        if by_the_day or within(NEAR, step["entry"], case["as_of"]):
            return step
    is_down = not any(is_had(group, one, case) for one in levels(group, stage, case))
    again = [
        service
        for service in candidates(group, START, case)
        if is_down and (any_candidate or service["circumstance"])
    ]
    found = steps_given(again, START, group, taken, case) + given
    return found[0] if found else far_ahead(group, stage, taken, case)


def far_ahead(group: Document, stage: str, taken: list[str], case: Document) -> Document | None:
    """The first candidate that can be had in five years, where there is no other step."""
    for level in levels(group, stage, case):
        for service in candidates(group, level, case):
            if can_begin(service["slug"], taken, case, AT_ALL):
                return {
                    "service": service,
                    "kind": group["kind"],
                    "group": group,
                    "stage": level,
                    "entry": entry(service["slug"], case),
                    "opening": "",
                    "instead": [],
                }
    return None


def steps_given(
    found: list[Document], level: str, group: Document, taken: list[str], case: Document
) -> list[Document]:
    """The steps that candidates of a level give, in order."""
    given = []
    for service in found:
        step = given_by(service, group, taken, case)
        if step is None:
            continue
        opening = service["slug"] if step["slug"] != service["slug"] else ""
        made = {
            "service": step,
            "kind": group["kind"],
            "group": group,
            "stage": level,
            "entry": entry(step["slug"], case),
            "opening": opening,
        }
        given.append({**made, "instead": instead_of(made, found, case)})
    return given


def given_by(service: Document, group: Document, taken: list[str], case: Document) -> Document | None:
    """The service of the step that a candidate gives: itself, its prerequisite, or none."""
    slug = service["slug"]
    judged = entry(slug, case)
    if closed(slug, taken, case) or is_endless(judged):
        return None
    lacking = wanted(judged)
    if not lacking:
        return service if within(IN_REACH, judged, case["as_of"]) else None
    if any(statement["amount"] > 1 for statement in lacking):
        return None
    accepted = {other for statement in lacking for other in statement["slugs"]}
    for stage in STAGES:
        for other in candidates(group, stage, case):
            if other["slug"] in accepted and can_begin(other["slug"], taken, case, IN_REACH):
                return other
    return None


def can_begin(slug: str, taken: list[str], case: Document, months: int, also: Also = ()) -> bool:
    judged = entry(slug, case, also)
    return (
        not closed(slug, taken, case)
        and not wanted(judged)
        and not is_endless(judged)
        and within(months, judged, case["as_of"])
    )


def instead_of(step: Document, found: list[Document], case: Document) -> list[str]:
    """What may be taken in place of a first step: its rivals first."""
    own = step["service"]["slug"]
    others = [
        service["slug"]
        for service in found
        if service["slug"] not in {own, step["opening"]} and can_begin(service["slug"], [], case, SOON)
    ]
    return sorted(others, key=lambda slug: slug not in rivals(own, case))[:MOST_INSTEAD]


def ladder(groups: list[Document], stages: dict[str, str], case: Document) -> list[Document]:
    """The whole plan, step by step."""
    size = min(case["definition"]["plan_size"], MOST_STEPS)
    taken: list[str] = []
    firsts: list[Document] = []
    for group in groups:
        step = first_step(group, stages[group["kind"]], taken, case)
        if step:
            firsts.append(step)
            taken.append(step["service"]["slug"])
    firsts.sort(key=lambda step: not step["service"]["role"])
    plan = [{**step, "rung": first_rung(step, place, case)} for place, step in enumerate(firsts)][:size]
    for step in tuple(plan):
        position = STAGES.index(step["stage"])
        for stage in STAGES[position : position + 2]:
            more = following(step, stage, stages[step["kind"]], plan, case) if len(plan) < size else None
            plan += [more] if more else []
    return [{**step, "instead": told_instead(step, plan, case)} for step in plan]


def first_rung(step: Document, place: int, case: Document) -> str:
    limits = limits_of(case["all"][step["service"]["slug"]], step["entry"], case)
    unpaid = case["person"]["budget"] == 0 and "over_budget" in limits
    if unpaid or not within(SOON, step["entry"], case["as_of"]):
        return "later"
    return "then" if place else "first"


def following(step: Document, stage: str, own: str, plan: list[Document], case: Document) -> Document | None:
    """What follows a first step at a stage, for somebody at their own one."""
    on_it = [one["service"]["slug"] for one in plan]
    also = tuple(on_it)
    for service in candidates(step["group"], stage, case, also):
        slug = service["slug"]
        judged = entry(slug, case, also)
        if stage == step["stage"] and not wanted(entry(slug, case)):
            continue
        if judged["standing"] != "ask_issuer" and can_begin(slug, on_it, case, IN_REACH, also):
            is_opened = bool(wanted(entry(slug, case)))
            is_above = STAGES.index(stage) > STAGES.index(own) and not is_opened
            return {
                **step,
                "service": service,
                "stage": stage,
                "entry": judged,
                "instead": [],
                "rung": "then" if within(SOON, judged, case["as_of"]) and not is_above else "later",
            }
    return None


def told_instead(step: Document, plan: list[Document], case: Document) -> list[str]:
    """What may be taken instead, without what other steps are or are rivals of."""
    others = [one["service"]["slug"] for one in plan if one["service"]["slug"] != step["service"]["slug"]]
    return [slug for slug in step["instead"] if not closed(slug, others, case)]


def opens(slug: str, later: list[str], case: Document) -> list[str]:
    """Later steps that ask for this one, bytewise."""
    return sorted(
        other
        for other in later
        if any(slug in statement["slugs"] for statement in wanted(entry(other, case)))
    )


def judged_step(slug: str, judged: Document, case: Document) -> dict[str, Any]:
    """What is told of every certification of a plan, and of what may be taken instead."""
    found = {"slug": slug, "own_offer": case["all"][slug]["own_offer"], "eligibility": judged}
    limits = limits_of(case["all"][slug], judged, case)
    return {**found, "limits": limits} if limits else found
