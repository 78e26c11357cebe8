"""Known vulnerabilities fail the checks, and an audit that did not happen cannot be taken for a clean one."""

import json

import pytest

from tests.support.audit import Audit, is_required, read
from tests.support.checks import verdict

CLEAN = {"name": "django", "version": "5.2.19", "vulns": []}
FAULTY = {"name": "pillow", "version": "1.0", "vulns": [{"id": "CVE-2030-1"}, {"id": "CVE-2030-2"}]}
UNKNOWN = {"name": "wagtail", "skip_reason": "Dependency not found on PyPI and could not be audited"}


def told(*packages: object) -> Audit:
    return read(json.dumps({"dependencies": packages, "fixes": []}), "No known vulnerabilities found")


def test_known_vulnerability_fails_and_is_named() -> None:
    audit = told(CLEAN, FAULTY, UNKNOWN)
    assert not audit.passes(required=False)
    assert "pillow 1.0 has known vulnerabilities: CVE-2030-1, CVE-2030-2" in audit.words()


def test_audit_of_every_package_passes_with_their_number() -> None:
    audit = told(CLEAN, {**CLEAN, "name": "wagtail"})
    assert audit.passes(required=True)
    assert audit.words() == "2 packages audited, none with a known vulnerability."
    assert verdict([], audit) == "── all checks pass"


@pytest.mark.parametrize(
    "audit",
    [
        told(UNKNOWN),
        told(),
        read("", "ConnectionError: no such host"),
        read("[]", ""),
        Audit({}, 0, (), "It took longer than 120 seconds."),
    ],
)
def test_audit_of_nothing_says_so_and_fails_where_it_is_required(audit: Audit) -> None:
    assert audit.words().startswith("NOTHING WAS AUDITED")
    assert (audit.passes(required=False), audit.passes(required=True)) == (True, False)
    assert verdict([], audit) == "── all checks pass, BUT VULNERABILITIES WERE NOT AUDITED (see above)"


def test_package_that_was_left_out_is_named_and_fails_where_an_audit_is_required() -> None:
    audit = told(CLEAN, UNKNOWN)
    assert "NOT AUDITED, because the index does not know them: wagtail" in audit.words()
    assert (audit.passes(required=False), audit.passes(required=True)) == (True, False)
    assert verdict(["types"], audit).startswith("── failed: types, BUT VULNERABILITIES WERE NOT AUDITED")


@pytest.mark.parametrize(("value", "required"), [("", False), ("0", False), ("1", True), ("true", True)])
def test_switch_makes_an_audit_required(value: str, required: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_AUDIT", value)
    assert is_required() is required
