"""Pages as a polite visitor reads them: robots.txt is honoured, each host rests between requests."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.robotparser import RobotFileParser

from django.conf import settings

from portal.shared.outbound.addresses import (
    AddressRefusedError,
    WebAddress,
    joined_address,
    web_address,
)
from portal.shared.outbound.web_request import NotReachedError, WebAnswer, WebQuestion, ask_server

AGENT = "LearningPortalSourceWatch"
MOST_REDIRECTS = 5
PAGE_BYTES = 4 * 1024 * 1024
ROBOTS_BYTES = 512 * 1024
# Hosts that a run remembers, and the longest rest that robots.txt can ask for.
MOST_HOSTS = 500
LONGEST_REST_SECONDS = 60.0
WAIT_SECONDS = 0.5
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CLIENT_ERRORS = range(400, 500)
NO_ACCESS = frozenset({401, 403, 429})


class KeptOutError(Exception):
    """The host's robots.txt asks machines not to read this."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The answer after redirects. `moved_to` is the address to which permanent ones lead, or empty."""

    answer: WebAnswer
    moved_to: str


@dataclass(slots=True)
class PoliteWeb:
    """One run of the watch. `wait` is called while a host rests, at least twice a second."""

    wait: Callable[[], None]
    rules: dict[str, RobotFileParser | None] = field(default_factory=dict)
    free_at: dict[str, float] = field(default_factory=dict)

    def resting_hosts(self) -> list[str]:
        """The hosts that were asked a moment ago, without www."""
        now = time.monotonic()
        return [host for host, free_at in self.free_at.items() if free_at > now]

    def read(self, url: str, headers: Mapping[str, str]) -> ReadPage:
        """Read a page, through its redirects.

        Raises:
            KeptOutError: robots.txt of a host on the way keeps machines out.
            NotReachedError: there was no answer that could be read.
        """
        moved_to, is_permanent = "", True
        address = _address(url)
        for _hop in range(MOST_REDIRECTS + 1):
            self._refuse_if_kept_out(address)
            answer = self._request(address, headers, PAGE_BYTES)
            location = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not location:
                return ReadPage(answer, moved_to)
            is_permanent = is_permanent and answer.status in PERMANENT
            address = _redirected(address, location)
            moved_to = address.url if is_permanent else moved_to
            # What a server says of one page says nothing of another.
            headers = {name: value for name, value in headers.items() if not name.startswith("If-")}
        raise NotReachedError("redirects")

    def _refuse_if_kept_out(self, address: WebAddress) -> None:
        rules = self._rules(address)
        if rules is not None and not rules.can_fetch(AGENT, address.url):
            raise KeptOutError(address.host)

    def _rules(self, address: WebAddress) -> RobotFileParser | None:
        """What robots.txt says; None where there is none."""
        if address.origin not in self.rules:
            if len(self.rules) >= MOST_HOSTS:
                self.rules.clear()
            self.rules[address.origin] = self._read_rules(address)
        return self.rules[address.origin]

    def _read_rules(self, address: WebAddress) -> RobotFileParser | None:
        answer = self._robots(address)
        if answer.status in CLIENT_ERRORS and answer.status not in NO_ACCESS:
            return None
        if answer.status != 200:
            # As RFC 9309 has it: a host whose rules cannot be read is left alone.
            raise NotReachedError("robots")
        rules = RobotFileParser()
        try:
            rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        except ValueError as error:
            # A delay that is no number, a path that is no address.
            raise NotReachedError("robots") from error
        return rules

    def _robots(self, address: WebAddress) -> WebAnswer:
        at = _address(f"{address.origin}/robots.txt")
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self._request(at, {}, ROBOTS_BYTES)
            location = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not location:
                return answer
            at = _redirected(at, location)
        raise NotReachedError("robots")

    def _request(self, address: WebAddress, headers: Mapping[str, str], most_bytes: int) -> WebAnswer:
        host = address.host.removeprefix("www.")
        while self.free_at.get(host, 0.0) > time.monotonic():
            self.wait()
            time.sleep(WAIT_SECONDS if self._rest(address) > WAIT_SECONDS else 0.01)
        try:
            return ask_server(
                WebQuestion(
                    address,
                    {"User-Agent": user_agent(), **headers},
                    most_bytes,
                    test_sites=settings.SOURCE_WATCH_TEST_SITES,
                )
            )
        finally:
            if len(self.free_at) >= MOST_HOSTS:
                self.free_at = {host: self.free_at[host] for host in self.resting_hosts()}
            self.free_at[host] = time.monotonic() + self._rest(address)

    def _rest(self, address: WebAddress) -> float:
        rules = self.rules.get(address.origin)
        asked = float(rules.crawl_delay(AGENT) or 0) if rules is not None else 0.0
        return float(max(settings.SOURCE_WATCH_PAUSE_SECONDS, min(asked, LONGEST_REST_SECONDS)))


def user_agent() -> str:
    """Who asks, and whom to write to about it."""
    return f"{AGENT}/1.0 (+{settings.SOURCE_WATCH_CONTACT})"


def _redirected(address: WebAddress, location: str) -> WebAddress:
    try:
        return _address(joined_address(address, location))
    except AddressRefusedError as error:
        raise NotReachedError("address") from error


def _address(url: str) -> WebAddress:
    try:
        return web_address(url, also=settings.SOURCE_WATCH_TEST_SITES)
    except AddressRefusedError as error:
        raise NotReachedError("address") from error
