"""Requests to the API that nobody thought of: none fails, and each answer is one that the description names.

Tens of thousands that the description allows or forbids are made up by schemathesis, with another seed each
time; beside them stand those that no schema has: broken bodies, headers, addresses and methods. Everybody
asks: visitors, and each role with a token for all that it may do. A fault is repeated by its seed:
`API_SEED=… python -m tests.campaign api_requests`.
"""

import logging
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.test import override_settings

from portal.shared.rest.promise import promised_description
from portal.users.roles import ADMINISTRATORS, EDITORS, REPORT_VIEWERS
from tests.support.api_askers import asker, known_things
from tests.support.api_operations import Operation, operations_of
from tests.support.api_requests import Asker, examine
from tests.support.api_wire import Withstood, withstand
from tests.support.cast import make_person
from tests.support.hostile_requests import HostileRequest, hostile_requests

ROLES = {
    "visitor": None,
    "learner": None,
    "report_viewer": REPORT_VIEWERS,
    "editor": EDITORS,
    "administrator": ADMINISTRATORS,
}
# Of each role; the short form asks as two of them.
REQUESTS_FULL, EXAMPLES_FULL = 10_200, 40
REQUESTS_SHORT, EXAMPLES_SHORT = 1, 1
HOSTILE_SHORT = 400
SHOWN = 40
UNLIMITED = {"ADDRESS_LIMIT_FACTOR": 1e9, "SITE_LIMIT_FACTOR": 1e9}


def run(short: bool) -> list[str]:
    """Ask everything as everybody; returns lines of figures. Seed and faults are said as soon as known.

    Raises:
        RuntimeError: something failed, or was answered otherwise than the description says.
    """
    chosen = int(os.environ.get("API_SEED") or random.randrange(1_000_000_000))  # noqa: S311 - no secret
    _say([f"seed {chosen}"])
    logging.disable(logging.CRITICAL)
    try:
        with override_settings(**UNLIMITED), transaction.atomic():
            lines, faults = _asked(chosen, short)
            transaction.set_rollback(True)
    finally:
        logging.disable(logging.NOTSET)
    if faults:
        raise RuntimeError("\n".join([*lines, f"{len(faults)} faults"]))
    return [*lines, "answers 5xx 0, faults 0"]


def _asked(chosen: int, short: bool) -> tuple[list[str], list[str]]:
    askers = _askers()
    names = ("visitor", "administrator") if short else tuple(askers)
    lines, faults, statuses = [], [], Counter[int]()
    for place, name in enumerate(names):
        for kind in ("hostile", "described"):
            found = (
                _hostile(askers[name], chosen, (place, len(names)), short)
                if kind == "hostile"
                else _made_up(askers[name], chosen + place, short)
            )
            lines.append(f"{name}, {kind} {found.requests}: {_said(found.statuses)}")
            _say(list(dict.fromkeys(found.faults))[:SHOWN])
            statuses += found.statuses
            faults += [f"{name}: {fault}" for fault in found.faults]
    return [*lines, f"requests {statuses.total()}: {_said(statuses)}"], faults


def _say(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _askers() -> dict[str, Asker]:
    """Everybody who asks."""
    learner = make_person("learner@example.org")
    known = known_things(learner)
    found = {"visitor": Asker({}, known), "learner": asker(learner, known)}
    for name, role in ROLES.items():
        if role is not None:
            found[name] = asker(make_person(f"{name}@example.org", role=role), known)
    return found


def _made_up(person: Asker, start: int, short: bool) -> Withstood:
    """What schemathesis makes up, with as many seeds as it takes."""
    most, examples = (REQUESTS_SHORT, EXAMPLES_SHORT) if short else (REQUESTS_FULL, EXAMPLES_FULL)
    total = Withstood()
    round_ = 0
    while total.requests < most:
        found = examine(person, examples, start + 1000 * round_)
        total.requests += found.requests
        total.statuses += found.statuses
        total.faults += [f"seed {start + 1000 * round_}: {fault}" for fault in found.faults]
        round_ += 1
    return total


def _hostile(person: Asker, chosen: int, among: tuple[int, int], short: bool) -> Withstood:
    """Those that no schema has: each by one of the askers, another with another seed."""
    place, of = among
    theirs: Iterator[HostileRequest] = islice(_all_hostile(person), (place + chosen) % of, None, of)
    if short:
        theirs = iter(random.Random(chosen).sample(list(theirs), HOSTILE_SHORT))  # noqa: S311 - no secret
    return withstand(theirs, person.headers)


def _all_hostile(person: Asker) -> Iterator[HostileRequest]:
    for operation in operations_of(promised_description()):
        yield from hostile_requests(operation, _known(person, operation))


def _known(person: Asker, operation: Operation) -> dict[str, str]:
    begins = max(filter(operation.template.startswith, person.known), key=len, default="")
    return dict(person.known.get(begins, {}))


def _said(statuses: Counter[int]) -> str:
    return ", ".join(f"{count} × {status}" for status, count in sorted(statuses.items()))
