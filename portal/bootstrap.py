"""Prepare this clone for a command and become that command. Run by the Makefile.

Standard library only, and syntax that Python 3.6 reads, so that an old Python gets a sentence
instead of a traceback.
"""

import fcntl
import hashlib
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
# What the tests drive: the variable that names it, names to look for, Debian's packages. Chromium without
# windows of its own is the same engine for half the work; older systems do not have it.
PROGRAMS = {
    "Chromium": (
        "CHROMIUM_PATH",
        (
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ),
        ("chromium-headless-shell", "chromium"),
    ),
    # Its folder is not on the path of ordinary users.
    "nginx": ("NGINX_PATH", ("nginx", "/usr/sbin/nginx"), ("nginx-light",)),
    # Examples of the API are run as they are written.
    "curl": ("CURL_PATH", ("curl",), ("curl",)),
    "LibreOffice": ("SOFFICE_PATH", ("soffice", "libreoffice"), ("libreoffice-calc",)),
}
# Action: whose packages it needs (portal/locks), and what to run with the environment's Python.
ACTIONS = {
    "demo": ("runtime", ["-m", "portal.demo", "run"]),
    "demo-reset": (None, ["-m", "portal.demo", "reset"]),
    "test": ("dev", ["-m", "pytest", "-n", "WORKERS", "--dist", "loadgroup"]),
    "check": ("dev", ["-m", "tests.support.checks"]),
    "format": ("dev", ["-m", "tests.support.checks", "--fix"]),
    "lock": ("dev", ["-m", "tests.support.locks"]),
    "bench": ("dev", ["-m", "tests.benchmarks"]),
    "campaign": ("dev", ["-m", "tests.campaign"]),
}


class CannotGoOn(Exception):
    """Something is missing that only the user can provide. The message says what to do."""


def say(text: str) -> None:
    """Write a line for the person at the terminal."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def main(arguments: "list[str]") -> int:
    """Prepare what the action needs, then run it in place of this process."""
    action, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if action != "fits" and action not in ACTIONS:
        say(f"Actions: {', '.join(sorted(ACTIONS))}.")
        return 2
    try:
        check_python(sys.version_info[:3])
        check_venv_module()
        if action == "fits":
            return 0
        check_writable()
        return run(action, rest)
    except CannotGoOn as reason:
        say(str(reason))
        return 1


def check_python(version: "tuple[int, ...]") -> None:
    """Raise CannotGoOn for a Python that is too old."""
    if tuple(version[:2]) < OLDEST:
        needed, found = (".".join(str(part) for part in parts) for parts in (OLDEST, version))
        raise CannotGoOn(
            f"The portal needs Python {needed} or newer; this is {found}. Install a newer one, or name one: "
            "PYTHON=/path/to/python3 make demo"
        )


def check_venv_module() -> None:
    """Raise CannotGoOn where Python came without the parts that make environments."""
    try:
        import ensurepip  # noqa: F401 - Debian packs it apart
        import venv  # noqa: F401 - as above
    except ImportError as error:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        raise CannotGoOn(
            f"This Python ({sys.executable}) cannot make a virtual environment, because its venv module is "
            f"missing. On Debian and Ubuntu: apt install {package}"
        ) from error


def check_writable() -> None:
    """Raise CannotGoOn unless the project's folder, and what we keep in it, can be written."""
    for path in (ROOT, VENV, ROOT / "var"):
        if path.exists() and not os.access(str(path), os.W_OK):
            raise CannotGoOn(
                f"The folder {path} cannot be written by this user. The portal keeps its environment and its "
                "data in its own folder: clone it to a place of yours, or change the folder's owner."
            )


def run(action: str, rest: "list[str]") -> int:
    """Become the action's command."""
    group, command = ACTIONS[action]
    python = sys.executable
    if group is not None:
        python = str(VENV / "bin" / "python")
        with SetupLock():
            prepare(group, python)
    if action == "test":
        for title, (variable, _names, _package) in sorted(PROGRAMS.items()):
            os.environ[variable] = program(title)
    if action == "campaign" and os.environ.get("SHORT", "") not in ("", "0"):
        rest = ["--short", *rest]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    # One more than cores: tests that wait for a browser, a server or a lost worker leave theirs to others.
    workers = str(cores + 1)
    # A command starts many processes of Python; without caches each would compile every module anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.chdir(str(ROOT))
    words = [python] + [workers if word == "WORKERS" else word for word in command] + rest
    sys.stdout.flush()
    os.execv(python, words)  # noqa: S606 - a fixed command line
    return 0


