"""Holds a Data Package to its standard and its own promises: types, keys, what is required, hashes."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from jsonschema import Draft202012Validator

_SCHEMA = Path(__file__).parent / "vocabularies" / "data_package.json"
Rows = list[dict[str, str]]


def rows_of(content: bytes) -> Rows:
    """The rows of a CSV, guards of formulas left on."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def problems_of(package: Mapping[str, Any], contents: Mapping[str, bytes]) -> list[str]:
    """What is wrong with a package, given the bytes of its files by path."""
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    found = [error.message for error in Draft202012Validator(schema).iter_errors(package)]
    return found or list(_contents_problems(package, contents))


def _contents_problems(package: Mapping[str, Any], contents: Mapping[str, bytes]) -> Iterator[str]:
    tables = {one["name"]: rows_of(contents[one["path"]]) for one in package["resources"] if "schema" in one}
    for resource in package["resources"]:
        content = contents[resource["path"]]
        if resource["bytes"] != len(content):
            yield f"{resource['path']}: other bytes"
        if resource["hash"] != f"sha256:{hashlib.sha256(content).hexdigest()}":
            yield f"{resource['path']}: other hash"
        if "schema" in resource:
            yield from _table_problems(resource, content, tables)


def _table_problems(resource: Mapping[str, Any], content: bytes, tables: Mapping[str, Rows]) -> Iterator[str]:
    name, schema, rows = resource["name"], resource["schema"], tables[resource["name"]]
    heads = content.decode("utf-8-sig").partition("\r\n")[0].split(",")
    if heads != [field["name"] for field in schema["fields"]]:
        yield f"{name}: other columns"
        return
    for number, row in enumerate(rows, start=2):
        for field in schema["fields"]:
            yield from _cell_problems(field, row[field["name"]], f"{name} line {number} {field['name']}")
    keys = [tuple(row[part] for part in schema["primaryKey"]) for row in rows]
    if len(set(keys)) != len(keys):
        yield f"{name}: a key stands twice"
    for foreign in schema.get("foreignKeys", []):
        (column,), reference = foreign["fields"], foreign["reference"]
        (target,) = reference["fields"]
        known = {row[target] for row in tables[reference["resource"]]}
        lost = {row[column] for row in rows if row[column]} - known
        yield from (f"{name} {column}: “{value}” leads nowhere" for value in sorted(lost))


def _cell_problems(field: Mapping[str, Any], cell: str, place: str) -> Iterator[str]:
    constraints = field.get("constraints", {})
    if not cell:
        if constraints.get("required"):
            yield f"{place}: empty"
        return
    if "enum" in constraints and cell not in constraints["enum"]:
        yield f"{place}: “{cell}” is not listed"
    if not _IS[field.get("format", field["type"])](cell):
        yield f"{place}: “{cell}” is no {field['type']}"


def _reads(read: Callable[[str], object]) -> Callable[[str], bool]:
    def is_one(cell: str) -> bool:
        try:
            read(cell)
        except (ValueError, InvalidOperation):
            return False
        return True

    return is_one


_IS: dict[str, Callable[[str], bool]] = {
    "string": lambda _cell: True,
    "integer": _reads(int),
    "number": _reads(Decimal),
    "boolean": lambda cell: cell in {"true", "false"},
    "date": _reads(date.fromisoformat),
    "uuid": _reads(UUID),
    "uri": lambda cell: urlsplit(cell).scheme in {"http", "https"} and bool(urlsplit(cell).netloc),
}
