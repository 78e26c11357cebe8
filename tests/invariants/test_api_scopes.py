"""A leaked token finds only what its scopes allow: every operation × every scope alone, and other proofs."""

import base64
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from portal.shared.rest.problem_types import FORBIDDEN, NOT_SIGNED_IN, SCOPE_MISSING
from portal.shared.rest.problems import type_address
from portal.shared.rest.scopes import SCOPES, Scope
from portal.users.models import User
from tests.factories.tokens import bearer, expire, make_access_token
from tests.invariants.api_scopes import OPERATIONS, Terms, Whose
from tests.support.api_description import present_description
from tests.support.api_operations import Operation, operations_of
from tests.support.cast import Actor, make_person

pytestmark = pytest.mark.django_db
REFUSALS = {type_address(kind): kind.key for kind in (FORBIDDEN, NOT_SIGNED_IN, SCOPE_MISSING)}
IN, ABSENT = "let in", "not found"
# What stands before the token: such a header is told what is wrong with it, at every address.
WITHOUT_BEARER = ("", "Token ")
IN_ADDRESS, AS_ATTEMPT = "in the address", "as that of an attempt"


@pytest.fixture(autouse=True)
def _unlimited(settings: Settings) -> None:
    settings.ADDRESS_LIMIT_FACTOR = settings.SITE_LIMIT_FACTOR = 1e6


@pytest.fixture(scope="module")
def operations() -> tuple[Operation, ...]:
    """What the code describes, whether the promised description has it yet or not."""
    return operations_of(present_description())


@dataclass(frozen=True, slots=True)
class Things:
    """Addresses of what an operation is about: one's own thing, somebody else's, and one that is not there.
    The same for all where nobody owns it.
    """

    own: str
    of_other: str
    absent: str


def asked(operation: Operation, path: str, headers: Mapping[str, str]) -> str:
    """What somebody gets with these headers, in a word. Nothing that the request changes remains."""
    body = {} if operation.example is None else {"data": operation.example}
    with transaction.atomic():
        response = getattr(Client(raise_request_exception=False), operation.method)(
            path, **body, content_type="application/json", headers=headers
        )
        if response.streaming:
            response.getvalue()
        transaction.set_rollback(True)
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"failed with {response.status_code}"
    if response.status_code == HTTPStatus.NOT_FOUND:
        return ABSENT
    if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return REFUSALS.get(response.json()["type"], "refused otherwise")
    return IN


def own_address(operation: Operation, terms: Terms, person: User) -> str:
    """Make a thing of this person; where it is, or where nothing is."""
    return terms.path(cast_of(person)) if terms.path else operation.path({})


def things(operation: Operation, terms: Terms, person: User, other: User) -> Things:
    """Make them, within a transaction that the caller takes back."""
    absent = operation.path({})
    if terms.path is None:
        return Things(absent, absent, absent)
    own = own_address(operation, terms, person)
    if terms.whose is Whose.ALL:
        return Things(own, own, absent)
    query = own.partition("?")[2]
    return Things(own, terms.path(cast_of(other)), f"{absent}?{query}" if query else absent)


def cast_of(person: User) -> dict[str, Actor]:
    """A cast in which one person is everybody that things are made for."""
    return dict.fromkeys(("learner", "editor", "administrator"), Actor(person, Client()))


def wanted(terms: Terms, scope: Scope | None, place: str, *, may_all: bool) -> str | None:
    """What a token of this scope alone gets; None where only a refusal by scope would be wrong."""
    if terms.scope is not None and scope != terms.scope:
        return SCOPE_MISSING.key
    if terms.scope and terms.needs_role and SCOPES[terms.scope].permissions and not may_all:
        return FORBIDDEN.key
    if terms.path is None:
        return None
    if place == "of_other" and terms.whose is Whose.OWNER_OR_ROLE:
        return IN if may_all else ABSENT
    return IN if place == "own" or (terms.whose is Whose.ALL and place == "of_other") else ABSENT


def faults(operations: tuple[Operation, ...], ask: Callable[[Operation, Terms], Iterator[str]]) -> list[str]:
    """Sentences about all operations; what is made for one is gone before the next."""
    found = []
    logging.disable(logging.CRITICAL)
    try:
        for operation in operations:
            with transaction.atomic():
                found += [f"{operation.name} {said}" for said in ask(operation, OPERATIONS[operation.name])]
                transaction.set_rollback(True)
    finally:
        logging.disable(logging.NOTSET)
    return found


def scope_faults(operations: tuple[Operation, ...], person: User, other: User, *, may_all: bool) -> list[str]:
    """Where a token of one scope, or of none, gets something else than the table says."""
    tokens = {scope: make_access_token(person, *([scope] if scope else []))[1] for scope in (None, *Scope)}

    def ask(operation: Operation, terms: Terms) -> Iterator[str]:
        there = things(operation, terms, person, other)
        places = {"own": there.own, "of_other": there.of_other, "absent": there.absent}
        # One address is enough of what everybody gets.
        by_path = {path: place for place, path in reversed(places.items())}
        for path, place in by_path.items():
            for scope, text in tokens.items():
                got = asked(operation, path, bearer(text))
                right = wanted(terms, scope, place, may_all=may_all)
                if got != right if right else got not in {IN, ABSENT}:
                    yield f"with {scope or 'no scope'}, {place}: {got}, the table says {right or IN}"

    return faults(operations, ask)


