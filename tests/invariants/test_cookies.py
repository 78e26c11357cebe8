"""Every cookie has its name from the settings, and a row in their document."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.support.repository import PACKAGES, ROOT, python_files, source_files

DOCUMENT = ROOT / "docs" / "operations" / "settings.md"
NAME_OF_COOKIE = re.compile(r"\b[A-Z_]*COOKIE_NAME\b")
# What sets a cookie, and which of its arguments is the name.
SETTERS = {"set_cookie": 0, "set_signed_cookie": 0, "put_cookie": 1, "set_cookie_later": 1}


def modules() -> Iterator[Path]:
    """Every module that runs outside the tests."""
    for package in PACKAGES:
        yield from python_files(ROOT / package)


def documented(markdown: str) -> list[str]:
    """The first cell of each row under “Cookies”."""
    _before, _head, rest = markdown.partition("\n## Cookies\n")
    return re.findall(r"^\| `(\w+)` \|", rest.partition("\n## ")[0], re.MULTILINE)


def names_written_out(source: str) -> list[str]:
    """The names of cookies that code sets and that are no setting."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = [
        call.args[SETTERS[name]]
        for call in calls
        if (name := getattr(call.func, "attr", getattr(call.func, "id", ""))) in SETTERS
        and len(call.args) > SETTERS[name]
    ]
    return [str(name.value) for name in names if isinstance(name, ast.Constant)]


def test_every_cookie_of_the_settings_and_of_our_code_is_in_the_table_and_no_other() -> None:
    named = {name for path in modules() for name in NAME_OF_COOKIE.findall(path.read_text(encoding="utf-8"))}

    assert sorted(documented(DOCUMENT.read_text(encoding="utf-8"))) == sorted(
        getattr(settings, name) for name in named
    )


def test_no_cookie_is_set_under_a_name_that_is_no_setting() -> None:
    assert [name for path in modules() for name in names_written_out(path.read_text(encoding="utf-8"))] == []


def test_no_script_sets_a_cookie() -> None:
    scripts = [path for package in PACKAGES for path in source_files(ROOT / package, ".js")]

    assert scripts
    assert [path.name for path in scripts if "cookie" in path.read_text(encoding="utf-8").lower()] == []


@pytest.mark.parametrize(
    "source", ['response.set_cookie("taste", "x")', 'put_cookie(response, "taste", "x", max_age=3)']
)
def test_name_that_is_written_out_is_seen(source: str) -> None:
    assert names_written_out(source) == ["taste"]


def test_row_of_the_table_is_read() -> None:
    text = "\n## Cookies\n| cookie | lasts |\n|---|---|\n| `taste` | a day |\n\n## More\n| `OTHER` | |\n"
    assert documented(text) == ["taste"]
