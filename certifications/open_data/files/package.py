"""The description of all files as a Data Package (datapackage.org, version 2)."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.domain.licences import Licence
from certifications.open_data.files.columns import DataColumn, DataTable
from certifications.open_data.queries import OpenCatalogue
from portal.shared.structured_data import full_address
from portal.shared.tabular.delimited import csv_lines

PROFILE = "https://datapackage.org/profiles/2.0/"
NAME = "certifications"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that goes out: the last part of its address, what it is, its bytes; `table` of a CSV."""

    name: str
    title: str
    description: str
    media_type: str
    content: bytes
    table: DataTable | None = None

    @property
    def url(self) -> str:
        """Where it is read, on this site."""
        return reverse("certifications:open_data_file", args=[self.name])


def table_file(table: DataTable, catalogue: OpenCatalogue) -> DataFile:
    """A table as CSV: UTF-8 with a mark, lines as RFC 4180 has them, no cell that a spreadsheet runs."""
    content = "".join(csv_lines(table.names, table.rows(catalogue))).encode()
    return DataFile(table.file_name, str(table.title), str(table.description), "text/csv", content, table)


def package_file(files: Sequence[DataFile], licence: Licence) -> DataFile:
    """`datapackage.json` of these files. The same files make the same bytes."""
    described = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": NAME,
        "title": dataset_title(),
        "description": dataset_description(),
        "homepage": full_address(reverse("certifications:open_data")),
        "version": version_of(files),
        "licenses": [{"name": licence.name, "title": licence.title, "path": licence.url}],
        "contributors": [{"title": settings.WAGTAIL_SITE_NAME, "roles": ["publisher"]}],
        "sources": [{"title": _("Issuers’ pages and others: each fact names its own source")}],
        "resources": [_resource(one) for one in files],
    }
    content = json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n"
    title = _("Description of all files (Data Package)")
    return DataFile(
        "datapackage.json", title, str(_("What the files hold, for programs.")), "application/json", content
    )


def dataset_title() -> str:
    """What the data are called."""
    return _("Professional certifications: facts with sources")


def dataset_description() -> str:
    """What the data are, in two sentences."""
    return _(
        "Entry rules, exams, fees and renewal of professional certifications. Each fact has its source, its "
        "dates and how sure it is, and what is unknown is listed as unknown."
    )


def version_of(files: Iterable[DataFile]) -> str:
    """A name of this state of the data: of the same files it is the same."""
    digest = hashlib.sha256()
    for one in files:
        digest.update(f"{one.name}\n{_hash(one)}\n".encode())
    return digest.hexdigest()[:16]


def _hash(one: DataFile) -> str:
    return f"sha256:{hashlib.sha256(one.content).hexdigest()}"


def _resource(one: DataFile) -> dict[str, Any]:
    name, _dot, ending = one.name.partition(".")
    resource: dict[str, Any] = {
        "name": name,
        "path": one.name,
        "title": one.title,
        "description": one.description,
        "format": ending,
        "mediatype": one.media_type,
        "encoding": "utf-8",
        "bytes": len(one.content),
        "hash": _hash(one),
    }
    if one.table is None:
        return resource
    return {
        "$schema": f"{PROFILE}dataresource.json",
        **resource,
        "type": "table",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": _schema(one.table),
    }


def _schema(table: DataTable) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    references = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers_to.table, "fields": [column.refers_to.column]},
        }
        for column in table.columns
        if column.refers_to
    ]
    return {**schema, "foreignKeys": references} if references else schema


def _field(column: DataColumn) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": column.type,
        **({"format": column.format} if column.format else {}),
        "description": str(column.description),
        **({"constraints": constraints} if constraints else {}),
    }
