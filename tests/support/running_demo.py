"""A demo process for tests, as a newcomer starts it."""

import http.client
import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.embedded_postgres.processes import command_line
from tests.support.processes import PATIENCE, wait_until

PROJECT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 600.0
# One process of the test run has the demo; the others leave its tests to it.
ONE_DEMO = pytest.mark.xdist_group("demo")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class RunningDemo:
    """A demo process and where to find what it says."""

    var_dir: Path
    port: int
    process: "subprocess.Popen[bytes]"
    output: Path

    def says(self, text: str) -> bool:
        return text in self.output.read_text()

    def mail_address(self) -> str:
        """Where the terminal says that sent mail is shown."""
        (found,) = re.findall(r"/demo/mail/[0-9a-f]{32}/", self.output.read_text())
        return str(found)

    def status(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    def page(self, address: str) -> tuple[int, str]:
        """Status and text of a page; no text of a file or of a redirect."""
        status, content, kind = self._read(address)
        return status, content.decode() if kind == "text/html" else ""

    def file(self, address: str) -> bytes:
        """The bytes of a file that is there."""
        status, content, _kind = self._read(address)
        assert status == 200, f"{address}: {status}"
        return content

    def _read(self, address: str) -> tuple[int, bytes, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            return response.status, response.read(), response.headers.get_content_type()
        finally:
            connection.close()

    def children(self, words: str) -> list[int]:
        """The demo's own processes that run this."""
        found = (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
        return [pid for pid in found if words in command_line(pid) and parent_of(pid) == self.process.pid]


def parent_of(pid: int) -> int:
    try:
        return int(re.findall(r"^PPid:\t(\d+)$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)[0])
    except (OSError, IndexError):
        return 0


def start(var_dir: Path, port: int) -> RunningDemo:
    var_dir.mkdir(parents=True, exist_ok=True)
    output = var_dir / "terminal.txt"
    # A database of somebody's real site must not be touched.
    environment = os.environ | {"VAR_DIR": str(var_dir), "PORT": str(port)}
    environment["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/none"
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "portal.demo", "run"],
            cwd=PROJECT,
            env=environment,
            stdout=file,
            stderr=file,
        )
    demo = RunningDemo(var_dir, port, process, output)
    wait_until(lambda: demo.says("is ready") or process.poll() is not None, seconds=START_SECONDS)
    assert demo.says("is ready"), output.read_text()
    return demo
