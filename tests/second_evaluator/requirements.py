"""What a route asks for, each met, missing or unknown (docs/algorithms/eligibility.md).

A judgement has `missing`, `unknown`, both or neither; `missing` has `lasts`, the months that the gap takes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.second_evaluator import Document

if TYPE_CHECKING:
    from tests.second_evaluator.entry import World

ACCREDITED = 4
WEEKS, MONTHS = 52, 12


def judged_route(route: Document, steps: list[Document], world: "World") -> Iterator[Document]:
    """Each requirement of a route; `names` are what a step's `waives` may call it."""
    if not route["is_expressed"]:
        yield unknown("rules", "not_expressed")
        return
    yield education(route.get("education"), world)
    yield from months(route, world)
    yield {**training_hours(route.get("training_hours"), world), "names": {"training_hours"}}
    if "course" in route:
        why = world.why_unusable(route["course"])
        yield unknown("course", why) if why else missing("course", 1, lasts=1)
    for statement in certification_statements(route["certifications"], steps, world):
        yield certifications(statement, world)


def met() -> Document:
    return {"names": set()}


def unknown(requirement: str, why: str, kind: str = "") -> Document:
    return {"names": set(), "unknown": {"requirement": requirement, "why": why, "kind": kind}}


def missing(requirement: str, amount: int, *, lasts: int | None, **fields: object) -> Document:
    gap = {"requirement": requirement, "amount": amount, "kind": "", "slugs": [], "others": []}
    return {"names": set(), "missing": {**gap, **fields}, "lasts": lasts}


def education(statement: Document | None, world: "World") -> Document:
    why = world.why_unusable(statement)
    if statement is None or why:
        return unknown("education", why or "")
    level = statement["value"]
    if level <= 0:
        return unknown("education", "not_expressed") if level < 0 else met()
    own = world.education()
    if isinstance(own, str):
        return unknown("education", own)
    enough = own == ACCREDITED if level == ACCREDITED else own >= level
    return met() if enough else missing("education", level, lasts=None)


def months(route: Document, world: "World") -> Iterator[Document]:
    statement = route.get("months")
    why = world.why_unusable(statement)
    if statement is None or why:
        yield {**unknown("months", why or ""), "names": {"months"}}
        return
    window = route.get("window_years")
    years = None if window is None or world.why_unusable(window) else window["value"]
    for part in statement["parts"]:
        judged = months_of(part, years, statement["words"], world)
        yield {**judged, "names": {"months", f"months:{part['kind']}"}}


def months_of(part: Document, window: int | None, words: str, world: "World") -> Document:
    kind, asked = part["kind"], part["months"]
    if asked == 0:
        return met()
    questions: Document = next((one for one in world.experience if kind and one["kind"] == kind), {})
    total, recent = world.answer_to(questions.get("total")), world.answer_to(questions.get("recent"))
    if isinstance(total, str):
        return unknown("months", total, kind or words)
    low, high = 0, total
    if isinstance(recent, int) and window is not None:
        low = min(recent, total) if window >= questions["recent_years"] else low
        high = min(recent, total) if window <= questions["recent_years"] else high
    if low >= asked:
        return met()
    judged = unknown("months", "window", kind) if low < high else met()
    gap = asked - high
    return {**judged, **missing("months", gap, lasts=gap, kind=kind)} if gap > 0 else judged


def training_hours(statement: Document | None, world: "World") -> Document:
    why = world.why_unusable(statement)
    if statement is None or why:
        return unknown("training_hours", why or "")
    hours = statement["value"]
    own = world.answer_to(world.background.get("training_hours"))
    if hours == 0:
        return met()
    if isinstance(own, str):
        return unknown("training_hours", own)
    gap = hours - own
    a_year = WEEKS * world.hours_a_week()
    return met() if gap <= 0 else missing("training_hours", gap, lasts=-(-gap * MONTHS // a_year))


def certification_statements(
    stated: list[Document], steps: list[Document], world: "World"
) -> Iterator[Document]:
    """The statements of a route, with what steps to the certification add to them."""
    if not stated:
        for step in steps:
            if step["kind"] == "required":
                yield {**step, "any_one": False, "slugs": [step["start"]], "others": []}
    for statement in stated:
        slugs = set(statement["slugs"])
        if len(stated) == 1 and statement["any_one"]:
            slugs |= {
                step["start"]
                for step in steps
                if step["kind"] in {"satisfies-prerequisite", "required"} and not world.why_unusable(step)
            }
        yield {**statement, "slugs": sorted(slugs)}


def certifications(statement: Document, world: "World") -> Document:
    why = world.why_unusable(statement)
    if why:
        return unknown("certifications", why)
    slugs, others = statement["slugs"], statement["others"]
    not_held = [slug for slug in slugs if slug not in world.expiries]
    if statement["any_one"]:
        amount = 1 if not_held == slugs else 0
    else:
        slugs, amount = not_held, len(not_held) + len(others)
    return missing("certifications", amount, lasts=None, slugs=slugs, others=others) if amount else met()
