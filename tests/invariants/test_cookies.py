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
# What sets a cookie: where its arguments have the name, and the keyword of it.
SETTERS = {
    "set_cookie": (0, "key"),
    "set_signed_cookie": (0, "key"),
    "put_cookie": (1, "name"),
    "set_cookie_later": (1, "name"),
}
# Sets what it is told, under a `name` that it is given.
GIVEN_NAMES = ROOT / "portal" / "shared" / "cookies.py"


def modules() -> Iterator[Path]:
    """Every module that runs outside the tests."""
    for package in PACKAGES:
        yield from python_files(ROOT / package)


def documented(markdown: str) -> list[str]:
    """The first cell of each row under “Cookies”."""
    _before, _head, rest = markdown.partition("\n## Cookies\n")
    return re.findall(r"^\| `(\w+)` \|", rest.partition("\n## ")[0], re.MULTILINE)


def called(call: ast.Call) -> str:
    """The function or method that is called, by its own name."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def name_of_cookie(call: ast.Call) -> ast.expr:
    """What a call gives as the name; the call itself where it does not show."""
    place, keyword = SETTERS[called(call)]
    by_keyword = {given.arg: given.value for given in call.keywords}
    return call.args[place] if len(call.args) > place else by_keyword.get(keyword, call)


def is_setting(name: ast.expr) -> bool:
    """Whether this is `settings.…COOKIE_NAME`."""
    return (
        isinstance(name, ast.Attribute)
        and isinstance(name.value, ast.Name)
        and name.value.id == "settings"
        and NAME_OF_COOKIE.fullmatch(name.attr) is not None
    )


def module_values(tree: ast.Module) -> dict[str, ast.expr]:
    """What each name of the module is assigned, outside its functions and classes."""
    values: dict[str, ast.expr] = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            values |= {target.id: node.value for target in targets if isinstance(target, ast.Name)}
    return values


def names_written_out(source: str, *, given: str = "") -> list[str]:
    """The names of cookies that code sets and that are no setting, other than one it is `given`."""
    tree = ast.parse(source)
    values = module_values(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in SETTERS]
    names = [
        values.get(name.id, name) if isinstance(name, ast.Name) else name
        for name in map(name_of_cookie, calls)
    ]
    return [
        str(name.value) if isinstance(name, ast.Constant) else ast.unparse(name)
        for name in names
        if not is_setting(name) and not (isinstance(name, ast.Name) and name.id == given)
    ]


def test_every_cookie_of_the_settings_and_of_our_code_is_in_the_table_and_no_other() -> None:
    named = {name for path in modules() for name in NAME_OF_COOKIE.findall(path.read_text(encoding="utf-8"))}

    assert sorted(documented(DOCUMENT.read_text(encoding="utf-8"))) == sorted(
        getattr(settings, name) for name in named
    )


def test_no_cookie_is_set_under_a_name_that_is_no_setting() -> None:
    others = [path for path in modules() if path != GIVEN_NAMES]

    assert [name for path in others for name in names_written_out(path.read_text(encoding="utf-8"))] == []
    assert names_written_out(GIVEN_NAMES.read_text(encoding="utf-8"), given="name") == []


def test_no_script_sets_a_cookie() -> None:
    scripts = [path for package in PACKAGES for path in source_files(ROOT / package, ".js")]

    assert scripts
    assert [path.name for path in scripts if "cookie" in path.read_text(encoding="utf-8").lower()] == []


@pytest.mark.parametrize(
    "source",
    [
        'response.set_cookie("taste", "x")',
        'put_cookie(response, "taste", "x", max_age=3)',
        'response.set_cookie(key="taste", value="x")',
        'TASTE = "taste"\nput_cookie(response, TASTE, "x")',
        'TASTE: str = "taste"\ndef keep(request):\n    set_cookie_later(request, name=TASTE, value="x")',
    ],
)
def test_name_that_is_written_out_is_seen(source: str) -> None:
    assert names_written_out(source) == ["taste"]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("response.set_cookie(settings.TASTE_COOKIE_NAME)", []),
        ("TASTE: str = settings.TASTE_COOKIE_NAME\nput_cookie(response, name=TASTE)", []),
        ("response.set_cookie(settings.TASTE)", ["settings.TASTE"]),
        ("def keep(response, name):\n    put_cookie(response, name)", ["name"]),
        ("response.set_cookie(**options)", ["response.set_cookie(**options)"]),
    ],
)
def test_nothing_but_a_setting_is_let_pass(source: str, seen: list[str]) -> None:
    assert names_written_out(source) == seen


def test_row_of_the_table_is_read() -> None:
    text = "\n## Cookies\n| cookie | lasts |\n|---|---|\n| `taste` | a day |\n\n## More\n| `OTHER` | |\n"
    assert documented(text) == ["taste"]
