"""What speaks against a certification, and what keeps somebody from it (docs/algorithms/outgrown.md).

A `case` is a dict: `person`, `world` (of what is held in truth), `as_of`, `all` (certifications by slug),
`counsel`, `definition`, and `known` (entries found before).
"""

from collections.abc import Callable

from tests.second_evaluator import Document
from tests.second_evaluator.engine3.entry import by_training, entry_of, holding

NEEDING_ONE = {"pick-one", "pick-one-first", "pick-one-ladder", "successor"}
EDUCATION = {"": None, "secondary": 1, "degree": 3}
Also = tuple[str, ...]


def entry(slug: str, case: Document, also: Also = ()) -> Document:
    """The entry of a certification for somebody who holds more."""
    key = (slug, frozenset(also))
    if key not in case["known"]:
        case["known"][key] = entry_of(case["all"][slug], holding(case["world"], also))
    found: Document = case["known"][key]
    return found


def around(region: str, case: Document) -> list[str]:
    """A region and those that it is within, from the narrowest."""
    wider = {one["key"]: one.get("within", "") for one in case["counsel"].get("regions", [])}
    region = region or min((key for key, within in wider.items() if not within), default="")
    found: list[str] = []
    while region and region not in found:
        found.append(region)
        region = wider.get(region, "")
    return found


def may_be_in(region: str, case: Document) -> bool:
    """Whether somebody who told a region may be in a narrower one."""
    chain, person = around(region, case), case["person"]
    if person["region"] not in chain:
        return False
    return not person["others"] & set(chain[: chain.index(person["region"])])


def rivals(slug: str, case: Document) -> set[str]:
    """The others of groups of which somebody needs one."""
    groups = [one["slugs"] for one in case["counsel"].get("rivals", []) if one["rule"] in NEEDING_ONE]
    return {other for group in groups if slug in group for other in group} - {slug}


def is_bookable(one: Document, case: Document) -> bool:
    return one["status"] == "active" and any(day >= case["as_of"] for day in one["bookings"])


def speaks_against(slug: str, case: Document, also: Also) -> str:
    """Why a certification is of no use to somebody; empty where nothing says so."""
    for strength, usual in (("never", "outgrown"), ("discourage", "discouraged")):
        rows = [
            row
            for row in case["counsel"].get("outgrowing", [])
            if row["slug"] == slug and row["strength"] == strength
        ]
        for when in dict.fromkeys(row["when"] for row in rows):
            if holds(when, [row for row in rows if row["when"] == when], case, also):
                return "wrong_role" if when in {"in_role", "not_in_role"} else usual
    return ""


def holds(when: str, rows: list[Document], case: Document, also: Also) -> bool:
    """Whether all conditions of one kind, taken together, hold."""
    person = case["person"]
    named = {row.get("named", "") for row in rows}
    held = {*case["world"].expiries, *also}
    roles = set(person["roles"])
    regions = {*around(person["region"], case)}
    checks: dict[str, Callable[[], bool]] = {
        "holds": lambda: bool(named & held),
        "may_enter": lambda: any(
            by_training(entry(slug, case, also)) for slug in sorted(named & set(case["all"]))
        ),
        "months_at_least": lambda: any(has_months(row, person) for row in rows),
        "months_below": lambda: any(
            not held & set(row.get("unless_held", [])) and is_below(row, person) for row in rows
        ),
        "nobody_new": lambda: True,
        "entry_unknown": lambda: True,
        "lacks": lambda: not named & held,
        "outside_region": lambda: (
            bool(person["region"])
            and not named & regions
            and not any(may_be_in(region, case) for region in named)
        ),
        "without": lambda: not named & person["circumstances"],
        "in_role": lambda: bool(roles) and roles <= named,
        "not_in_role": lambda: not roles & named,
    }
    return checks[when]()


def months_in_all(kind: str, person: Document) -> int | None:
    """Months of a kind where they are a number."""
    own = person["months"].get(kind, {"all": None})["all"]
    return own if isinstance(own, int) else None


def has_months(row: Document, person: Document) -> bool:
    own = months_in_all(row.get("kind", ""), person)
    level = EDUCATION[row.get("education", "")]
    learned = level is None or (isinstance(person["education"], int) and person["education"] >= level)
    return own is not None and own >= row.get("months", -1) and learned


def is_below(row: Document, person: Document) -> bool:
    own = months_in_all(row.get("kind", ""), person)
    return own is None or own < row.get("months", -1)


def kept_from(slug: str, case: Document, also: Also = ()) -> str:
    """The placement that keeps somebody from a certification; empty where nothing does."""
    one, held = case["all"][slug], case["world"].expiries
    against = speaks_against(slug, case, also)
    roles = [role for role in case["counsel"].get("roles", []) if role["slug"] in case["person"]["roles"]]
    is_misfit = bool(roles) and all(slug in role.get("misfits", []) for role in roles)
    in_order = (
        ("held", slug in held),
        ("announced", one["status"] == "announced-or-early"),
        ("superseded", one["status"] == "being-superseded"),
        ("not_bookable", not is_bookable(one, case)),
        (against, against in {"outgrown", "wrong_role"}),
        ("wrong_role", is_misfit),
        ("rival_held", bool(rivals(slug, case) & set(held))),
    )
    return next((placement for placement, holds in in_order if holds), against)
