import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from certifications.source_watch.queries import polite_web
from certifications.source_watch.queries.polite_web import KeptOutError, PoliteWeb
from portal.shared.outbound import web_request
from portal.shared.outbound.web_request import NotReachedError
from tests.support.web_sites import (
    SiteAnswer,
    SiteRequest,
    WebSite,
    page,
    redirect,
    silent_site,
    web_site,
)


@pytest.fixture
def web() -> PoliteWeb:
    return PoliteWeb(lambda: None)


class Clock:
    """Time that passes where somebody waits, and nowhere else."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The watch's time."""
    given = Clock()
    monkeypatch.setattr(polite_web, "time", given)
    return given


def note_when_asked(site: WebSite, clock: Clock, answers: dict[str, SiteAnswer]) -> list[float]:
    """Let a site answer so; the moments at which it is asked."""
    asked: list[float] = []

    def respond(request: SiteRequest) -> SiteAnswer:
        asked.append(clock.now)
        return answers[request.path]

    site.pages |= dict.fromkeys(answers, respond)
    return asked


def robots(text: str, status: int = 200) -> SiteAnswer:
    return SiteAnswer(text.encode(), status, {"Content-Type": "text/plain"})


def reason(web: PoliteWeb, url: str) -> str:
    with pytest.raises(NotReachedError) as refused:
        web.read(url, {})
    return refused.value.reason


def test_page_is_read_by_a_visitor_who_says_whom_to_write_to(site: WebSite, web: PoliteWeb) -> None:
    site.pages["/exam?a=b"] = page("180 questions")
    read = web.read(site.url("/exam?a=b"), {"If-None-Match": '"1"'})

    assert b"180 questions" in read.answer.body
    assert read.moved_to == ""
    asked = site.requests[-1].headers
    assert asked["User-Agent"] == "LearningPortalSourceWatch/1.0 (+mailto:watch@example.org)"
    assert (asked["Host"], asked["If-None-Match"], asked["Accept-Encoding"]) == (site.name, '"1"', "identity")


def test_robots_are_asked_once_and_obeyed(site: WebSite, web: PoliteWeb) -> None:
    site.pages |= {
        "/robots.txt": robots("User-agent: *\nDisallow: /private/\n"),
        "/open": page("yes"),
        "/private/fees": page("no"),
    }
    web.read(site.url("/open"), {})
    with pytest.raises(KeptOutError):
        web.read(site.url("/private/fees"), {})

    assert [request.path for request in site.requests] == ["/robots.txt", "/open"]


def test_robots_may_name_the_watch_alone(site: WebSite, web: PoliteWeb) -> None:
    site.pages["/robots.txt"] = robots("User-agent: LearningPortalSourceWatch\nDisallow: /\n")
    with pytest.raises(KeptOutError):
        web.read(site.url("/open"), {})


@pytest.mark.parametrize("status", [500, 503, 403, 429])
def test_host_whose_robots_cannot_be_read_is_left_alone(site: WebSite, web: PoliteWeb, status: int) -> None:
    site.pages |= {"/robots.txt": robots("", status), "/open": page("yes")}
    assert reason(web, site.url("/open")) == "robots"
    assert site.asked_for() == []


def test_robots_of_the_host_that_a_redirect_leads_to_count_as_well(
    site: WebSite, web: PoliteWeb, settings: Any
) -> None:
    with web_site() as other:
        settings.SOURCE_WATCH_TEST_SITES = [site.name, other.name]
        site.pages["/old"] = redirect(other.url("/new"))
        other.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /new\n"), "/new": page("no")}
        with pytest.raises(KeptOutError):
            web.read(site.url("/old"), {})
        assert other.asked_for() == []


def test_permanent_redirects_say_where_the_page_is_now(site: WebSite, web: PoliteWeb) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect(site.url("/c"), 308), "/c": page("here")}
    assert web.read(site.url("/a"), {}).moved_to == site.url("/c")


def test_redirect_to_what_is_no_address_is_not_followed(site: WebSite, web: PoliteWeb) -> None:
    site.pages["/a"] = redirect("http://[::1")
    assert reason(web, site.url("/a")) == "address"


@pytest.mark.parametrize("line", ["Crawl-delay: ²", "Disallow: //[a"])
def test_robots_that_make_no_sense_are_as_robots_that_cannot_be_read(
    site: WebSite, web: PoliteWeb, line: str
) -> None:
    site.pages |= {"/robots.txt": robots(f"User-agent: *\n{line}\n"), "/a": page("180")}
    assert reason(web, site.url("/a")) == "robots"


def test_page_that_is_elsewhere_for_now_has_not_moved(site: WebSite, web: PoliteWeb) -> None:
    site.pages |= {"/a": redirect("/b", 302), "/b": redirect("/c"), "/c": page("here")}
    read = web.read(site.url("/a"), {"If-None-Match": '"1"'})
    assert (read.moved_to, b"here" in read.answer.body) == ("", True)
    assert "If-None-Match" not in site.requests[-1].headers


