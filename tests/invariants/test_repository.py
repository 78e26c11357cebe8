"""The repository holds no key, no path of somebody's machine and no mark of unfinished work."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support import traces
from tests.support.repository import ROOT, source_files


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file with its content; pictures and fonts hold no words."""
    for path in source_files():
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def faults(check: Callable[[str], list[str]]) -> list[str]:
    return [f"{path}: {fault}" for path, text in texts() for fault in check(text)]


def test_no_file_holds_a_key() -> None:
    assert not faults(traces.secrets)


def test_no_file_is_of_a_kind_that_holds_keys() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in source_files()]
    assert [name for name in names if traces.SECRET_FILE.search(name)] == []


def test_nothing_is_left_unfinished_and_no_machine_is_named() -> None:
    assert not faults(traces.traces)


GENERATED = base64.b64encode(hashlib.sha256(b"planted").digest()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a1B2" * 9,
        f"SECRET_KEY={GENERATED}",
        f'API_TOKEN = "{GENERATED}"',
        "postgres://portal:" + "s3cretPassw0rd" + "@database/portal",
    ],
)
def test_key_is_caught(text: str) -> None:
    assert traces.secrets(f"first line\n{text}\n")[0].startswith("line 2: ")


@pytest.mark.parametrize(
    "text",
    [
        'SECRET_KEY = "for-tests-only"',
        'PASSWORD = "correct horse battery staple"',
        "postgres://portal:PASSWORD@127.0.0.1/portal",
        "token = secrets.token_urlsafe(32)",
    ],
)
def test_example_and_code_about_secrets_pass(text: str) -> None:
    assert traces.secrets(text) == []


@pytest.mark.parametrize(
    "name", [".env", "deploy/.env.production", "certs/site.pem", "id_ed25519", "a/site.key"]
)
def test_file_that_holds_keys_is_caught(name: str) -> None:
    assert traces.SECRET_FILE.search(name)


@pytest.mark.parametrize(
    "text", ["# TO" + "DO: later", "FIX" + "ME", "see /wo" + "rk/notes", 'Path("/ro' + 'ot/x")']
)
def test_mark_of_unfinished_work_or_of_a_machine_is_caught(text: str) -> None:
    assert len(traces.traces(text)) == 1


@pytest.mark.parametrize("text", ["the todo list", "/certifications/work/pmp/", "https://example.org/work/x"])
def test_ordinary_words_and_addresses_pass(text: str) -> None:
    assert traces.traces(text) == []
