"""Every setting is documented, the environment is read in one place, and production fails closed."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from portal.bootstrap import PROGRAMS
from tests.support import environment
from tests.support.repository import PACKAGES, ROOT, python_files

DOCUMENT = ROOT / "docs" / "operations" / "settings.md"
# Who reads the environment beside the settings, and why.
OTHER_READERS = {
    "manage.py": "names the settings",
    "portal/bootstrap.py": "prepares a clone before anything is installed",
    "portal/demo/__main__.py": "starts the demo before Django",
    "portal/demo/supervisor.py": "hands its own on to the processes that it starts",
    "portal/embedded_postgres/account.py": "looks for programs of the system",
    "portal/embedded_postgres/usage.py": "must know whether a database is named, before the settings load",
}
# Belong to the system or to tools.
FOREIGN = {"PATH", "PYTEST_XDIST_WORKER", "PYTHONDONTWRITEBYTECODE"}


def production_code() -> dict[str, str]:
    """Every module that runs outside the tests, by its path."""
    return {
        name: path.read_text(encoding="utf-8")
        for path in python_files()
        if (name := path.relative_to(ROOT).as_posix()).split("/")[0] in {*PACKAGES, "manage.py"}
    }


def variables() -> set[str]:
    """What our code and the suite's plugins read."""
    support = [path.read_text(encoding="utf-8") for path in python_files(ROOT / "tests" / "support")]
    sources = [*production_code().values(), *support]
    named = {variable for variable, _names, _packages in PROGRAMS.values()}
    return {name for source in sources for name in environment.variables_read(source)} - FOREIGN | named


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    documented = [row.name for row in environment.documented(DOCUMENT.read_text(encoding="utf-8"))]
    assert sorted(documented) == sorted(set(documented)), "a variable is documented twice"
    assert set(documented) == variables()


def test_every_documented_variable_has_a_default_a_meaning_and_its_readers() -> None:
    rows = environment.documented(DOCUMENT.read_text(encoding="utf-8"))
    assert [row.name for row in rows if not (row.default and row.meaning and row.read_by)] == []


def test_environment_is_read_in_the_settings_and_by_the_few_that_come_before_them() -> None:
    readers = {
        name
        for name, source in production_code().items()
        if not name.startswith("portal/settings/") and environment.reads_environment(source)
    }
    assert readers == set(OTHER_READERS)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('env.str("NEW_SWITCH", default="")', {"NEW_SWITCH"}),
        ('os.environ["A"]; os.environ.get("B"); os.getenv("C"); "D" in os.environ', {"A", "B", "C", "D"}),
        ('os.environ.setdefault("E", "x")', {"E"}),
        ('settings.get("F"); {}["G"]', set()),
    ],
)
def test_variable_is_found_however_it_is_read(source: str, names: set[str]) -> None:
    assert environment.variables_read(source) == names


@pytest.mark.parametrize(
    "source",
    [
        "import os\nos.environ",
        "import os\nos.getenv('A')",
        "from os import environ",
        "import environ",
        "from environ import Env",
    ],
)
def test_reach_for_the_environment_is_seen(source: str) -> None:
    assert environment.reads_environment(source)


def test_row_of_the_document_is_read() -> None:
    assert environment.documented("| name |\n|---|\n| `A_B` | `1` | what it does | all |\n") == [
        environment.Documented("A_B", "`1`", "what it does", "all")
    ]


PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "x7-" * 20 + "Lk4pQ9wZ",
    "SECOND_FACTOR_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "ALLOWED_HOSTS": "portal.example.org",
    "BASE_URL": "https://portal.example.org",
    "EMAIL_URL": "smtp://127.0.0.1:1",
}
SIGN_ON: dict[str, str | None] = {
    "OIDC_NAME": "Institute",
    "OIDC_SERVER_URL": "https://login.example.org",
    "OIDC_CLIENT_ID": "portal",
    "OIDC_CLIENT_SECRET": "secret",
}


