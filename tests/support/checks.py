"""`make check`: every static check in turn, all of them even when one fails. With `--fix`: format instead."""

import os
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet

from tests.support import audit

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = sys.executable
CODE = ("manage.py", "portal", "certifications", "assessments", "tests")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True, slots=True)
class Check:
    """A command with a name; `environment` comes on top of ours."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


def templates() -> list[str]:
    """Every template, as djade wants them: by name."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))


def production_environment() -> dict[str, str]:
    """Made-up values with which production starts; nothing listens at the database's address."""
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SECOND_FACTOR_KEYS": Fernet.generate_key().decode(),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "ALLOWED_HOSTS": "portal.example.org",
        "BASE_URL": "https://portal.example.org",
        "EMAIL_URL": "dummymail://",
        "DEBUG": "0",
        "DEMO": "0",
        "DEMO_STAFF_WITHOUT_SECOND_FACTOR": "0",
    }


def formatters(*, fix: bool) -> tuple[Check, ...]:
    """The tools that decide how code and templates are laid out."""
    check = () if fix else ("--check",)
    djade = str(Path(PYTHON).parent / "djade")
    return (
        Check("ruff format", (PYTHON, "-m", "ruff", "format", *check, ".")),
        Check("djade", (djade, "--target-version", "5.2", *check, *templates())),
        Check("djhtml", (PYTHON, "-m", "djhtml", *check, "templates")),
    )


def linters() -> tuple[Check, ...]:
    """What finds faults without running anything."""
    manage = (PYTHON, "manage.py")
    # The suite's own database folder: a check leaves nothing in the demo's.
    of_tests = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "VAR_DIR": str(ROOT / "var" / "test-postgres"),
    }
    return (
        Check("ruff", (PYTHON, "-m", "ruff", "check", ".")),
        Check("djlint", (PYTHON, "-m", "djlint", "templates", "--lint", "--quiet")),
        Check("retired phrases", (PYTHON, "-m", "tests.support.retired_phrases")),
        Check("import rules", (PYTHON, "-c", LINT_IMPORTS, "--no-logo")),
        Check("types", (PYTHON, "-m", "mypy", *CODE)),
        Check("settings", (*manage, "check", "--fail-level", "WARNING"), of_tests),
        Check(
            "settings of production",
            (*manage, "check", "--deploy", "--fail-level", "WARNING"),
            production_environment(),
        ),
        Check("the API's promise", (PYTHON, "-m", "tests.support.api_description"), of_tests),
        Check("migrations", (*manage, "makemigrations", "--check", "--dry-run"), of_tests),
    )


def passes(check: Check) -> bool:
    """Run one check, its output on our terminal."""
    say(f"── {check.name}")
    return (
        subprocess.run(
            check.command,
            cwd=ROOT,
            env={**os.environ, **check.environment},
            stdin=subprocess.DEVNULL,
            check=False,
        ).returncode
        == 0
    )


def say(text: str) -> None:
    """Write a line in step with the output of the commands."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Run the checks; returns 0 when all pass."""
    if "--fix" in arguments:
        fixers = (*formatters(fix=True), Check("ruff", (PYTHON, "-m", "ruff", "check", "--fix", ".")))
        return 1 if [check.name for check in fixers if not passes(check)] else 0
    failed = [check.name for check in (*formatters(fix=False), *linters()) if not passes(check)]
    say("── known vulnerabilities")
    audited = audit.audit()
    say(audited.words())
    if not audited.passes(required=audit.is_required()):
        failed.append("known vulnerabilities")
    say(verdict(failed, audited))
    return 1 if failed else 0


def verdict(failed: Sequence[str], audited: audit.Audit) -> str:
    """The last line. An audit that did not happen stands in it, so that nobody takes it for a clean one."""
    words = f"── failed: {', '.join(failed)}" if failed else "── all checks pass"
    return words if audited.complete else f"{words}, BUT VULNERABILITIES WERE NOT AUDITED (see above)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
