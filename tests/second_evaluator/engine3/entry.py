"""Whether somebody may enter a certification (docs/algorithms/entry.md)."""

from collections.abc import Iterator
from typing import Any

from tests.second_evaluator import Document
from tests.second_evaluator.entry import World, later, told_once, waive, wanted
from tests.second_evaluator.requirements import (
    ACCREDITED,
    MONTHS,
    WEEKS,
    certification_statements,
    certifications,
    met,
    missing,
    unknown,
)

SILENT = {"no_fact", "low_confidence", "stale"}
NOBODY_ASKED = {"not_expressed", "not_asked"}
WANTING = {"not_answered", "may_be_inactive"}
STANDINGS = ("eligible", "with_course", "not_yet", "looks_open", "unknown", "ask_issuer")
NEVER = "never"
FOR_EVER = "9999-12-31"
ABOUT = ("education", "months", "training_hours", "course")


def world_of(
    definition: Document, person: Document, held: list[Document], as_of: str, steps: list[Document]
) -> World:
    """What entry looks at beside a certification."""
    world = World(definition, {}, held, as_of, steps)
    vars(world)["person"] = person
    return world


def holding(world: World, also: tuple[str, ...]) -> World:
    """The same for somebody who holds more, active for ever."""
    more = [{"slug": slug, "expires_on": FOR_EVER} for slug in also]
    held = [{"slug": slug, "expires_on": day} for slug, days in world.expiries.items() for day in days]
    other = World({"training_hours_a_week": 0}, {}, [*held, *more], world.as_of, world.steps)
    vars(other)["person"] = vars(world)["person"]
    return other


def month_of(day: str, months: int = 0) -> str:
    """The first day of the month so many months after a day's, or one after all others."""
    return later(day, months) or FOR_EVER


def can_enter(judgement: Document) -> str | None:
    """The month by which somebody can enter."""
    found: str | None = judgement["earliest"] or judgement["not_before"]
    return found


def is_endless(judgement: Document) -> bool:
    return judgement["standing"] == "not_yet" and can_enter(judgement) is None


def within(months: int, judgement: Document, as_of: str) -> bool:
    """Whether somebody can enter within so many months, for all we know."""
    month = can_enter(judgement)
    return month is None or month <= month_of(as_of, months)


def by_training(judgement: Document) -> bool:
    if judgement["standing"] == "not_yet":
        asked = {one["requirement"] for one in judgement["missing"]}
        return not judgement["unknown"] and asked <= {"training_hours", "course"}
    return judgement["standing"] in {"eligible", "with_course"}


def entry_of(one: Document, world: World) -> Document:
    """The judgement by the facts in force when somebody can enter."""
    steps = [step for step in world.steps if step["end"] == one["slug"]]
    found = best(one["routes"], steps, world)
    this_month = month_of(world.as_of)
    for edition in one.get("editions", []):
        since = month_of(edition["since"])
        if not is_endless(found) and (can_enter(found) or this_month) < since:
            break
        if edition["routes"]:
            found = best(edition["routes"], steps, world)
            if since > this_month and not is_endless(found):
                found = from_then_on(found, since)
    return found


def from_then_on(found: Document, since: str) -> Document:
    """A judgement that does not hold before a month."""
    waits = found["standing"] in {"eligible", "with_course", "looks_open"}
    return {
        **found,
        "standing": "not_yet" if waits else found["standing"],
        "earliest": found["earliest"] and max(found["earliest"], since),
        "not_before": max(found["not_before"] or since, since),
    }


def best(routes: list[Document], steps: list[Document], world: World) -> Document:
    """The judgement of the best route."""
    judged = [judge(route, steps, world) for route in routes]
    if not judged:
        judged = [settle(0, [unknown("rules", "no_fact")], set(), world, has_facts=False)]
    return min(judged, key=lambda one: rank(one, world.as_of))


def rank(judgement: Document, as_of: str) -> tuple[Any, ...]:
    endless = is_endless(judgement)
    whys = {one["why"] for one in judgement["unknown"]}
    return (
        endless,
        bool(wanted(judgement)),
        judgement["standing"] == "ask_issuer" or bool(whys & NOBODY_ASKED),
        (endless, can_enter(judgement) or month_of(as_of)),
        STANDINGS.index(judgement["standing"]),
        len(judgement["unknown"]),
        len(judgement["missing"]),
        judgement["route"],
    )


def judge(route: Document, steps: list[Document], world: World) -> Document:
    """One route, with what held certifications waive taken away."""
    left: list[Document] = []
    waived: set[tuple[str, str]] = set()
    for judged in requirements(route, steps, world):
        remaining, starts = waive(judged, steps, world)
        left.append(remaining)
        about = judged.get("missing") or judged.get("unknown") or {}
        waived |= {(about["requirement"], start) for start in starts if about}
    stated = [route.get(name) for name in ABOUT] + route["certifications"]
    has_facts = route["is_expressed"] and any(not world.why_unusable(one) for one in stated)
    return settle(route["number"], left, waived, world, has_facts=has_facts)