def test_redirects_without_end_are_given_up(site: WebSite, web: PoliteWeb) -> None:
    site.pages["/a"] = redirect("/a")
    assert reason(web, site.url("/a")) == "redirects"
    assert len(site.asked_for()) == polite_web.MOST_REDIRECTS + 1


@pytest.fixture
def inner(site: WebSite) -> Iterator[WebSite]:
    """Another site of this machine, which the watch may not open."""
    with web_site() as started:
        started.pages["/secret"] = page("secret")
        yield started


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",  # noqa: S104 - an address that is asked for, not listened on
    ],
)
def test_nothing_on_this_machine_is_reached_by_whatever_name_not_even_by_a_redirect(
    site: WebSite, inner: WebSite, web: PoliteWeb, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(web_request_ports(), "http", inner.port)
    url = f"http://{host}/secret"
    site.pages["/old"] = redirect(url)

    assert reason(web, url) == "address"
    assert reason(web, site.url("/old")) == "address"
    assert inner.requests == []


def web_request_ports() -> dict[str, int]:
    """The usual ports: the other site listens on one of them for a test."""
    from portal.shared.outbound import addresses

    return addresses.PORTS


def test_other_ports_and_other_schemes_are_no_way_in(site: WebSite, inner: WebSite, web: PoliteWeb) -> None:
    for number, url in enumerate((inner.url("/secret"), "file:///etc/passwd", "ftp://example.org/")):
        site.pages[f"/{number}"] = redirect(url)
        assert reason(web, site.url(f"/{number}")) == "address"
    assert inner.requests == []


def test_name_is_resolved_once_and_each_of_its_addresses_must_be_public(
    web: PoliteWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def resolve(host: str, port: int, **_kinds: Any) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", (number, port)) for number in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert reason(web, "http://two-faced.example/") == "address"
    assert asked == ["two-faced.example"]


def test_host_without_an_address_is_not_reached(web: PoliteWeb) -> None:
    assert reason(web, "http://no-such-host.invalid/") == "name"


@pytest.mark.parametrize("is_told", [True, False])
def test_page_that_is_too_large_is_not_read_to_its_end(site: WebSite, web: PoliteWeb, is_told: bool) -> None:
    sent = []

    def pieces() -> Iterator[bytes]:
        for _piece in range(160):
            sent.append(1)
            yield b"x" * 65536

    length = {"Content-Length": str(160 * 65536)} if is_told else {}
    site.pages["/large"] = SiteAnswer(pieces, headers={"Content-Type": "text/html", **length})
    assert reason(web, site.url("/large")) == "size"


def test_silent_server_is_given_up(
    web: PoliteWeb, settings: Any, monkeypatch: pytest.MonkeyPatch, site: WebSite
) -> None:
    monkeypatch.setattr(web_request, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(web_request, "READ_SECONDS", 0.2)
    with silent_site() as port:
        settings.SOURCE_WATCH_TEST_SITES = [f"127.0.0.1:{port}"]
        assert reason(web, f"http://127.0.0.1:{port}/") == "time"


@pytest.mark.parametrize("is_in_head", [True, False])
def test_server_that_sends_a_byte_now_and_then_is_cut_off(
    site: WebSite, web: PoliteWeb, monkeypatch: pytest.MonkeyPatch, is_in_head: bool
) -> None:
    monkeypatch.setattr(web_request, "REQUEST_SECONDS", 0.5)
    ended = threading.Event()

    def drip() -> Iterator[bytes]:
        while not ended.wait(0.05):
            yield b"x"

    site.pages["/slow"] = SiteAnswer(drip)
    if is_in_head:
        # The answer to robots.txt drips as well.
        site.pages["/robots.txt"] = SiteAnswer(drip)
    try:
        assert reason(web, site.url("/slow")) == "time"
    finally:
        ended.set()


def test_host_rests_between_two_requests_and_cancelling_is_heard_meanwhile(
    site: WebSite, settings: Any, clock: Clock
) -> None:
    settings.SOURCE_WATCH_PAUSE_SECONDS = 10.0
    waited: list[float] = []
    web = PoliteWeb(lambda: waited.append(clock.now))
    asked = note_when_asked(site, clock, {"/robots.txt": robots(""), "/a": page("a"), "/b": page("b")})
    web.read(site.url("/a"), {})
    assert web.resting_hosts() == ["127.0.0.1"]
    web.read(site.url("/b"), {})

    assert asked == [0.0, 10.0, 20.0]
    assert waited == [half / 2 for half in range(40)]
    clock.sleep(10.0)
    assert web.resting_hosts() == []


def test_rest_that_robots_ask_for_is_given(site: WebSite, web: PoliteWeb, clock: Clock) -> None:
    answers = {"/robots.txt": robots("User-agent: *\nCrawl-delay: 3\n"), "/a": page("a")}
    asked = note_when_asked(site, clock, answers)
    web.read(site.url("/a"), {})
    web.read(site.url("/a"), {})

    first, second = asked[1:]
    assert second - first == 3.0
