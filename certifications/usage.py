"""Who uses a fact: asked before an editor changes one.

Rooms above the catalogue keep what rests on a fact (an assessment's plan, a comparison's prose). Each
registers here a function that answers for its own rows, so that the catalogue asks without knowing them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class FactUse:
    """A place where a fact is used: what the editor calls it, and where it is edited (empty: nowhere)."""

    title: str
    url: str


FactUser = Callable[[str, str], tuple[FactUse, ...]]

fact_users: Port[str, FactUser] = Port("users of facts")


def uses_of_fact(certification_slug: str, key: str) -> tuple[FactUse, ...]:
    """Every registered use of a certification's fact, in the order of registration.

    Costs what the registered functions cost: one query each, as a rule.
    """
    return tuple(use for _name, find_uses in fact_users for use in find_uses(certification_slug, key))
