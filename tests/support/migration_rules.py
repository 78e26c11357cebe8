"""What is wrong with a migration: its name, its way back, schema and rows in one. Pure: no database."""

import ast
import re
from collections.abc import Sequence

from django.db.migrations.operations import RunPython, RunSQL, SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation

_NAME = re.compile(r"^\d{4}_[a-z][a-z0-9_]*$")
# What Django calls a migration that nobody named.
_UNNAMED = re.compile(r"^\d{4}_(?:auto_|custom$)|_and_more$")


def name_faults(name: str) -> list[str]:
    """Whether a migration's name says what it does."""
    if not _NAME.match(name) or _UNNAMED.search(name):
        return [f"{name}: give it a name that says what it does"]
    return []


def operation_faults(name: str, operations: Sequence[Operation], irreversible_because: str) -> list[str]:
    """Whether the way back exists or its absence has a reason, and rows are changed apart from the schema."""
    faults = []
    changes_rows = [isinstance(operation, RunPython | RunSQL) for operation in operations]
    if any(changes_rows) and not all(changes_rows):
        faults.append(f"{name}: changes schema and rows in one migration")
    if not irreversible_because and not all(_reversible(operation) for operation in operations):
        faults.append(f"{name}: no way back; write a reverse, or the reason into IRREVERSIBLE_BECAUSE")
    return faults


def import_faults(name: str, source: str, packages: Sequence[str]) -> list[str]:
    """Whether code that changes rows uses today's models instead of `apps.get_model`."""
    if "RunPython" not in source:
        return []
    imported = [
        node.module or ""
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in packages
    ]
    return [
        f"{name}: imports {module}; use apps.get_model"
        for module in imported
        if "models" in module.split(".")
    ]


def _reversible(operation: Operation) -> bool:
    if isinstance(operation, SeparateDatabaseAndState):
        return all(_reversible(inner) for inner in operation.database_operations)
    return bool(operation.reversible)
