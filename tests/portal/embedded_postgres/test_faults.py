"""What may happen to the embedded database, with real servers."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal import embedded_postgres
from portal.embedded_postgres import EmbeddedPostgresError, Layout, account, binaries, server
from portal.embedded_postgres.processes import start_tied
from tests.support.embedded import Use, answers, ask, server_pid, tell
from tests.support.processes import runs, wait_until


def test_killed_server_is_started_again_at_the_same_address(use: Use, var_dir: Path) -> None:
    lease = use(disposable=False)
    tell(lease, "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 42 AS answer")
    killed = server_pid(var_dir)

    os.kill(killed, signal.SIGKILL)

    wait_until(lambda: not runs(killed))
    wait_until(lambda: answers(lease))
    assert ask(lease, "SELECT answer FROM kept") == 42


def test_killed_keeper_takes_its_server_along_and_another_takes_over(use: Use, var_dir: Path) -> None:
    lease = use()
    killed = server_pid(var_dir)

    os.kill(lease.address.owner_pid, signal.SIGKILL)

    wait_until(lambda: not lease.is_good())
    if sys.platform == "linux":
        wait_until(lambda: not runs(killed))
    successor = use()
    assert not runs(killed)
    assert successor.address.owner_pid != lease.address.owner_pid
    assert successor.address.host == lease.address.host, "running programs know this address"
    assert ask(successor, "SELECT 1") == 1


def test_keeper_that_is_asked_to_end_stops_its_server(use: Use, var_dir: Path) -> None:
    lease = use()
    pid = server_pid(var_dir)

    os.kill(lease.address.owner_pid, signal.SIGTERM)

    wait_until(lambda: not runs(pid) and not runs(lease.address.owner_pid))


def test_removed_run_folder_leads_to_one_server_not_two(use: Use, var_dir: Path) -> None:
    old = use()
    shutil.rmtree(Layout.of(var_dir).run)

    new = use()

    wait_until(lambda: not runs(old.address.owner_pid))
    wait_until(lambda: answers(new))
    assert ask(new, "SELECT 1") == 1


def test_pid_file_naming_a_stranger_is_not_believed(use: Use, var_dir: Path) -> None:
    ids = account.server_account()
    # As PostgreSQL's own user, because that is whom PostgreSQL would believe.
    stranger = subprocess.Popen(["sleep", "60"], user=ids.uid if ids else None)
    try:
        pid_file = Layout.of(var_dir).data / "postmaster.pid"
        pid_file.write_text(f"{stranger.pid}\n{Layout.of(var_dir).data}\n")
        if ids:
            ids.own(pid_file)

        assert ask(use(), "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_server_that_outlived_its_keeper_is_ended_first(use: Use, var_dir: Path) -> None:
    ids = account.server_account()
    data = Layout.of(var_dir).data
    with Layout.of(var_dir).log.open("ab") as log:
        survivor = start_tied(
            [
                str(binaries.program_folder(ids) / "postgres"),
                "-D",
                str(data),
                "-c",
                "port=5999",
                "-c",
                "listen_addresses=",
                "-c",
                # A name without a file: the folder's own path may be longer than an address can be.
                f"unix_socket_directories=@portal-survivor-{os.getpid()}",
            ],
            death_signal=signal.SIGINT,
            environment=server.ENVIRONMENT,
            folder=Path("/"),
            output=log,
            account=ids,
        )
    wait_until((data / "postmaster.pid").exists)

    assert ask(use(), "SELECT 1") == 1
    assert survivor.wait(10) == 0


def test_half_made_cluster_is_made_anew(use_new: Use, new_var_dir: Path) -> None:
    partial = Layout.of(new_var_dir).partial
    partial.mkdir(parents=True)
    (partial / "PG_VERSION").write_text("18")

    assert ask(use_new(), "SELECT 1") == 1
    assert not partial.exists()


def test_address_of_another_folders_server_is_not_trusted(use: Use, var_dir: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    theirs = embedded_postgres.use(other, disposable=True)
    try:
        Layout.of(var_dir).make_folders()
        Layout.of(var_dir).write_address(theirs.address)

        ours = use()

        assert ours.address.data_directory == str(Layout.of(var_dir).data)
        assert ask(ours, "SHOW data_directory") == str(Layout.of(var_dir).data)
        assert answers(theirs)
        assert not server.serves(theirs.address, Layout.of(var_dir).data)
    finally:
        theirs.close()
        embedded_postgres.remove(other)


def test_cluster_of_another_version_is_refused_in_words(use_new: Use, new_var_dir: Path) -> None:
    data = Layout.of(new_var_dir).data
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("15\n")

    with pytest.raises(
        EmbeddedPostgresError, match=r"made by PostgreSQL 15, and this is 18.*make demo-reset"
    ):
        use_new()


def test_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(EmbeddedPostgresError, match="cannot be written"):
        embedded_postgres.use(tmp_path / "file" / "var")


def test_server_that_cannot_start_says_why(use: Use, var_dir: Path) -> None:
    settings = Layout.of(var_dir).data / "postgresql.conf"
    before = settings.read_text()
    settings.write_text("no_such_setting = 1\n")
    try:
        with pytest.raises(EmbeddedPostgresError, match=r"(?s)did not start.*no_such_setting") as refusal:
            use()
    finally:
        settings.write_text(before)

    assert "Traceback" not in str(refusal.value)