def test_every_operation_has_a_row(operations: tuple[Operation, ...]) -> None:
    assert sorted(OPERATIONS) == sorted(operation.name for operation in operations)


def test_things_of_an_address_are_made(operations: tuple[Operation, ...]) -> None:
    """An operation about one thing, behind a scope, would not be asked about any otherwise."""
    without = [
        operation.name
        for operation in operations
        if operation.arguments and OPERATIONS[operation.name].scope and not OPERATIONS[operation.name].path
    ]
    assert without == []


def test_tokens_of_one_who_may_do_everything_open_their_scope_alone(
    operations: tuple[Operation, ...], other_learner: Actor
) -> None:
    person = make_person("all@example.org", is_superuser=True)

    assert scope_faults(operations, person, other_learner.person, may_all=True) == []


def test_tokens_of_a_learner_open_no_more_than_a_learner_may(
    operations: tuple[Operation, ...], learner: Actor, other_learner: Actor
) -> None:
    assert scope_faults(operations, learner.person, other_learner.person, may_all=False) == []


def test_wrong_row_is_caught(
    operations: tuple[Operation, ...],
    learner: Actor,
    other_learner: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = replace(OPERATIONS["outcomes_retrieve"], scope=Scope.OUTCOMES_SHARE)
    monkeypatch.setitem(OPERATIONS, "outcomes_retrieve", row)
    one = tuple(operation for operation in operations if operation.name == "outcomes_retrieve")

    found = scope_faults(one, learner.person, other_learner.person, may_all=False)

    assert "outcomes_retrieve with outcomes:read, own: let in, the table says scope-missing" in found
    assert "outcomes_retrieve with outcomes:share, own: scope-missing, the table says let in" in found


def broken_tokens(person: User) -> dict[str, Mapping[str, str]]:
    """Headers with a token of every scope that opens nothing any more, or never did."""
    expired, of_expired = make_access_token(person, *Scope)
    expire(expired)
    revoked, of_revoked = make_access_token(person, *Scope)
    revoked.delete()
    gone = make_person("gone@example.org", is_superuser=True)
    _token, of_gone = make_access_token(gone, *Scope)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    _token, good = make_access_token(person, *Scope, lifetime=timedelta(days=1))
    texts = {
        "expired": of_expired,
        "revoked": of_revoked,
        "of a deactivated person": of_gone,
        "unknown": "lpt_" + "0" * 64,
        "cut off": good[:-1],
        "twice": f"{good} {good}",
        "in capitals": good.upper(),
    }
    return {kind: bearer(text) for kind, text in texts.items()}


def misplaced_tokens(person: User, good: str) -> dict[str, Mapping[str, str]]:
    """Headers with a good token where nobody looks for one."""
    basic = base64.b64encode(f"{person.email}:{good}".encode()).decode()
    return {
        "no token": {},
        IN_ADDRESS: {},
        **{kind: {"Authorization": f"{kind}{good}"} for kind in WITHOUT_BEARER},
        "as Basic": {"Authorization": f"Basic {basic}"},
        "as a key": {"X-API-Key": good},
        "as a cookie": {"Cookie": f"sessionid={good}; token={good}"},
        AS_ATTEMPT: {"Attempt-Token": good[-43:]},
    }


def test_tokens_that_are_over_or_none_open_nothing(operations: tuple[Operation, ...]) -> None:
    person = make_person("all@example.org", is_superuser=True)
    sent = broken_tokens(person)

    def ask(operation: Operation, terms: Terms) -> Iterator[str]:
        path = own_address(operation, terms, person)
        for kind, headers in sent.items():
            got = asked(operation, path, headers)
            if got != NOT_SIGNED_IN.key:
                yield f"with a token that is {kind}: {got}"

    assert faults(operations, ask) == []


def without_account(terms: Terms, kind: str) -> set[str]:
    """What visitors get, whatever they send instead of a token; of somebody's attempt they learn nothing."""
    if terms.needs_token or kind in WITHOUT_BEARER:
        return {NOT_SIGNED_IN.key}
    if terms.scope is None:
        return {IN, ABSENT}
    if terms.is_open and kind == IN_ADDRESS:
        # Refused, as a parameter that is not there.
        return {IN}
    if terms.is_open or (terms.by_attempt and kind == AS_ATTEMPT):
        return {ABSENT} if terms.path else {IN, ABSENT}
    return {NOT_SIGNED_IN.key}


def test_token_in_the_wrong_place_is_none(operations: tuple[Operation, ...]) -> None:
    person = make_person("all@example.org", is_superuser=True)
    _token, good = make_access_token(person, *Scope)
    sent = misplaced_tokens(person, good)

    def ask(operation: Operation, terms: Terms) -> Iterator[str]:
        path = own_address(operation, terms, person)
        sign = "&" if "?" in path else "?"
        for kind, headers in sent.items():
            there = f"{path}{sign}access_token={good}" if kind == IN_ADDRESS else path
            got = asked(operation, there, headers)
            if got not in without_account(terms, kind):
                yield f"{kind}: {got}"

    assert faults(operations, ask) == []
