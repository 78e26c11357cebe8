"""What serves somebody at a stage, in order (docs/algorithms/ladder.md, "What serves" and "Limits").

A service is a dict: `slug`, `stage`, `grade`, `regions`, `circumstance`, `is_read`, `role`, `place`, and for
a general one `named`, how many offered services name its certification. A case has its `path`, too.
"""

from typing import Any

from tests.second_evaluator import Document
from tests.second_evaluator.engine3.entry import can_enter, is_endless, month_of, price_in
from tests.second_evaluator.engine3.keeping import Also, around, entry, kept_from, may_be_in, rivals
from tests.second_evaluator.entry import wanted

ELSEWHERE = 99
LATE_AFTER = 9
NO_PRICE = 1_000_000
GRADES = ("usual", "good", "special")


def groups_of_definition(definition: Document) -> dict[str, Document]:
    """One group for each kind of work."""
    found: dict[str, Document] = {}
    for path in definition["paths"]:
        for group in path.get("groups", []):
            found[group["kind"]] = group
    return found


def draws(group: Document, slug: str, case: Document) -> bool:
    """Whether a group draws a certification."""
    named = any(
        slug in other.get("certifications", []) for other in groups_of_definition(case["definition"]).values()
    )
    if named:
        return slug in group.get("certifications", [])
    return case["all"][slug]["discipline"] in group["disciplines"]


def told_services(role: Document) -> list[Document]:
    """The services of a role in the editors' order."""
    return [
        {
            "slug": one["slug"],
            "stage": one["stage"],
            "grade": one["service"],
            "regions": one.get("regions", []),
            "circumstance": one.get("circumstance", ""),
            "is_read": one.get("is_read", True),
            "role": role["slug"],
        }
        for one in role.get("services", [])
    ]


def drawn(roles: list[Document], group: Document, case: Document) -> list[Document]:
    """What a group draws of the services of roles."""
    return [
        service
        for role in roles
        for service in told_services(role)
        if service["slug"] in case["all"] and draws(group, service["slug"], case)
    ]


def services_of(group: Document, case: Document) -> list[Document]:
    """The services of a group for the target roles, each with its place."""
    counsel = {role["slug"]: role for role in case["counsel"].get("roles", [])}
    roles = [counsel[slug] for slug in case["person"]["roles"] if slug in counsel]
    groups = groups_of_definition(case["definition"])
    of_none = [role for role in roles if role["kind"] not in groups]
    found = drawn([role for role in roles if role["kind"] == group["kind"] or role in of_none], group, case)
    if not found and len(case["path"]["groups"]) == 1:
        found = [
            service for role in of_none for other in groups.values() for service in drawn([role], other, case)
        ]
    return [{**service, "place": place} for place, service in enumerate(found)]


def applies(service: Document, case: Document) -> bool:
    if service["circumstance"]:
        return service["circumstance"] in case["person"]["circumstances"]
    return bool(service["is_read"]) and case["all"][service["slug"]]["orientation"] != "tool-specific"


def distance(service: Document, case: Document) -> int:
    """How far from the person a service is usual."""
    chain = around(case["person"]["region"], case)
    if not service["regions"]:
        return max(len(chain) - 1, 0)
    near = [chain.index(region) for region in service["regions"] if region in chain]
    near += [1 for region in service["regions"] if case["person"]["region"] and may_be_in(region, case)]
    return min(near, default=ELSEWHERE)


def own_services(group: Document, case: Document) -> list[Document]:
    """Services of a group that apply, are no misfits, and are not usual elsewhere only."""
    misfits = {role["slug"]: role.get("misfits", []) for role in case["counsel"].get("roles", [])}
    return [
        service
        for service in services_of(group, case)
        if applies(service, case)
        and service["slug"] not in misfits[service["role"]]
        and distance(service, case) < ELSEWHERE
    ]


def of_every_role(group: Document, case: Document) -> list[Document]:
    """What a group draws of the services of all roles of its very kind."""
    roles = [role for role in case["counsel"].get("roles", []) if role["kind"] == group["kind"]]
    return drawn(sorted(roles, key=lambda role: str(role["slug"])), group, case)


def of_many(group: Document, case: Document) -> list[Document]:
    """What a group draws of the services of all roles of its kind, and of the kind of no group."""
    kinds = groups_of_definition(case["definition"])
    roles = [
        role
        for role in case["counsel"].get("roles", [])
        if role["kind"] == group["kind"] or role["kind"] not in kinds
    ]
    return drawn(sorted(roles, key=lambda role: str(role["slug"])), group, case)


