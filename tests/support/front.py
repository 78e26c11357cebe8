"""The site as production runs it: the portal's own nginx configuration in front of granian."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from portal.bootstrap import find_program
from portal.media.models import PortalDocument
from tests.support.database import with_database
from tests.support.processes import PATIENCE, wait_until
from tests.support.repository import ROOT
from tests.support.running_demo import free_port
from tests.support.served import answers

CONFIGURATION = ROOT / "docs" / "operations" / "nginx" / "portal.conf"
THREADS = 4
# More than systems keep of an answer that nobody reads.
LARGE = 24 * 1024 * 1024
EXPORT = "/large-export/"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True, slots=True)
class Front:
    """Ports of this machine: nginx, what is behind it, and where that says that it lives."""

    port: int
    web: int
    health: int


@contextmanager
def front(folder: Path) -> Iterator[Front]:
    """Start nginx, and behind it granian with four web threads on the test's database; end both."""
    web, health = free_port(), free_port()
    with _started(_web(web), _environment(folder, health)), before(folder, web, health) as made:
        wait_until(lambda: answers(web))
        yield made


@contextmanager
def before(folder: Path, web: int, health: int, *, more: str = "") -> Iterator[Front]:
    """Start nginx before whatever listens on these ports, with `more` in its site; end it."""
    made = Front(free_port(), web, health)
    with _started(nginx(folder, _addresses(made), _site(folder, made.port) + more), dict(os.environ)):
        wait_until(lambda: listens(made.port))
        yield made


def listens(port: int) -> bool:
    """Whether anything takes connections there."""
    try:
        connected(port).close()
    except OSError:
        return False
    return True


def nginx(folder: Path, addresses: str, site: str, *more: str) -> list[str]:
    """The command that runs the portal's nginx with these addresses and this site.

    Raises:
        RuntimeError: there is no nginx; says how to install it.
    """
    program = find_program("nginx")
    if not program:
        raise RuntimeError("No nginx found. Install it with “apt-get install nginx-light” or set NGINX_PATH.")
    (folder / "portal").mkdir(parents=True, exist_ok=True)
    (folder / "portal" / "addresses.conf").write_text(addresses)
    (folder / "portal" / "site.conf").write_text(site)
    places = "\n".join(f"    {name}_temp_path {folder}/{name};" for name in TEMPORARY)
    main = folder / "nginx.conf"
    main.write_text(
        f"pid {folder}/nginx.pid;\nerror_log stderr crit;\n{'user root;' if os.geteuid() == 0 else ''}\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\n{places}\n    include {CONFIGURATION};\n}}\n"
    )
    return [program, "-p", str(folder), "-c", str(main), "-g", "daemon off;", *more]


def _addresses(made: Front) -> str:
    return (
        f"upstream portal_web {{ server 127.0.0.1:{made.web}; keepalive 16; }}\n"
        f"upstream portal_health {{ server 127.0.0.1:{made.health}; }}\n"
    )


def _site(folder: Path, port: int) -> str:
    return f"listen 127.0.0.1:{port};\nserver_name localhost;\nroot {folder};\nerror_log stderr crit;\n"


def _web(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"),
        *("--workers", "1", "--blocking-threads", str(THREADS)),
        *("--host", "127.0.0.1", "--port", str(port), "portal.wsgi:application"),
    ]


def _environment(folder: Path, health: int) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.support.settings_behind_nginx",
        "DATABASE_URL": with_database(os.environ["DATABASE_URL"], connection.settings_dict["NAME"]),
        "DOCUMENTS_BY_NGINX": "true",
        "HEALTH_ADDRESS": f"127.0.0.1:{health}",
        "VAR_DIR": str(folder),
    }


@contextmanager
def _started(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def connected(port: int, *, source: str = "127.0.0.1", receives: int | None = None) -> socket.socket:
    """A connection from an address of this machine; `receives`: bytes that wait for its reader at most."""
    made = socket.socket()
    if receives is not None:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
    made.settimeout(PATIENCE)
    made.bind((source, 0))
    try:
        made.connect(("127.0.0.1", port))
    except OSError:
        made.close()
        raise
    return made


def slow_post(
    port: int, *, source: str = "127.0.0.1", headers: Mapping[str, str] | None = None
) -> socket.socket:
    """A post whose body never comes, but for its first byte; with a cookie, so that the site reads it."""
    made = connected(port, source=source)
    lines = (
        "POST /accounts/login/ HTTP/1.1",
        "Host: localhost",
        f"Cookie: {settings.CSRF_COOKIE_NAME}={'a' * 32}",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 1000",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
    )
    made.sendall("\r\n".join((*lines, "", "x")).encode())
    return made


def slow_reader(port: int, path: str) -> socket.socket:
    """Asks for a file, and reads none of it."""
    made = connected(port, receives=4096)
    made.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return made


def slow_header(port: int) -> socket.socket:
    """A request whose header never ends."""
    made = connected(port)
    made.sendall(b"GET / HTTP/1.1\r\nHost: local")
    return made


def large_document(folder: Path) -> str:
    """The address of a document that is on the disk of the site."""
    path = folder / "media" / "documents" / "large.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.4" + bytes(LARGE))
    document = PortalDocument.objects.create(title="Large", file="documents/large.pdf")
    return str(document.url)


def is_silent(port: int, seconds: float = 0.5) -> bool:
    """Whether the web threads answer nobody for so long."""
    with connected(port) as waiting:
        waiting.settimeout(seconds)
        waiting.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try:
            return not waiting.recv(1)
        except TimeoutError:
            return True
