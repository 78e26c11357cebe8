"""Known vulnerabilities of what the locks hold: looked up by pip-audit, and told apart from not looked up."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from tests.support.repository import ROOT

# The packages of the tests include those of the site, uv and pip.
LOCK = "portal/locks/dev.txt"
SECONDS = 120
COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--disable-pip"),
    *("--progress-spinner", "off", "--timeout", "5", "--format", "json"),
)


@dataclass(frozen=True, slots=True)
class Audit:
    """What is known about each package that was looked up, which were not, and why."""

    vulnerable: Mapping[str, tuple[str, ...]]
    clean: int
    unknown: tuple[str, ...]
    reason: str = ""

    @property
    def complete(self) -> bool:
        """Whether something was looked up and nothing was left out."""
        return bool(self.clean or self.vulnerable) and not self.unknown

    def words(self) -> str:
        """The outcome for a terminal; nobody can take an audit that did not happen for a clean one."""
        looked_up = self.clean + len(self.vulnerable)
        lines = [
            f"{name} has known vulnerabilities: {', '.join(ids)}"
            for name, ids in sorted(self.vulnerable.items())
        ]
        if not looked_up:
            lines.append(f"NOTHING WAS AUDITED: no index answered for any package. {self.reason}".rstrip())
        elif self.unknown:
            lines.append(f"NOT AUDITED, because the index does not know them: {', '.join(self.unknown)}")
        if looked_up and not self.vulnerable:
            lines.append(f"{looked_up} packages audited, none with a known vulnerability.")
        return "\n".join(lines)

    def passes(self, *, required: bool) -> bool:
        """Fails for a known vulnerability; where an audit is required, for every package left out as well."""
        return not self.vulnerable and (self.complete or not required)


def audit() -> Audit:
    """Ask the index about every locked package."""
    try:
        done = subprocess.run(COMMAND, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return Audit({}, 0, (), f"It took longer than {SECONDS} seconds.")
    return read(done.stdout, done.stderr)


def read(report: str, errors: str) -> Audit:
    """What pip-audit found. It leaves out a package that its index does not know, and calls that success."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (errors.strip() or "pip-audit gave no reason.").splitlines()[-1]
        return Audit({}, 0, (), last)
    found = {
        f"{package['name']} {package['version']}": tuple(fault["id"] for fault in package["vulns"])
        for package in packages
        if package.get("vulns")
    }
    unknown = tuple(package["name"] for package in packages if "skip_reason" in package)
    return Audit(found, len(packages) - len(unknown) - len(found), unknown)


def is_required() -> bool:
    """Whether whoever runs the checks is online and wants to know (REQUIRE_AUDIT)."""
    return os.environ.get("REQUIRE_AUDIT", "") not in {"", "0", "false"}
