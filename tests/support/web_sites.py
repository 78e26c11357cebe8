"""Sites on this machine, with real sockets: they answer as a test says, and remember who asked."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """What a site answers: `body` may be sent piece by piece."""

    body: bytes | Callable[[], Iterator[bytes]] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


@dataclass(frozen=True, slots=True)
class SiteRequest:
    """Who asked for what."""

    path: str
    headers: Mapping[str, str]
    body: bytes = b""


Respond = Callable[[SiteRequest], SiteAnswer]


@dataclass(slots=True)
class WebSite:
    """One site. `pages` says what each path answers; others, robots.txt among them, are not there."""

    port: int
    pages: dict[str, SiteAnswer | Respond] = field(default_factory=dict)
    requests: list[SiteRequest] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        """The address of a page."""
        return f"http://{self.name}{path}"

    def asked_for(self) -> list[str]:
        """The paths in the order in which they were asked for, without robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def answer(self, request: SiteRequest) -> SiteAnswer:
        """What a request gets."""
        self.requests.append(request)
        found = self.pages.get(request.path, SiteAnswer(b"", 404))
        return found if isinstance(found, SiteAnswer) else found(request)


def page(text: str, **headers: str) -> SiteAnswer:
    """A page of HTML with a text."""
    body = f"<html><body><p>{text}</p></body></html>".encode()
    return SiteAnswer(body, headers={"Content-Type": "text/html; charset=utf-8", **headers})


def redirect(location: str, status: int = 301) -> SiteAnswer:
    """A way to elsewhere."""
    return SiteAnswer(b"", status, {"Location": location})


@contextmanager
def web_site() -> Iterator[WebSite]:
    """Start a site, and end it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            self._answer(SiteRequest(self.path, dict(self.headers), self.rfile.read(length)))

        def do_GET(self) -> None:
            self._answer(SiteRequest(self.path, dict(self.headers)))

        def _answer(self, request: SiteRequest) -> None:
            answer = site.answer(request)
            with suppress(OSError):
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in [answer.body] if isinstance(answer.body, bytes) else answer.body():
                    self.wfile.write(piece)
                    self.wfile.flush()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = WebSite(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def silent_site() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