def settle(
    number: int, left: list[Document], waived: set[tuple[str, str]], world: World, *, has_facts: bool
) -> Document:
    """Standing and months of a route of which these requirements are left."""
    lacking = told_once([one["missing"] for one in left if "missing" in one])
    unsure = told_once([one["unknown"] for one in left if "unknown" in one])
    lasting = [one["lasts"] for one in left if "missing" in one]
    standing = standing_of(lacking, unsure, has_facts=has_facts)
    whys = {one["why"] for one in unsure}
    months = [months for months in lasting if isinstance(months, int)]
    soonest = None if NEVER in lasting else later(world.as_of, max(months, default=0))
    earliest, not_before = soonest, soonest
    if standing in {"unknown", "ask_issuer"}:
        earliest = None
        not_before = None if soonest == month_of(world.as_of) else soonest
    elif whys - SILENT - {"window"} or any(one["requirement"] == "certifications" for one in lacking):
        earliest = None
    return {
        "standing": standing,
        "route": number,
        "earliest": earliest,
        "not_before": not_before,
        "missing": lacking,
        "unknown": unsure,
        "waived": [list(pair) for pair in sorted(waived)],
    }


def standing_of(lacking: list[Document], unsure: list[Document], *, has_facts: bool) -> str:
    whys = {one["why"] for one in unsure}
    if any(one["requirement"] != "course" for one in lacking):
        return "not_yet"
    if whys & NOBODY_ASKED or (whys and whys <= SILENT and not has_facts):
        return "ask_issuer"
    if whys & WANTING:
        return "unknown"
    if lacking:
        return "with_course"
    return "looks_open" if whys else "eligible"


def requirements(route: Document, steps: list[Document], world: World) -> Iterator[Document]:
    """Each requirement of a route; `lasts` are months, "never", or None for a certification."""
    if not route["is_expressed"]:
        yield unknown("rules", "not_expressed")
        return
    person = vars(world)["person"]
    yield of_education(route.get("education"), person, world)
    yield from of_months(route, person, world)
    yield {**of_hours(route.get("training_hours"), person, world), "names": {"training_hours"}}
    if "course" in route:
        why = world.why_unusable(route["course"])
        yield unknown("course", why) if why else missing("course", 1, lasts=1)
    for statement in certification_statements(route["certifications"], steps, world):
        yield certifications(statement, world)


def of_education(statement: Document | None, person: Document, world: World) -> Document:
    why = world.why_unusable(statement)
    level = -1 if statement is None else statement["value"]
    if why or level < 0:
        return unknown("education", why or "not_expressed")
    own = person["education"]
    if level == 0:
        return met()
    if isinstance(own, str):
        return unknown("education", own)
    enough = own >= level if level != ACCREDITED else own == ACCREDITED
    return met() if enough else {**missing("education", level, lasts=None), "lasts": NEVER}


def of_months(route: Document, person: Document, world: World) -> Iterator[Document]:
    statement = route.get("months")
    why = world.why_unusable(statement)
    if statement is None or why:
        yield {**unknown("months", why or ""), "names": {"months"}}
        return
    for part in statement["parts"]:
        judged = of_kind(part, route.get("window_years"), statement["words"], person, world)
        yield {**judged, "names": {"months", f"months:{part['kind']}"}}


def of_kind(part: Document, window: Document | None, words: str, person: Document, world: World) -> Document:
    kind, asked = part["kind"], part["months"]
    own = person["months"].get(kind) if kind else None
    if asked == 0:
        return met()
    if own is None or own["all"] == "not_answered":
        return unknown("months", "not_asked" if own is None else "not_answered", kind or words)
    silent = world.why_unusable(window)
    low, high = 0, own["all"]
    if own["recent"] is not None and window is not None and not silent:
        low = own["recent"]
        if window["value"] < own["years"]:
            low = max(0, low - MONTHS * (own["years"] - window["value"]))
        high = own["recent"] if window["value"] <= own["years"] else high
    if low >= asked:
        return met()
    judged = unknown("months", silent or "window", kind) if low < high else met()
    if high >= asked:
        return judged
    gap, rate = asked - high, own["rate"]
    lasts = -(-gap * MONTHS // rate) if rate else None
    return {**judged, **missing("months", gap, lasts=lasts, kind=kind), "lasts": lasts or NEVER}


def of_hours(statement: Document | None, person: Document, world: World) -> Document:
    why = world.why_unusable(statement)
    if statement is None or why:
        return unknown("training_hours", why or "")
    hours, own = statement["value"], person["training_hours"]
    if hours == 0:
        return met()
    if isinstance(own, str):
        return unknown("training_hours", own)
    gap = hours - own
    lasts = -(-gap * MONTHS // (WEEKS * person["hours_a_week"]))
    return met() if gap <= 0 else missing("training_hours", gap, lasts=lasts)


def price_in(one: Document, month: str) -> Document | None:
    """What a certification costs in US dollars in a month; None where that is not known."""
    holding_then = [
        edition["prices"] for edition in one.get("editions", []) if month_of(edition["since"]) <= month
    ]
    for prices in [*reversed(holding_then), one.get("prices", [])]:
        for price in prices:
            if price["currency"] == "USD":
                return dict(price)
    return None
