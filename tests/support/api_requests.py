"""Requests that the API's description allows, and requests that it does not, made up by schemathesis.

Whatever is asked, the answer is one that the description names: its status, its format, its shape; what the
description forbids is refused, and nothing fails.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Err
from schemathesis.generation.case import Case
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.one_connection import one_connection

CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SCHEMA = "/api/v1/schema/"


@dataclass(slots=True)
class Examined:
    """How many requests were made, what they were answered, and what was wrong with that."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, by the headers they send, and what is known to be there: values for the arguments of
    addresses, by the beginning of the address.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def examine(asker: Asker, examples: int, start: int = 1) -> Examined:
    """Ask every operation `examples` times in each way. Every second allowed request is about something that
    is there. Nothing that a request changes remains.
    """
    examined = Examined()
    with one_connection():
        _examine(asker, examples, start, examined)
    return examined


def _examine(asker: Asker, examples: int, start: int, examined: Examined) -> None:
    schema = schemathesis.openapi.from_wsgi(SCHEMA, _ending(get_wsgi_application()))
    for result in schema.get_all_operations():
        if isinstance(result, Err):
            raise result.err()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                seed(start)(_asked(result.ok(), mode, asker, examined, examples))()
            except Unsatisfiable:
                # There is no request of this kind: an address that takes nothing cannot be asked wrongly.
                continue


def _ending(application: Callable[..., Any]) -> Callable[..., Iterator[bytes]]:
    """The application as servers call it: they close what it answers, schemathesis does not."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        response = application(environ, start_response)
        try:
            content = b"".join(response)
        finally:
            response.close()
        return iter([content])

    return answer


def _asked(
    operation: Any, mode: GenerationMode, asker: Asker, examined: Examined, examples: int
) -> Callable[[], None]:
    is_allowed = mode is GenerationMode.POSITIVE
    ours = {name.lower() for name in asker.headers}

    @settings(
        max_examples=examples,
        phases=(Phase.explicit, Phase.generate),
        deadline=None,
        database=None,
        suppress_health_check=tuple(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        if is_allowed and examined.requests % 2:
            _put_known(case, asker.known)
        with transaction.atomic():
            response = case.call(headers={"Accept-Encoding": "identity", **asker.headers})
            transaction.set_rollback(True)
        # A header of the asker's own takes the place of a made-up one, and may mend what was wrong with it.
        is_wrong = not is_allowed and ours.isdisjoint(name.lower() for name in case.headers or ())
        checks = [*CHECKS, negative_data_rejection] if is_wrong else CHECKS
        examined.requests += 1
        examined.statuses[response.status_code] += 1
        try:
            case.validate_response(response, checks=checks)
        except FailureGroup as fault:
            examined.faults.append(_words(operation, case, response, fault))

    asked: Callable[[], None] = ask
    return asked


def _put_known(case: Case[Any], known: Mapping[str, Mapping[str, str]]) -> None:
    values = next((found for begins, found in _longest_first(known) if case.path.startswith(begins)), {})
    for name in case.path_parameters or {}:
        if name in values:
            case.path_parameters[name] = values[name]


def _longest_first(known: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    return iter(sorted(known.items(), key=lambda pair: -len(pair[0])))


def _words(operation: Any, case: Case[Any], response: Any, fault: FailureGroup) -> str:
    sent = f"{operation.label} {case.path_parameters} {case.query} {case.body!r}"[:400]
    return f"{sent} → {response.status_code} {response.text[:200]}: {[str(one) for one in fault.exceptions]}"[
        :1200
    ]
