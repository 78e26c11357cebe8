"""What stands between a fresh clone and its first command."""

import ast
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from portal import bootstrap
from portal.bootstrap import CannotGoOn

PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder, its path with a space, that the bootstrap takes for its own."""
    root = tmp_path / "a clone"
    root.mkdir()
    (root / "portal" / "locks").mkdir(parents=True)
    for name in ("uv", "runtime", "dev"):
        (root / "portal" / "locks" / f"{name}.txt").write_text(f"# {name}\n")
    monkeypatch.setattr(bootstrap, "ROOT", root)
    monkeypatch.setattr(bootstrap, "VENV", root / ".venv")
    (root / ".venv").mkdir()
    return root


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The groups that were installed, in order; nothing is fetched."""
    groups: list[str] = []
    monkeypatch.setattr(bootstrap, "environment_works", lambda _python: True)
    monkeypatch.setattr(bootstrap, "install", lambda group, _python: groups.append(group))
    return groups


def test_old_python_can_read_the_bootstrap() -> None:
    ast.parse((PROJECT / "portal" / "bootstrap.py").read_text(), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (2, 7, 18)])
def test_old_python_is_told_in_a_sentence(version: tuple[int, int, int]) -> None:
    name = ".".join(str(part) for part in version)

    with pytest.raises(CannotGoOn, match=rf"^The portal needs Python 3\.11 or newer; this is {name}\. "):
        bootstrap.check_python(version)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 1), (4, 0, 0)])
def test_newer_python_will_do(version: tuple[int, int, int]) -> None:
    bootstrap.check_python(version)


def test_missing_venv_is_told_with_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(CannotGoOn, match=rf"apt install python3\.{sys.version_info.minor}-venv$"):
        bootstrap.check_venv_module()


def test_folder_that_cannot_be_written_is_told(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        # Root may write everywhere but on a read-only disk, which says so in the same way.
        monkeypatch.setattr(os, "access", lambda path, _mode: path != str(clone))
    else:
        clone.chmod(0o500)

    with pytest.raises(CannotGoOn, match=r"a clone cannot be written by this user"):
        bootstrap.check_writable()


def test_environment_of_another_user_is_told(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: not path.endswith(".venv"))

    with pytest.raises(CannotGoOn, match=r"\.venv cannot be written"):
        bootstrap.check_writable()


def test_packages_are_installed_once(clone: Path, installed: list[str]) -> None:
    bootstrap.prepare("runtime", "python")
    bootstrap.prepare("runtime", "python")

    assert installed == ["runtime"]


def test_packages_of_the_tests_include_those_of_the_site(clone: Path, installed: list[str]) -> None:
    bootstrap.prepare("dev", "python")
    bootstrap.prepare("runtime", "python")
    bootstrap.prepare("dev", "python")

    assert installed == ["dev"]


def test_changed_lock_is_installed(clone: Path, installed: list[str]) -> None:
    bootstrap.prepare("runtime", "python")
    bootstrap.lock_file("runtime").write_text("Django==6.0\n")
    bootstrap.prepare("runtime", "python")

    assert installed == ["runtime", "runtime"]


def test_packages_of_the_tests_stay_when_the_site_is_prepared_after_a_change(
    clone: Path, installed: list[str]
) -> None:
    bootstrap.prepare("dev", "python")
    bootstrap.lock_file("dev").write_text("Django==6.0\n")
    bootstrap.prepare("runtime", "python")

    assert installed == ["dev", "dev"]


def test_installation_that_was_cut_short_is_redone(
    clone: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short(_group: str, _python: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "install", cut_short)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.prepare("runtime", "python")

    bootstrap.prepare("runtime", "python")

    assert installed == ["runtime"]


def test_environment_whose_python_is_gone_is_made_anew(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[list[str]] = []
    (clone / ".venv" / "bin").mkdir()
    python = clone / ".venv" / "bin" / "python"
    python.symlink_to(clone / "no such python")

    def call(command: list[str], **_options: object) -> int:
        made.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(bootstrap, "install", lambda _group, _python: None)

    bootstrap.prepare("runtime", str(python))

    assert [command[1:4] for command in made] == [["-m", "venv", "--clear"]]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that an installation runs, after the first word; all succeed, nothing is fetched."""
    run: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        run.append(command[1:])
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    return run


def test_uv_and_every_package_are_installed_by_hash(clone: Path, commands: list[list[str]]) -> None:
    bootstrap.install("dev", "python")

    by_pip, tidying, by_uv = commands
    assert tidying == ["-m", "uv", "pip", "uninstall", "--quiet", "--python", "python", "setuptools"]
    assert (by_pip[:4], by_uv[:4]) == (["-m", "pip", "install", "--quiet"], ["-m", "uv", "pip", "sync"])
    assert [command[-2:] for command in (by_pip, by_uv)] == [
        [str(clone / "portal" / "locks" / f"{name}.txt"), "--require-hashes"] for name in ("uv", "dev")
    ]


def test_nothing_is_built_from_sources(clone: Path, commands: list[list[str]]) -> None:
    bootstrap.install("dev", "python")

    by_pip, _tidying, by_uv = commands
    assert by_pip[by_pip.index("--only-binary") + 1] == ":all:"
    assert "--no-build" in by_uv


def test_failed_installation_says_how_to_go_on(clone: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bootstrap.lock_file("uv").write_text("this is no requirement\n")

    with pytest.raises(CannotGoOn, match=r"could not be installed; the lines above say why"):
        bootstrap.install("runtime", sys.executable)

    said = capfd.readouterr().err
    assert "Invalid requirement" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("file", "folder", "trusts"),
    [
        ("/etc/certificates.pem", None, True),
        (None, "full", True),
        (None, "empty", False),
        (None, None, False),
    ],
)
def test_uv_trusts_whom_the_system_trusts_where_it_knows_somebody(
    file: str | None, folder: str | None, trusts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "somebody.pem").touch()
    (tmp_path / "empty").mkdir()
    paths = SimpleNamespace(cafile=file, capath=folder and str(tmp_path / folder))
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)

    assert ("UV_SYSTEM_CERTS" in bootstrap.environment_of_uv({})) is trusts
    assert bootstrap.environment_of_uv({"UV_SYSTEM_CERTS": "0"}) == {"UV_SYSTEM_CERTS": "0"}


def test_named_browser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", sys.executable)

    assert bootstrap.program("Chromium") == sys.executable


def test_wrongly_named_browser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", "/no/such/browser")

    with pytest.raises(CannotGoOn, match=r"CHROMIUM_PATH names /no/such/browser"):
        bootstrap.program("Chromium")


@pytest.mark.parametrize(
    ("apt", "user", "installs", "says"),
    [
        ("/usr/bin/apt-get", 0, True, "sudo apt-get install chromium"),
        ("/usr/bin/apt-get", 1000, False, "sudo apt-get install chromium"),
        (None, 0, False, "your system's way to install Chromium"),
    ],
)
def test_missing_browser_is_installed_by_root_else_told(
    apt: str | None, user: int, installs: bool, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: apt if name == "apt-get" else None)
    monkeypatch.setattr(subprocess, "call", lambda command, **_options: calls.append(command[1]))

    with pytest.raises(CannotGoOn, match=says):
        bootstrap.program("Chromium")

    # The browser without windows first; a system that does not have it has the other one.
    assert calls == (["update", "install", "install"] if installs else [])


def test_unknown_action_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["nonsense"]) == 2
    assert "demo-reset" in capsys.readouterr().err