def offered(group: Document, stage: str, case: Document) -> list[Document]:
    """The services that a group offers at a stage."""
    own = own_services(group, case)
    if own:
        here = [service for service in own if service["stage"] == stage]
        return here + nearer_rivals(here, group, stage, case)
    general = [
        {**service, "role": ""}
        for service in of_many(group, case)
        if service["stage"] == stage and applies(service, case) and not service["circumstance"]
    ]
    names = [service["slug"] for service in general]
    counted = [{**service, "named": names.count(service["slug"])} for service in general]
    usual = {service["slug"] for service in counted if service["named"] > 1}
    return [
        service for service in counted if service["slug"] in usual or rivals(service["slug"], case) & usual
    ]


def nearer_rivals(own: list[Document], group: Document, stage: str, case: Document) -> list[Document]:
    """Rivals of own services that are usual nearer."""
    if not own:
        return []
    nearest = min(distance(service, case) for service in own)
    last = len(services_of(group, case))
    found = []
    for service in of_every_role(group, case):
        rivalled = [one["role"] for one in own if one["slug"] in rivals(service["slug"], case)]
        if (
            service["stage"] == stage
            and service["regions"]
            and applies(service, case)
            and distance(service, case) < nearest
            and service["slug"] not in {one["slug"] for one in own}
            and rivalled
        ):
            found.append({**service, "place": last, "role": rivalled[-1]})
    return found


def candidates(group: Document, stage: str, case: Document, also: Also = ()) -> list[Document]:
    """The services that stand for the candidates at a stage, the best first."""
    open_to = [
        service
        for service in offered(group, stage, case)
        if distance(service, case) < ELSEWHERE and not kept_from(service["slug"], case, also)
    ]
    standing_for: dict[str, Document] = {}
    for service in sorted(open_to, key=lambda one: rank(one, case, also)):
        standing_for.setdefault(service["slug"], service)
    return list(standing_for.values())


def rank(service: Document, case: Document, also: Also) -> tuple[Any, ...]:
    slug = service["slug"]
    one, judged = case["all"][slug], entry(slug, case, also)
    far, month = distance(service, case), can_enter(judged)
    limits = limits_of(one, judged, case)
    costs = price_in(one, month or month_of(case["as_of"]))
    over = "over_budget" in limits
    grade = GRADES.index(service["grade"])
    chain = around(case["person"]["region"], case)
    recognised = any(
        row["slug"] == slug and row["region"] in chain for row in case["counsel"].get("recognised", [])
    )
    return (
        is_late(judged, limits, case),
        over,
        costs["low"] if over and costs else 0,
        not service["circumstance"],
        how_common(service["circumstance"], case),
        judged["standing"] == "ask_issuer",
        far,
        not builds_on_held(one, case),
        (grade, service["place"]) if service["role"] else (-service["named"], grade),
        not recognised,
        (month is None, month or ""),
        costs["low"] if costs else NO_PRICE,
        one["level"],
        slug.encode(),
    )


def how_common(circumstance: str, case: Document) -> int:
    """How many services of all roles name a circumstance; 0 for none."""
    named = [
        service["circumstance"]
        for role in case["counsel"].get("roles", [])
        for service in told_services(role)
        if service["circumstance"]
    ]
    return named.count(circumstance)


def is_late(judged: Document, limits: list[str], case: Document) -> bool:
    month = can_enter(judged)
    if is_endless(judged):
        return True
    if case["person"]["latest"] is not None:
        return "after_deadline" in limits
    return not wanted(judged) and month is not None and month > month_of(case["as_of"], LATE_AFTER)


def builds_on_held(one: Document, case: Document) -> bool:
    named = {
        slug
        for route in one["routes"]
        for statement in route["certifications"]
        for slug in statement["slugs"]
    }
    return bool(named & set(case["world"].expiries))


def at_most(one: Document, judged: Document, price: Document | None) -> int | None:
    """What it may cost with the training that is left; None where that is not known."""
    if price is None:
        return None
    course: Document = one.get("course") or {}
    left = {gap["requirement"] for gap in judged["missing"]} & {"training_hours", "course"}
    dearest = int(price["high"])
    if not left and not course.get("is_required"):
        return dearest
    own = course.get("price")
    if own is None or own["currency"] != "USD":
        return None
    return dearest if own in one.get("prices", []) else dearest + int(own["high"])


def limits_of(one: Document, judged: Document, case: Document) -> list[str]:
    """What a certification with this entry goes beyond."""
    person, month = case["person"], can_enter(judged)
    price = price_in(one, month or month_of(case["as_of"]))
    found = []
    if person["budget"] is not None:
        most = at_most(one, judged, price)
        if price and not case["world"].why_unusable(price) and price["low"] > person["budget"]:
            found.append("over_budget")
        elif most is None or most > person["budget"]:
            found.append("may_exceed_budget")
    if person["latest"] is not None and month is not None and month > person["latest"]:
        found.append("after_deadline")
    return found
