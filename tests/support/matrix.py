"""Every address of the site, and what each of the cast gets there.

`addresses()` walks the resolver, so nothing can be forgotten: an address that the table does not name is a
fault. tests/invariants/url_table.py is the table.
"""

import itertools
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils.regex_helper import normalize

from tests.support.cast import Actor

Method = Literal["get", "post"]
Cast = Mapping[str, Actor]
# A status, or where a redirect leads: to the sign-in page, to the admin's own front (which is how Wagtail
# refuses staff), or to any other place.
Answer = int | Literal["login", "admin", "away"]

OUTSIDERS = ("visitor", "learner", "other_learner")
STAFF = ("editor", "moderator", "report_viewer", "administrator")
ROLES = (*OUTSIDERS, *STAFF)

# Values for arguments that name nothing that exists, one of which fits any pattern.
_SAMPLES = {
    "int": "999999",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "path": "x/y",
    "anything": "x/y",
    # Wagtail takes the numbers of snippets as text, and fails on any other.
    "str": "999999",
    "slug": "x",
}
_REGEX_SAMPLES = ("999999", "x", "x/", "live", "x-y", "")
_ROUTE_ARGUMENT = re.compile(r"<(?:(?P<converter>[^>:]+):)?[^>]+>")


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern of the resolver: its qualified name (its route when unnamed) and a path that matches it."""

    name: str
    path: str
    takes_arguments: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What each role gets at an address.

    `get` and `post` are one answer for all, or one per role with "*" for the rest. `path` makes the objects
    that the address is about, out of the cast, and returns the path to ask for.
    """

    get: Answer | Mapping[str, Answer]
    post: Answer | Mapping[str, Answer]
    path: Callable[[Cast], str] | None = None

    def answer(self, method: Method, role: str) -> Answer:
        """What this role is to get."""
        answers = self.get if method == "get" else self.post
        if isinstance(answers, Mapping):
            return answers[role] if role in answers else answers["*"]
        return answers


# Several entries for one address show it with several objects.
Table = Mapping[str, tuple[Entry, ...]]


def addresses(urlconf: str | None = None) -> list[Address]:
    """Every address of a URLconf, the site's own when none is named."""
    return list(_walk(get_resolver(urlconf), (), ()))


def unlisted(found: Sequence[Address], table: Table, areas: Mapping[str, object]) -> list[str]:
    """Names of addresses that neither the table nor an area (a prefix of paths) covers."""
    return [
        address.name for address in found if address.name not in table and area_of(address, areas) is None
    ]


def gone(found: Sequence[Address], table: Table) -> list[str]:
    """Names in the table that no address has any more."""
    return sorted(set(table) - {address.name for address in found})


def area_of(address: Address, areas: Mapping[str, object]) -> str | None:
    """The longest prefix among `areas` that the address lies under, or None."""
    return max((prefix for prefix in areas if address.path.startswith(prefix)), key=len, default=None)


def ask(client: Client, method: Method, path: str) -> Answer:
    """What this browser gets; nothing that the request changes remains."""
    with _undone(client):
        response: Any = client.get(path) if method == "get" else client.post(path)
        if response.streaming:
            response.getvalue()  # the client closes a file when it has been read
        return answer_of(response)


def answer_of(response: HttpResponseBase) -> Answer:
    """The status of a response, or where it redirects to."""
    if response.status_code not in {301, 302, 303, 307, 308}:
        return response.status_code
    target = urlsplit(response["Location"]).path
    if target in {reverse("account_login"), reverse("admin_login")}:
        return "login"
    return "admin" if target == reverse("wagtailadmin_home") else "away"


def table_faults(cast: Cast, found: Sequence[Address], table: Table) -> list[str]:
    """Sentences for every address of the table where somebody gets something else than is written."""
    return [
        fault
        for address in found
        for entry in table.get(address.name, ())
        for fault in _entry_faults(cast, address, entry)
    ]


def open_doors(client: Client, found: Sequence[Address], refusals: frozenset[Answer]) -> list[str]:
    """Sentences for every address that answers this browser with anything but a refusal, by GET or POST."""
    methods: tuple[Method, ...] = ("get", "post")
    return [
        f"{address.name}: {method} {address.path} is {got}"
        for address, method in itertools.product(found, methods)
        if (got := ask(client, method, address.path)) not in refusals
    ]


def shut_doors(client: Client, found: Sequence[Address], refusals: frozenset[Answer]) -> list[str]:
    """Sentences for every address without arguments that refuses this browser's GET."""
    return [
        f"{address.name}: get {address.path} is {got}"
        for address in found
        if not address.takes_arguments and (got := ask(client, "get", address.path)) in refusals
    ]


def _entry_faults(cast: Cast, address: Address, entry: Entry) -> list[str]:
    """Ask for everybody in the cast; the entry's objects are made once and gone afterwards."""
    methods: tuple[Method, ...] = ("get", "post")
    faults = []
    with transaction.atomic():
        path = entry.path(cast) if entry.path else address.path
        for role, method in itertools.product(cast, methods):
            got, wanted = ask(cast[role].client, method, path), entry.answer(method, role)
            if got != wanted:
                faults.append(f"{address.name}: {method} {path} as {role} is {got}, the table says {wanted}")
        transaction.set_rollback(True)
    return faults


@contextmanager
def _undone(client: Client) -> Iterator[None]:
    cookies = client.cookies.output(header="", sep=";")
    logging.disable(logging.CRITICAL)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        logging.disable(logging.NOTSET)
        client.cookies.clear()
        client.cookies.load(cookies)


def _walk(resolver: URLResolver, above: tuple[Any, ...], spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        patterns = (*above, entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, patterns, (*spaces, entry.namespace) if entry.namespace else spaces)
        else:
            yield _address(entry, patterns, spaces)


def _address(entry: URLPattern, patterns: tuple[Any, ...], spaces: tuple[str, ...]) -> Address:
    route = "".join(str(pattern) for pattern in patterns)
    path = "/" + "".join(_sample(pattern) for pattern in patterns)
    takes_arguments = any(
        pattern.converters if isinstance(pattern, RoutePattern) else pattern.regex.groups
        for pattern in patterns
    )
    return Address(":".join((*spaces, entry.name)) if entry.name else route, path, takes_arguments)


def _sample(pattern: RoutePattern | RegexPattern) -> str:
    """Text that the pattern matches."""
    if isinstance(pattern, RoutePattern):
        return _ROUTE_ARGUMENT.sub(lambda found: _SAMPLES[found["converter"] or "str"], str(pattern))
    for form, names in normalize(str(pattern)):
        for values in itertools.product(_REGEX_SAMPLES, repeat=len(names)):
            text = form % dict(zip(names, values, strict=True))
            if re.search(str(pattern), text):
                return str(text)
    raise LookupError(f"No sample fits {pattern}; add one to _REGEX_SAMPLES.")