def run_in_production(
    tmp_path: Path, changes: Mapping[str, str | None], *command: str
) -> subprocess.CompletedProcess[str]:
    """A command with production's environment after `changes`; None takes a variable away."""
    given = {name: value for name, value in {**PRODUCTION, **changes}.items() if value is not None}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "VAR_DIR": str(tmp_path), **given},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is not set."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is shorter than 50 characters."),
        (
            {"SECRET_KEY_FALLBACKS": "short"},
            "A key in SECRET_KEY_FALLBACKS is shorter than 50 characters.",
        ),
        ({"SECOND_FACTOR_KEYS": None}, "SECOND_FACTOR_KEYS is not set"),
        ({"SECOND_FACTOR_KEYS": "not-a-key"}, "A key in SECOND_FACTOR_KEYS is not a Fernet key."),
        ({"DATABASE_URL": None}, "DATABASE_URL is not set"),
        ({"DEBUG": "true"}, "DEBUG is on."),
        ({"DEMO": "true"}, "DEMO is on."),
        ({"DEMO_STAFF_WITHOUT_SECOND_FACTOR": "true"}, "DEMO_STAFF_WITHOUT_SECOND_FACTOR is on."),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is not set."),
        ({"BASE_URL": "http://portal.example.org"}, "BASE_URL must be the site's public https:// address."),
        ({"EMAIL_URL": None}, "EMAIL_URL is not set"),
        ({"TRUST_PROXY_HEADERS": "true"}, "TRUST_PROXY_HEADERS and PROXY_COUNT go together"),
        ({"PROXY_COUNT": "1"}, "TRUST_PROXY_HEADERS and PROXY_COUNT go together"),
        ({"SOURCE_WATCH": "true"}, "SOURCE_WATCH is on without SOURCE_WATCH_CONTACT"),
        ({"OIDC_NAME": "Institute"}, "OIDC_NAME, OIDC_SERVER_URL, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go"),
        (SIGN_ON | {"OIDC_CLIENT_SECRET": ""}, "OIDC_NAME, OIDC_SERVER_URL, OIDC_CLIENT_ID and"),
        (SIGN_ON | {"OIDC_SERVER_URL": "http://a.example.org"}, "OIDC_SERVER_URL must begin with https://."),
        ({"API_CORS_ORIGINS": "*"}, "API_CORS_ORIGINS names something that is no origin"),
        ({"API_CORS_ORIGINS": "https://a.example.org/page"}, "API_CORS_ORIGINS names something"),
        ({"API_CORS_ORIGINS": "http://a.example.org"}, "API_CORS_ORIGINS names something"),
    ],
)
def test_production_refuses_to_start_and_says_why(
    tmp_path: Path, changes: dict[str, str | None], sentence: str
) -> None:
    result = run_in_production(tmp_path, changes, "-c", "import portal.wsgi")
    assert result.returncode != 0
    assert f"refuses to start in production: {sentence}" in result.stderr


@pytest.mark.parametrize("application", ["portal.wsgi", "portal.asgi"])
def test_web_server_starts_with_no_settings_that_nobody_named(tmp_path: Path, application: str) -> None:
    result = run_in_production(
        tmp_path, {"DJANGO_SETTINGS_MODULE": None, "SECRET_KEY": None}, "-c", f"import {application}"
    )
    assert result.returncode != 0
    assert "DJANGO_SETTINGS_MODULE" in result.stderr


@pytest.mark.parametrize("name", ["default", "limits"])
@pytest.mark.parametrize(
    "store",
    [
        None,
        {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "OPTIONS": {"MAX_ENTRIES": 300}},
    ],
    ids=["absent", "local to a process", "too small"],
)
def test_production_refuses_a_store_that_forgets_limits(
    tmp_path: Path, name: str, store: dict[str, object] | None
) -> None:
    change = f"base.CACHES.pop({name!r})" if store is None else f"base.CACHES[{name!r}] = {store!r}"
    code = f"from portal.settings import base; {change}; import portal.wsgi"
    result = run_in_production(tmp_path, {}, "-c", code)
    assert result.returncode != 0
    assert f"CACHES['{name}'] does not count in the shared table" in result.stderr


def test_production_names_every_reason_at_once(tmp_path: Path) -> None:
    result = run_in_production(tmp_path, {"SECRET_KEY": None, "DEBUG": "1"}, "manage.py", "check")
    assert result.returncode != 0
    assert "SECRET_KEY is not set. DEBUG is on." in result.stderr


def test_check_for_deployment_is_clean_in_production_without_a_database(tmp_path: Path) -> None:
    result = run_in_production(tmp_path, {}, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout
