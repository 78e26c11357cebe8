"""How a demo is ended, and what it refuses to begin with. A stand-in serves in place of the site."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal import embedded_postgres
from portal.demo import supervisor
from portal.demo.files import DemoError, DemoFiles
from tests.support.processes import PATIENCE, processes_naming, wait_until
from tests.support.running_demo import ONE_DEMO, PROJECT, free_port

STAND_IN = """
import os, signal, sys
from pathlib import Path
from portal.demo import supervisor
from portal.demo.children import Program

SERVE = '''
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
'''

def programs(files, port):
    return (Program("web server", (sys.executable, "-c", SERVE, str(port)), files.logs / "web.log"),)

# Whoever runs the suite under nohup hands down that hang-ups are ignored, and the demo would honour that.
if "nohup" not in sys.argv:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
supervisor.programs = programs
supervisor.Supervisor._prepare = lambda self, environment: None
# Not by print: it fails when the signal comes in the middle of another one.
signal.signal(signal.SIGUSR1, lambda *_details: os.write(1, b"still here\\n"))
sys.exit(supervisor.run(Path.cwd(), Path(sys.argv[1]), sys.argv[2]))
"""

LAST_LINE = "Ctrl-C ends the demo and keeps its data; make demo-reset starts over.\n"


@pytest.fixture(scope="module")
def stand_in_var_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A VAR_DIR for demos with a stand-in for the site, one after the other."""
    var_dir = tmp_path_factory.mktemp("stand in") / "var"
    yield var_dir
    wait_until(lambda: not embedded_postgres.is_owned(var_dir))
    embedded_postgres.remove(var_dir)


@ONE_DEMO
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_every_way_to_end_it_is_an_orderly_one(how: signal.Signals, stand_in_var_dir: Path) -> None:
    with start_stand_in(stand_in_var_dir) as process:
        process.send_signal(how)
        process.communicate(timeout=PATIENCE)

    assert process.returncode == 0
    wait_until(lambda: processes_naming(str(stand_in_var_dir)) == [])


@ONE_DEMO
def test_closed_window_ends_the_demo_that_ran_in_it_alone(stand_in_var_dir: Path) -> None:
    window, terminal = os.openpty()
    with start_stand_in(stand_in_var_dir, stdin=terminal) as process:
        os.close(terminal)
        os.close(window)
        process.communicate(timeout=PATIENCE)

    assert process.returncode == 0


@ONE_DEMO
def test_demo_started_with_nohup_outlives_its_terminal(stand_in_var_dir: Path) -> None:
    with start_stand_in(stand_in_var_dir, "nohup") as process:
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGUSR1)
        assert process.stdout is not None
        # The signal may come while the last line is being written: then an empty one comes before the answer.
        assert next(line for line in process.stdout if line.strip()) == "still here\n"
        process.terminate()
        process.communicate(timeout=PATIENCE)

    assert process.returncode == 0


@contextmanager
def start_stand_in(
    var_dir: Path, *before: str, stdin: int = subprocess.DEVNULL
) -> Iterator["subprocess.Popen[str]"]:
    """A demo whose web server is ten lines long, ready to be ended; killed when it has not ended."""
    with subprocess.Popen(
        [*before, sys.executable, "-c", STAND_IN, str(var_dir), str(free_port()), *before],
        cwd=PROJECT,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert any("is ready" in line for line in process.stdout)
            while process.stdout.readline() != LAST_LINE:
                pass
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "eighty", "80 ", "٨٠"])
def test_port_that_is_none_is_told(text: str) -> None:
    with pytest.raises(DemoError, match="must be a number from 1 to 65535"):
        supervisor.parse_port(text)


def test_port_of_the_system_is_told_to_ordinary_users(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)

    with pytest.raises(DemoError, match="may not listen on port 80"):
        supervisor.check_port(80)


def test_settings_of_a_real_site_do_not_reach_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in supervisor.NOT_INHERITED:
        monkeypatch.setenv(name, "real")
    monkeypatch.setenv("SECRET_KEY", "real")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "portal.settings.production")

    environment = supervisor.environment_of_children(DemoFiles(tmp_path), 8123)

    assert "real" not in environment.values()
    assert environment["DJANGO_SETTINGS_MODULE"] == "portal.settings.dev"
    assert environment["BASE_URL"] == "http://127.0.0.1:8123"
