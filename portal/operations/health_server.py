"""Says that a web process lives, beside its web threads: also while every one of these is held."""

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PATH = "/health/live"
# Seconds that somebody who asks has for their request.
PATIENCE = 5.0
# Seconds until it hears that it is to end.
POLL = 0.05


class _Live(BaseHTTPRequestHandler):
    """200 "ok" at one path, as the view says it; nothing else is here. Nothing is logged."""

    timeout = PATIENCE
    server_version, sys_version = "portal", ""

    def do_GET(self) -> None:
        self._answer(b"ok")

    def do_HEAD(self) -> None:
        self._answer(b"")

    def _answer(self, body: bytes) -> None:
        is_here = self.path == PATH
        self.send_response(HTTPStatus.OK if is_here else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(body) if is_here else 0))
        self.end_headers()
        self.wfile.write(body if is_here else b"")

    def log_message(self, format: str, *args: object) -> None:
        """The address of whoever asks is nobody's business."""


class _Server(ThreadingHTTPServer):
    """Every web process of the machine listens on the one address; the kernel asks one of them."""

    allow_reuse_port = True


def serve_liveness(address: str) -> ThreadingHTTPServer:
    """Answer at “host:port” from now on, as long as this process lives.

    Raises:
        ValueError: it is no such address.
        OSError: nobody may listen there.
    """
    host, _colon, port = address.rpartition(":")
    server = _Server((host, int(port)), _Live)
    threading.Thread(target=lambda: server.serve_forever(POLL), name="health", daemon=True).start()
    return server
