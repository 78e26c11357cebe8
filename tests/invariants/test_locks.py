"""The locks hold what the requirement files compile to. `make lock` writes them; no test asks an index."""

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.repository import ROOT

LOCKS = ROOT / "portal" / "locks"
FILES = {"runtime": ("requirements.txt",), "dev": ("requirements.txt", "requirements-dev.txt")}
RENEW = "Run make lock, and commit what it wrote."


def requirements(text: str) -> Iterator[Requirement]:
    """What a requirement file or a lock asks for, without hashes, remarks and references to other files."""
    for line in text.splitlines():
        said = line.split("#")[0].rstrip(" \\")
        if said and not said.lstrip().startswith("-"):
            yield Requirement(said)


def asked(name: str) -> list[Requirement]:
    """What the requirement files of a lock ask for."""
    return [found for file in FILES[name] for found in requirements((ROOT / file).read_text())]


def locked(name: str) -> dict[str, str]:
    """The version of each package that a lock installs here, by name."""
    found = requirements((LOCKS / f"{name}.txt").read_text())
    return {canonicalize_name(one.name): str(one.specifier) for one in found if _holds(one)}


def needed(roots: Iterable[Requirement]) -> set[str]:
    """Names of these packages and of all that they need here, as the installed packages say."""
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key in seen:
            continue
        seen.add(key)
        further = map(Requirement, requires(one.name) or ())
        waiting += [other for other in further if _holds(other, one.extras)]
    return {name for name, _extras in seen}


def _holds(one: Requirement, extras: Iterable[str] = ()) -> bool:
    """Whether it is needed on this system, for one of the extras that were asked for."""
    return one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras))


@pytest.mark.parametrize("name", sorted(FILES))
def test_lock_pins_what_the_requirement_files_pin(name: str) -> None:
    pins = {canonicalize_name(one.name): str(one.specifier) for one in asked(name)}
    held = locked(name)

    assert {package: held.get(package) for package in pins} == pins, RENEW


@pytest.mark.parametrize("name", sorted(FILES))
def test_lock_holds_what_its_packages_need_and_nothing_else(name: str) -> None:
    held, wanted = set(locked(name)), needed(asked(name))

    assert (sorted(wanted - held), sorted(held - wanted)) == ([], []), f"missing, left over. {RENEW}"


def test_environment_holds_what_is_locked_and_nothing_else() -> None:
    """Every package in it came by hash: setuptools of Python's own is gone, and no tool was added by hand."""
    there = {canonicalize_name(one.name): f"=={Version(one.version)}" for one in distributions()}

    assert there == locked("dev"), "The next make command brings .venv in line."


def test_image_installs_by_hash_builds_nothing_and_keeps_no_installer() -> None:
    text = (ROOT / "Dockerfile").read_text()
    installing = [line for line in text.splitlines() if "pip install" in line]

    assert len(installing) == 1
    assert {"--require-hashes", "--only-binary"} <= set(installing[0].split())
    assert "pip uninstall --yes setuptools wheel pip" in text


def test_tests_run_on_the_packages_of_the_site() -> None:
    runtime, dev = locked("runtime"), locked("dev")

    assert {name: dev.get(name) for name in runtime} == runtime, RENEW


def test_uv_is_locked_once() -> None:
    assert locked("uv") == {"uv": locked("dev")["uv"]}, RENEW


@pytest.mark.parametrize("name", [*sorted(FILES), "uv"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text()
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert re.findall(r"^.*(?:://|--find-links|--index|file:).*$", text, flags=re.MULTILINE) == []


def test_requirement_that_nobody_locked_is_noticed() -> None:
    """The two ways in which a lock falls behind: a package more, a package less."""
    held, asked_for = set(locked("runtime")), asked("runtime")
    more = [*asked_for, Requirement("pytest")]
    less = [one for one in asked_for if one.name != "wagtail"]

    assert "pytest" in needed(more) - held
    assert "wagtail" in held - needed(less)
