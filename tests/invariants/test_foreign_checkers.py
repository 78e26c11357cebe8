"""The campaign with checkers of other hands: what it refuses, what it excuses, what it lets run."""

import tarfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from tests.campaign import _foreign_engines
from tests.campaign._foreign_engines import CODE_SNIFFER, IBM, NU, Finding, Package, file_of
from tests.campaign.foreign_checkers import EXCUSES, Excuse, judge

FINDING = Finding("IBM", "a_rule", "No name.", '<div class="frame">', "/ (light, 320 px)")
EXCUSE = Excuse("IBM", "a_rule", 'class="frame"', "It has a name.")


def test_finding_that_nothing_excuses_is_told_with_its_place() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)1 findings.*IBM: / \(light, 320 px\): a_rule: No name\."):
        judge([FINDING], [])


def test_known_mistake_of_an_engine_is_let_pass() -> None:
    assert EXCUSE.covers(FINDING)
    judge([FINDING, FINDING], [EXCUSE])


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, engine="Nu"),
        replace(FINDING, rule="another_rule"),
        replace(FINDING, snippet='<div class="other">'),
    ],
)
def test_excuse_covers_no_other_finding(other: Finding) -> None:
    with pytest.raises(RuntimeError, match="1 findings"):
        judge([FINDING, other], [EXCUSE])


def test_excuse_that_excuses_nothing_any_more_is_refused() -> None:
    with pytest.raises(RuntimeError, match="excuses nothing: IBM, a_rule"):
        judge([], [EXCUSE])


def test_each_excuse_gives_its_reason_in_a_sentence() -> None:
    assert EXCUSES
    assert [each for each in EXCUSES if not each.reason.endswith(".") or len(each.reason) < 60] == []


def test_packages_are_pinned_by_version_and_digest() -> None:
    for package in (NU, IBM, CODE_SNIFFER):
        assert package.version[0].isdigit()
        assert len(package.sha512) == 88


def test_package_that_is_another_one_than_pinned_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_foreign_engines, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(_foreign_engines, "fetch", packed)
    with pytest.raises(RuntimeError, match="a 1 is not what was pinned: sha512-"):
        file_of(Package("a", "1", "somebody else's", "a.js"))

    assert not (tmp_path / "kept").exists()


def packed(_package: Package, folder: Path) -> Path:
    """A package as npm packs it, with one file."""
    path = folder / "a-1.tgz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("package/a.js")
        member.size = 1
        archive.addfile(member, BytesIO(b"1"))
    return path
