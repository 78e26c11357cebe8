"""Prepare this clone for a command and become that command. Run by the Makefile.

Standard library only, and syntax that Python 3.6 reads, so that an old Python gets a sentence
instead of a traceback.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
REQUIREMENTS = {"runtime": ("requirements.txt",), "dev": ("requirements.txt", "requirements-dev.txt")}
# What the tests drive: the variable that names it, names to look for, Debian's package.
PROGRAMS = {
    "Chromium": (
        "CHROMIUM_PATH",
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        "chromium",
    ),
    "LibreOffice": ("SOFFICE_PATH", ("soffice", "libreoffice"), "libreoffice-calc"),
}
# Action: which requirements it needs, and what to run with the environment's Python.
ACTIONS = {
    "demo": ("runtime", ["-m", "portal.demo", "run"]),
    "demo-reset": (None, ["-m", "portal.demo", "reset"]),
    "test": ("dev", ["-m", "pytest", "-n", "CORES", "--dist", "loadgroup"]),
    "check": ("dev", ["-m", "tests.support.checks"]),
    "format": ("dev", ["-m", "tests.support.checks", "--fix"]),
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
    cores = str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    os.chdir(str(ROOT))
    words = [python] + [cores if word == "CORES" else word for word in command] + rest
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


def fingerprint(group: str) -> str:
    """What the requirements of this group say, as a digest."""
    digest = hashlib.sha256()
    for name in REQUIREMENTS[group]:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def prepare(group: str, python: str) -> None:
    """Have the environment with the group's packages; at once when it is complete already.

    The stamp is written last, so an installation that was cut short is taken up again.
    """
    stamp_file = VENV / "portal-stamp.json"
    stamp = read_stamp(stamp_file)
    works = environment_works(python)
    if works and stamp.get(group) == fingerprint(group):
        return
    if not works:
        say("Making the Python environment in .venv …")
        stamp = {}
        code = subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)])  # noqa: S603 - fixed
        if code != 0:
            raise CannotGoOn(f"The environment in {VENV} could not be made; the lines above say why.")
    install(group, python)
    stamp[group] = fingerprint(group)
    if group == "dev":
        stamp["runtime"] = fingerprint("runtime")
    partial = stamp_file.with_suffix(".partial")
    partial.write_text(json.dumps(stamp))
    partial.replace(stamp_file)


def read_stamp(path: Path) -> "dict[str, str]":
    """What is installed, by group; nothing when there is no readable stamp."""
    try:
        return {str(key): str(value) for key, value in json.loads(path.read_text()).items()}
    except (OSError, ValueError, AttributeError):
        return {}


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
    """Install the group's packages, telling how far it is; pip's own words go to a log."""
    requirements = REQUIREMENTS[group][-1]
    say(f"Installing the packages of {requirements}. This happens once and takes a few minutes.")
    log_file = ROOT / "var" / "log" / "setup.log"
    log_file.parent.mkdir(parents=True, exist_ok=True)
    command = [
        python,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--no-warn-script-location",
        "--progress-bar",
        "off",
        "-r",
        str(ROOT / requirements),
    ]
    environment = dict(os.environ, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0")
    lines = []
    with log_file.open("w") as log:
        pip = subprocess.Popen(  # noqa: S603 - a fixed command line
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            universal_newlines=True,
        )
        with pip:
            for line in pip.stdout or ():
                log.write(line)
                lines.append(line)
                report_progress(line, lines)
    if pip.returncode != 0:
        said = "".join(lines[-12:]).strip()
        raise CannotGoOn(
            f"{said}\nThe packages could not be installed; pip's last lines stand above, all of them in "
            f"{log_file}. Is the network up? The same command goes on where this one ended."
        )


def report_progress(line: str, lines: "list[str]") -> None:
    """Say every tenth package that pip looks at, and when it begins to write them."""
    if line.startswith("Collecting "):
        count = sum(1 for known in lines if known.startswith("Collecting "))
        if count % 10 == 0:
            say(f"  {count} packages fetched, now {line.split()[1]}")
    elif line.startswith("Installing collected packages"):
        say("  writing them to .venv")


def find_program(title: str) -> str:
    """A program that the tests drive, or an empty string."""
    variable, names, _package = PROGRAMS[title]
    named = os.environ.get(variable, "")
    if named:
        return named if os.access(named, os.X_OK) else ""
    found = [path for path in map(shutil.which, names) if path]
    return found[0] if found else ""


def program(title: str) -> str:
    """The path of a program that the tests drive, installed first where we may.

    Raises CannotGoOn with the command to run where we may not.
    """
    variable, _names, package = PROGRAMS[title]
    path = find_program(title)
    if path:
        return path
    if os.environ.get(variable):
        raise CannotGoOn(f"{variable} names {os.environ[variable]}, which is no program.")
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        say(f"The tests need {title}: installing Debian's …")
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", package]):
            subprocess.call([apt, *words], env=environment)  # noqa: S603 - a fixed command line
        path = find_program(title)
    if not path:
        command = f"sudo apt-get install {package}" if apt else f"your system's way to install {title}"
        raise CannotGoOn(
            f"The tests need {title}, and there is none. Run this, then make test again: {command}\n"
            f"One in another place: {variable}=/path/to/it make test"
        )
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
