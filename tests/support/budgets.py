"""Size budgets: what is measured, and what is wrong with a tree's sizes. Pure except for reading files."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.repository import python_files, template_files

MODULE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 100

# A name that says nothing gathers everything.
NAMELESS = {"util", "utils", "helper", "helpers", "common", "misc"}


@dataclass(frozen=True, slots=True)
class Size:
    """How many lines something has; `place` is its path, with `::name` for a function."""

    place: str
    lines: int


def module_sizes(root: Path) -> list[Size]:
    """Lines of every module except migrations."""
    return [Size(_place(path, root), len(_lines(path))) for path in python_files(root)]


def template_sizes(root: Path) -> list[Size]:
    """Lines of every template."""
    return [Size(_place(path, root), len(_lines(path))) for path in template_files(root)]


def function_sizes(root: Path) -> list[Size]:
    """Lines of every function from `def` to its end, methods and nested ones too; without decorators."""
    return [
        Size(f"{_place(path, root)}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in python_files(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def over_budget(sizes: Iterable[Size], limit: int, exceptions: Mapping[str, int]) -> list[str]:
    """Sentences for what breaks a budget.

    `exceptions` maps a place to its present size. It may only shrink: an exception that grew, that fits the
    budget by now, that shrank without its number following, or that is gone is a fault.
    """
    found = {size.place: size.lines for size in sizes}
    faults = [
        f"{place} has {lines} lines, the budget is {limit}"
        for place, lines in found.items()
        if lines > limit and place not in exceptions
    ]
    return faults + [
        fault
        for place, allowed in exceptions.items()
        if (fault := _stale(place, allowed, found.get(place), limit))
    ]


def nameless_modules(root: Path) -> list[str]:
    """Modules and packages whose name says nothing."""
    return [
        _place(path, root)
        for path in python_files(root)
        if NAMELESS & {part.removesuffix(".py") for part in path.relative_to(root).parts}
    ]


def _stale(place: str, allowed: int, lines: int | None, limit: int) -> str | None:
    if lines is None:
        return f"{place} is gone: take it off the list of exceptions"
    if lines <= limit:
        return f"{place} has {lines} lines and fits the budget: take it off the list of exceptions"
    if lines > allowed:
        return f"{place} grew from {allowed} to {lines} lines: an exception may only shrink"
    if lines < allowed:
        return f"{place} shrank to {lines} lines: write {lines} into the list of exceptions"
    return None


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
