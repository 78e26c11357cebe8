"""The demo as a newcomer runs it: one real start, then everything that can happen to it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal import embedded_postgres
from portal.embedded_postgres import Layout
from tests.support.processes import processes_naming, runs, wait_until
from tests.support.running_demo import ONE_DEMO, PROJECT, RunningDemo, free_port, start


@pytest.fixture
def demo(running_demo: RunningDemo) -> RunningDemo:
    """A running demo, shared with other modules: whoever ends it starts it again."""
    return running_demo


def run_again(
    demo: RunningDemo, *, port: int | None = None, action: str = "run", elsewhere: bool = False
) -> str:
    """What another start says, which must not get far."""
    var_dir = demo.var_dir.with_name("elsewhere") if elsewhere else demo.var_dir
    done = subprocess.run(
        [sys.executable, "-m", "portal.demo", action],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"VAR_DIR": str(var_dir), "PORT": str(port or demo.port)},
    )
    assert done.returncode == 1
    assert done.stderr == ""
    return done.stdout


@ONE_DEMO
def test_ready_demo_serves_the_loaded_site(demo: RunningDemo) -> None:
    addresses = (
        "/",
        "/catalogue/pmp/",
        demo.mail_address(),
        "/static/css/foundation.css",
    )

    assert {address: demo.status(address) for address in addresses} == dict.fromkeys(addresses, 200)


@ONE_DEMO
def test_terminal_names_addresses_and_accounts(demo: RunningDemo) -> None:
    said = demo.output.read_text()

    assert f"http://127.0.0.1:{demo.port}/admin/" in said
    assert f"http://127.0.0.1:{demo.port}{demo.mail_address()}" in said
    assert demo.status("/demo/mail/") == 404
    people = re.findall(
        r"^  (\w[\w ]+?) +([\w-]+@example\.org) +[a-z2-9]{4}(?:-[a-z2-9]{4}){2}$", said, re.MULTILINE
    )
    assert [title for title, _email in people] == [
        "Editor",
        "Moderator",
        "Second moderator",
        "Report viewer",
        "Administrator",
        "Learner",
    ]


@ONE_DEMO
def test_second_demo_of_the_folder_says_where_the_first_runs(demo: RunningDemo) -> None:
    assert f"runs already: http://127.0.0.1:{demo.port}/" in run_again(demo, port=free_port())


@ONE_DEMO
def test_taken_port_is_told_before_anything_starts(demo: RunningDemo) -> None:
    said = run_again(demo, elsewhere=True)

    assert said == (
        f"Port {demo.port} is taken by another program. Choose another: PORT={demo.port + 1} make demo\n"
    )


@ONE_DEMO
def test_reset_refuses_while_the_demo_runs(demo: RunningDemo) -> None:
    assert "End it there with Ctrl-C" in run_again(demo, action="reset")
    assert demo.status("/") == 200


@ONE_DEMO
@pytest.mark.parametrize("words", ["granian", "--queue default", "--queue heavy"])
def test_killed_part_is_started_again(demo: RunningDemo, words: str) -> None:
    (killed,) = demo.children(words)

    os.kill(killed, signal.SIGKILL)

    wait_until(lambda: killed not in demo.children(words) and len(demo.children(words)) == 1)
    wait_until(lambda: demo.status("/health/live") == 200)


@ONE_DEMO
def test_killed_database_is_back_and_the_site_with_it(demo: RunningDemo) -> None:
    killed = int((Layout.of(demo.var_dir).data / "postmaster.pid").read_text().split("\n", 1)[0])

    os.kill(killed, signal.SIGKILL)

    wait_until(lambda: not runs(killed))
    wait_until(lambda: demo.status("/health/ready") == 200)
    assert demo.status("/accounts/login/") == 200


@ONE_DEMO
def test_killed_keeper_of_the_database_is_replaced(demo: RunningDemo) -> None:
    before = Layout.of(demo.var_dir).read_address()
    assert before is not None

    os.kill(before.owner_pid, signal.SIGKILL)

    wait_until(lambda: demo.says("The database's keeper ended"))
    wait_until(lambda: embedded_postgres.is_owned(demo.var_dir))
    wait_until(lambda: demo.status("/health/ready") == 200)


@ONE_DEMO
def test_ctrl_c_leaves_no_process_and_the_next_start_finds_its_data(demo: RunningDemo) -> None:
    accounts = (demo.var_dir / "demo-accounts.json").read_text()
    address = Layout.of(demo.var_dir).read_address()
    assert address is not None

    demo.process.send_signal(signal.SIGINT)

    assert demo.process.wait(30) == 0
    wait_until(lambda: processes_naming(str(demo.var_dir)) == [])
    assert not Path(address.host).exists()
    demo.process = start(demo.var_dir, demo.port).process
    assert (demo.var_dir / "demo-accounts.json").read_text() == accounts
    assert demo.status("/catalogue/") == 200


@ONE_DEMO
def test_killed_demo_leaves_no_process(demo: RunningDemo) -> None:
    """Runs last: it ends the demo for good."""
    demo.process.kill()

    demo.process.wait(30)
    wait_until(lambda: processes_naming(str(demo.var_dir)) == [])
