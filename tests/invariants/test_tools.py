"""The tools behind `make check` catch what they are there for: each rule is broken once here.

That the tree itself is clean is the business of `make check`, which runs the tools over it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.repository import ROOT


def run_tool(name: str, *arguments: str | Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """A tool of the environment, run at the root so that it reads our configuration."""
    return subprocess.run(
        [Path(sys.executable).parent / name, *arguments],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


def ruff(snippet: str, *, place: str = "portal/home/planted.py") -> str:
    return run_tool(
        "ruff",
        "check",
        "--no-cache",
        "--output-format=concise",
        f"--stdin-filename={place}",
        "-",
        text=snippet,
    ).stdout


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        ("import csv\nimport sys\n\ncsv.writer(sys.stdout)\n", "Only portal.shared.tabular writes CSV"),
        (
            "import csv\nimport sys\n\ncsv.DictWriter(sys.stdout, [])\n",
            "Only portal.shared.tabular writes CSV",
        ),
        ("import openpyxl\n\nopenpyxl.Workbook()\n", "Only portal.shared.tabular writes XLSX"),
        ("import rustpy_xlsxwriter\n\nprint(rustpy_xlsxwriter)\n", "Only portal.shared.tabular writes XLSX"),
        ("from django.contrib.auth.models import User\n\nUser()\n", "Use get_user_model()"),
        (
            "from django.db.models.signals import post_save\n\npost_save.connect(len)\n",
            "No business rule in a model signal",
        ),
        (
            "from django.db.models import signals\n\nsignals.post_save.connect(len)\n",
            "No business rule in a model signal",
        ),
        (
            "from django.test import TestCase\n\n\nclass Case(TestCase):\n    pass\n",
            "Tests are pytest functions",
        ),
    ],
)
def test_banned_api_is_caught(snippet: str, message: str) -> None:
    found = ruff(snippet)
    assert "TID251" in found
    assert message in found


def test_tabular_alone_may_write_csv() -> None:
    snippet = "import csv\nimport sys\n\ncsv.writer(sys.stdout)\n"
    assert "TID251" not in ruff(snippet, place="portal/shared/tabular/csv_file.py")


@pytest.mark.parametrize(
    ("code", "snippet"),
    [
        ("DTZ", "from datetime import datetime\n\nnow = datetime.now()\n"),
        ("T201", 'print("found")\n'),
        ("TID252", "from . import models\n"),
        ("S608", "def rows(name):\n    return \"SELECT * FROM users WHERE name = '%s'\" % name\n"),
        ("BLE001", "try:\n    pass\nexcept Exception:\n    a = 1\n"),
        ("DJ", "from django.db import models\n\n\nclass Room(models.Model):\n    pass\n"),
        ("S101", "def half(value):\n    assert value\n"),
        ("PGH003", "a: int = 1  # type: ignore\n"),
        ("PGH004", "import os  # noqa\n"),
    ],
)
def test_habit_that_hurts_is_caught(code: str, snippet: str) -> None:
    assert code in ruff(snippet)


@pytest.mark.parametrize(("branches", "caught"), [(7, False), (8, True)])
def test_function_with_a_complexity_above_eight_is_caught(branches: int, caught: bool) -> None:
    tests = "".join(f"    if value == {number}:\n        value += 1\n" for number in range(branches))
    assert ("C901" in ruff(f"def decide(value):\n{tests}    return value\n")) is caught


def test_unformatted_module_is_caught() -> None:
    tidy = run_tool("ruff", "format", "--check", "--stdin-filename=portal/a.py", "-", text="a = [1, 2]\n")
    untidy = run_tool("ruff", "format", "--check", "--stdin-filename=portal/a.py", "-", text="a = [1,2]\n")
    assert (tidy.returncode, untidy.returncode) == (0, 1)


def test_function_without_types_is_caught(tmp_path: Path) -> None:
    module = tmp_path / "planted.py"
    module.write_text("def total(values):\n    return sum(values)\n")
    result = run_tool("mypy", "--config-file", "pyproject.toml", "--cache-dir", tmp_path / "cache", module)
    assert result.returncode == 1
    assert "no-untyped-def" in result.stdout


TIDY = '{% load i18n %}\n<div>\n  <p>{% translate "Find" %}</p>\n</div>\n'


def template(folder: Path, text: str) -> Path:
    path = folder / "planted.html"
    path.write_text(text)
    return path


def test_template_with_untidy_tags_is_caught(tmp_path: Path) -> None:
    assert run_tool("djade", "--check", template(tmp_path, TIDY)).returncode == 0
    assert (
        run_tool(
            "djade", "--check", template(tmp_path, TIDY.replace("{% load i18n %}", "{%load i18n%}"))
        ).returncode
        == 1
    )


def test_template_with_untidy_indents_is_caught(tmp_path: Path) -> None:
    assert run_tool("djhtml", "--check", "-t", "2", template(tmp_path, TIDY)).returncode == 0
    assert (
        run_tool("djhtml", "--check", "-t", "2", template(tmp_path, TIDY.replace("  <p>", "<p>"))).returncode
        == 1
    )


@pytest.mark.parametrize(
    ("code", "markup"),
    [
        ("H021", '<p style="color: red"></p>\n'),
        ("H013", '<img src="/a.png" width="1" height="1">\n'),
        ("H005", "<!DOCTYPE html>\n<html>\n</html>\n"),
        ("H025", "<div><p></p>\n"),
        ("D018", '<a href="/accounts/login/"></a>\n'),
    ],
)
def test_template_fault_is_caught(tmp_path: Path, code: str, markup: str) -> None:
    result = run_tool("djlint", "--configuration", "pyproject.toml", "--lint", template(tmp_path, markup))
    assert code in result.stdout
    assert result.returncode == 1
