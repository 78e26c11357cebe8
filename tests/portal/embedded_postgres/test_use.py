"""Using the embedded database, with real servers."""

import os
import subprocess
from pathlib import Path

from portal import embedded_postgres
from portal.embedded_postgres import Layout
from portal.embedded_postgres.locks import FileLock
from tests.support.embedded import (
    IS_ROOT,
    Use,
    answers,
    ask,
    close_and_wait,
    end,
    first_line,
    hold_a_lease,
    server_pid,
    tell,
)
from tests.support.processes import runs, wait_until


def test_first_use_makes_a_database_with_a_fixed_locale(use_new: Use) -> None:
    lease = use_new()

    assert ask(
        lease, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'portal'"
    ) == ("bC.UTF-8")
    assert ask(lease, "SELECT upper('ärger')") == "ÄRGER"
    assert ask(lease, "SHOW timezone") == "UTC"
    assert ask(lease, "SHOW listen_addresses") == ""


def test_socket_folder_and_data_are_closed_to_other_users(use: Use, var_dir: Path) -> None:
    lease = use()
    folders = [Path(lease.address.host), Layout.of(var_dir).cluster]

    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700, 0o700]
    assert Layout.of(var_dir).address_file.stat().st_mode & 0o777 == 0o600
    if IS_ROOT:
        nobody = {"user": 65534, "group": 65534, "extra_groups": []}
        listing = subprocess.run(["ls", lease.address.host], capture_output=True, check=False, **nobody)  # type: ignore[call-overload]  # keywords of Popen
        assert listing.returncode != 0
    else:
        assert folders[0].stat().st_uid == os.geteuid()


def test_data_of_an_earlier_use_is_there_at_the_next(use: Use, var_dir: Path) -> None:
    lease = use()
    tell(lease, "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 42 AS answer")
    close_and_wait(lease, var_dir)

    assert ask(use(), "SELECT answer FROM kept") == 42


def test_server_ends_with_its_last_user_and_leaves_no_trace(use: Use, var_dir: Path) -> None:
    first, second = use(), use()
    assert first.address == second.address
    pid = server_pid(var_dir)

    first.close()
    assert not FileLock(Layout.of(var_dir).users_lock).try_take(), "the keeper sees a user left"
    assert answers(second)
    close_and_wait(second, var_dir)

    wait_until(lambda: not runs(pid))
    assert not Path(second.address.host).exists()
    assert not Layout.of(var_dir).address_file.exists()


def test_two_commands_at_once_share_one_server(new_var_dir: Path) -> None:
    commands = [hold_a_lease(new_var_dir), hold_a_lease(new_var_dir)]
    try:
        keepers = {first_line(command) for command in commands}
        assert len(keepers) == 1
        # The one that had it started goes first, and the other is not cut off.
        for command in commands:
            assert embedded_postgres.is_owned(new_var_dir)
            command.communicate("")
    finally:
        for command in commands:
            end(command)
    wait_until(lambda: not embedded_postgres.is_owned(new_var_dir))


def test_killed_command_leaves_no_server(var_dir: Path) -> None:
    command = hold_a_lease(var_dir)
    keeper = int(first_line(command))
    pid = server_pid(var_dir)

    end(command)

    wait_until(lambda: not runs(pid) and not runs(keeper))
