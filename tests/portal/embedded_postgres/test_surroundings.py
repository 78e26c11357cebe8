"""Removal, commands, addresses and accounts of the embedded database."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import environ
import pytest
from psycopg.conninfo import conninfo_to_dict

from portal import embedded_postgres
from portal.embedded_postgres import EmbeddedPostgresError, Layout, account, binaries, server
from portal.embedded_postgres.leftovers import is_server_of
from tests.support.embedded import (
    IS_ROOT,
    PROJECT,
    Use,
    answers,
    close_and_wait,
    server_pid,
)
from tests.support.processes import wait_until


def test_removal_waits_for_users_and_takes_everything(
    use_new: Use, new_var_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = use_new()
    monkeypatch.setattr("portal.embedded_postgres.usage.WAIT_SECONDS", 0.6)
    with pytest.raises(EmbeddedPostgresError, match="in use"):
        embedded_postgres.remove(new_var_dir)
    assert answers(lease)
    close_and_wait(lease, new_var_dir)

    embedded_postgres.remove(new_var_dir)

    assert not Layout.of(new_var_dir).home.exists()


def test_management_command_has_a_server_while_it_runs(var_dir: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"VAR_DIR": str(var_dir), "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    program = (
        "from django.db import connection as c; k = c.cursor(); "
        "k.execute('SHOW data_directory'); print('at', k.fetchone()[0])"
    )

    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", program],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert f"at {Layout.of(var_dir).data}" in done.stdout, done.stderr
    wait_until(lambda: not embedded_postgres.is_owned(var_dir))


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["manage.py"], {}),
        (["manage.py", "--version"], {}),
        (["manage.py", "check"], {}),
        (["manage.py", "migrate", "--help"], {}),
        (["manage.py", "migrate"], {"DATABASE_URL": "postgresql://localhost/site"}),
        (["manage.py", "migrate"], {"DJANGO_SETTINGS_MODULE": "portal.settings.production"}),
    ],
)
def test_commands_that_need_no_embedded_database_start_none(
    arguments: list[str], variables: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"VAR_DIR": str(tmp_path / "var"), **variables}.items():
        monkeypatch.setenv(name, value)

    embedded_postgres.ensure_for_command(arguments)

    assert not (tmp_path / "var").exists()


def test_settings_without_a_server_name_no_server(tmp_path: Path) -> None:
    fields = embedded_postgres.django_database(tmp_path)

    assert not Path(str(fields["HOST"])).exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": "/tmp"}', '{"host": 1, "port": "x"}'])
def test_damaged_address_file_counts_as_none(tmp_path: Path, content: str) -> None:
    layout = Layout.of(tmp_path)
    layout.make_folders()
    layout.address_file.write_text(content)

    assert layout.read_address() is None


def test_url_of_an_odd_socket_folder_is_read_alike_by_all_who_take_urls() -> None:
    address = embedded_postgres.Address("/tmp/Größe A+B%20", 5432, "/data", 1)  # noqa: S108 - never opened

    url = embedded_postgres.database_url(address, "portal")

    assert conninfo_to_dict(url) == {
        "user": "postgres",
        "dbname": "portal",
        "host": "/tmp/Größe A+B%20",  # noqa: S108
        "port": "5432",
    }
    fields = environ.Env.db_url_config(url)
    assert (fields["NAME"], fields["OPTIONS"]) == ("portal", {"host": address.host, "port": 5432})


def test_a_process_counts_as_server_of_its_own_folder_only(use: Use, var_dir: Path) -> None:
    use()
    pid, data = server_pid(var_dir), Layout.of(var_dir).data

    assert is_server_of(pid, data)
    assert not is_server_of(pid, data.with_name("dat"))
    assert not is_server_of(pid, data.parent)
    assert not is_server_of(os.getpid(), data)


def test_long_temporary_folder_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = tmp_path / ("x" * 100)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))

    folder = server._socket_folder(Layout(tmp_path, tmp_path), None)

    assert len(str(folder)) <= server.LONGEST_SOCKET_FOLDER
    assert list(long.iterdir()) == []
    folder.rmdir()


def test_recorded_socket_folder_of_others_is_not_used(tmp_path: Path) -> None:
    layout = Layout.of(tmp_path)
    layout.make_folders()
    open_to_all = tmp_path / "portal-open"
    open_to_all.mkdir(mode=0o755)
    layout.write_address(embedded_postgres.Address(str(open_to_all), 5432, str(layout.data), 1))

    folder = server._socket_folder(Layout(tmp_path, tmp_path), None)

    assert folder != open_to_all
    folder.rmdir()


def test_root_runs_the_server_as_a_user_of_its_own() -> None:
    ids = account.server_account()

    if IS_ROOT:
        assert ids is not None
        assert ids.uid not in (0, os.geteuid())
    else:
        assert ids is None


def test_copied_programs_can_be_run_by_others_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    monkeypatch.setattr(binaries, "SHARED_HOME", shared)
    before = os.umask(0o077)
    try:
        programs = binaries.program_folder(account.Account(12345, 12345))
    finally:
        os.umask(before)

    folders = [folder for folder in (programs, *programs.parents) if folder.is_relative_to(shared)]
    assert [folder for folder in folders if folder.stat().st_mode & 0o777 != 0o755] == []
    assert (programs / "postgres").stat().st_mode & 0o777 == 0o755
    version = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("postgres (PostgreSQL) 18")
    assert binaries.program_folder(account.Account(12345, 12345)) == programs
    assert [path.name for path in programs.parents[3].iterdir()] == [programs.parents[2].name]


def test_missing_useradd_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(account, "_lookup", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda *_a, **_k: None)

    with pytest.raises(EmbeddedPostgresError, match=r"refuses to run as root.*useradd is not installed"):
        account.server_account()


def test_address_file_holds_what_programs_need(use: Use, var_dir: Path) -> None:
    lease = use()

    written = json.loads(Layout.of(var_dir).address_file.read_text())

    assert written == {
        "host": lease.address.host,
        "port": 5432,
        "data_directory": str(Layout.of(var_dir).data),
        "owner_pid": lease.address.owner_pid,
    }