class SetupLock:
    """Two commands at once in one clone: the second waits until the first has prepared."""

    def __enter__(self) -> None:
        path = ROOT / "var" / "run" / "setup.lock"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Waiting for another command that is preparing this clone …")
            fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_details: object) -> None:
        self._file.close()


def lock_file(name: str) -> Path:
    """The file that names every package of a group with its hashes; `make lock` writes it."""
    return ROOT / "portal" / "locks" / f"{name}.txt"


def prepare(group: str, python: str) -> None:
    """Have the environment hold what the group's lock says; at once when it does already.

    The packages of the tests include those of the site, so they stay when a command needs fewer. The
    stamp is written last: an installation that was cut short is taken up again.
    """
    stamp = VENV / "portal-stamp"
    installed = stamp.read_text() if stamp.exists() else ""
    works = environment_works(python)
    if works and installed.startswith("dev "):
        group = "dev"
    wanted = f"{group} {hashlib.sha256(lock_file(group).read_bytes()).hexdigest()}"
    if works and installed == wanted:
        return
    if not works:
        say("Making the Python environment in .venv …")
        code = subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)])  # noqa: S603 - fixed
        if code != 0:
            raise CannotGoOn(f"The environment in {VENV} could not be made; the lines above say why.")
    install(group, python)
    stamp.write_text(wanted)


def environment_works(python: str) -> bool:
    """Whether .venv has a Python that runs, is new enough and has pip: its base may have been removed."""
    if not Path(python).exists():
        return False
    probe = f"import pip, sys; sys.exit(sys.version_info < {OLDEST!r})"
    code = subprocess.call(  # noqa: S603 - a fixed command line
        [python, "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return code == 0


def install(group: str, python: str) -> None:
    """Bring the environment in line with the group's lock: pip fetches uv, uv the rest, both by hash.

    Nothing is built: what builds a package would be fetched without a hash. setuptools, which Python 3.11
    puts into each environment, goes: no lock names it, and the version is old.

    Raises CannotGoOn when one of them fails; what it said stands on the terminal.
    """
    say(f"Installing the packages of portal/locks/{group}.txt. This happens once.")
    environment = environment_of_uv(dict(os.environ, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0"))
    quietly = ("--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:")
    by_hash = "--require-hashes"
    pip = ["pip", "install", *quietly, "--requirement", str(lock_file("uv")), by_hash]
    tidy = ["uv", "pip", "uninstall", "--quiet", "--python", python, "setuptools"]
    uv = ["uv", "pip", "sync", "--no-build", "--python", python, str(lock_file(group)), by_hash]
    for words in (pip, tidy, uv):
        command = [python, "-m", *words]
        if subprocess.call(command, env=environment, cwd=str(ROOT)) != 0:  # noqa: S603 - a fixed command line
            raise CannotGoOn(
                "The packages could not be installed; the lines above say why. Is the network up? "
                "The same command goes on where this one ended."
            )


def environment_of_uv(environment: "dict[str, str]") -> "dict[str, str]":
    """The environment in which uv trusts whom the system trusts, as pip does; where it has a list of them."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile or (paths.capath and os.listdir(paths.capath)):  # noqa: PTH208 - an old Python reads this
        environment.setdefault("UV_SYSTEM_CERTS", "1")
    return environment


def find_program(title: str) -> str:
    """A program that the tests drive, or an empty string."""
    variable, names, _packages = PROGRAMS[title]
    named = os.environ.get(variable, "")
    if named:
        return named if os.access(named, os.X_OK) else ""
    found = [path for path in map(shutil.which, names) if path]
    return found[0] if found else ""


def program(title: str) -> str:
    """The path of a program that the tests drive, installed first where we may.

    Raises CannotGoOn with the command to run where we may not.
    """
    variable, _names, packages = PROGRAMS[title]
    path = find_program(title)
    if path:
        return path
    if os.environ.get(variable):
        raise CannotGoOn(f"{variable} names {os.environ[variable]}, which is no program.")
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        say(f"The tests need {title}: installing Debian's …")
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        install = ["install", "-y", "-q", "--no-install-recommends"]
        for words in (["update", "-q"], *([*install, package] for package in packages)):
            subprocess.call([apt, *words], env=environment)  # noqa: S603 - a fixed command line
            path = find_program(title)
            if path:
                break
    if not path:
        command = f"sudo apt-get install {packages[-1]}" if apt else f"your system's way to install {title}"
        raise CannotGoOn(
            f"The tests need {title}, and there is none. Run this, then make test again: {command}\n"
            f"One in another place: {variable}=/path/to/it make test"
        )
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
