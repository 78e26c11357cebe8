"""Modules, functions and templates stay short enough to be read at once."""

from pathlib import Path

import pytest

from tests.support import budgets
from tests.support.budgets import Size
from tests.support.repository import ROOT

# Place and present size of what is over budget; these lists may only shrink.
MODULE_EXCEPTIONS: dict[str, int] = {}
FUNCTION_EXCEPTIONS: dict[str, int] = {}
TEMPLATE_EXCEPTIONS: dict[str, int] = {}


def test_modules_are_within_budget() -> None:
    assert not budgets.over_budget(budgets.module_sizes(ROOT), budgets.MODULE_LINES, MODULE_EXCEPTIONS)


def test_functions_are_within_budget() -> None:
    assert not budgets.over_budget(budgets.function_sizes(ROOT), budgets.FUNCTION_LINES, FUNCTION_EXCEPTIONS)


def test_templates_are_within_budget() -> None:
    assert not budgets.over_budget(budgets.template_sizes(ROOT), budgets.TEMPLATE_LINES, TEMPLATE_EXCEPTIONS)


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not budgets.nameless_modules(ROOT)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A tree in which everything is one line over its budget."""
    (tmp_path / "rooms" / "migrations").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "rooms" / "long.py").write_text("a = 1\n" * 301)
    (tmp_path / "rooms" / "migrations" / "0001_long.py").write_text("a = 1\n" * 900)
    (tmp_path / "rooms" / "utils.py").write_text("")
    body = "        a = 1\n" * 40
    (tmp_path / "rooms" / "slow.py").write_text(f"class Room:\n    def fills(self):\n{body}")
    (tmp_path / "templates" / "long.html").write_text("<p></p>\n" * 101)
    return tmp_path


def test_module_over_budget_is_caught_and_migrations_are_not_counted(planted: Path) -> None:
    assert budgets.over_budget(budgets.module_sizes(planted), 300, {}) == [
        "rooms/long.py has 301 lines, the budget is 300"
    ]


def test_method_over_budget_is_caught(planted: Path) -> None:
    assert budgets.over_budget(budgets.function_sizes(planted), 40, {}) == [
        "rooms/slow.py::fills has 41 lines, the budget is 40"
    ]


def test_template_over_budget_is_caught(planted: Path) -> None:
    assert budgets.over_budget(budgets.template_sizes(planted), 100, {}) == [
        "templates/long.html has 101 lines, the budget is 100"
    ]


def test_module_named_utils_is_caught(planted: Path) -> None:
    assert budgets.nameless_modules(planted) == ["rooms/utils.py"]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (351, "grew from 350 to 351 lines"),
        (350, None),
        (349, "write 349"),
        (300, "fits the budget"),
        (None, "is gone"),
    ],
)
def test_exception_may_only_shrink(lines: int | None, fault: str | None) -> None:
    sizes = [] if lines is None else [Size("rooms/old.py", lines)]
    faults = budgets.over_budget(sizes, 300, {"rooms/old.py": 350})
    assert len(faults) == (0 if fault is None else 1)
    assert all(fault in sentence for sentence in faults if fault)
