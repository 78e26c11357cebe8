"""All files of the open data, made once for each state of the catalogue and kept in memory."""

import json
from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.domain.licences import Licence
from certifications.open_data.files.package import (
    DataFile,
    dataset_description,
    dataset_title,
    package_file,
    table_file,
)
from certifications.open_data.files.tables import TABLES
from certifications.open_data.mapping import open_unknowns, stated_facts
from certifications.open_data.presenters.credential import KnownCredentials, credential_node, issuer_node
from certifications.open_data.presenters.statements import (
    Node,
    language,
    linked_context,
    statement,
    unknown_statement,
)
from certifications.open_data.queries import OpenCatalogue, open_catalogue, open_licence
from portal.shared.clock import site_date
from portal.shared.page_cache import generation
from portal.shared.structured_data import full_address

Files = Mapping[str, DataFile]
LINKED_FILE = "catalogue.jsonld"

# By generation, day and licence; one at a time.
_kept: dict[tuple[int, date, Licence], Files] = {}


def data_files() -> Files:
    """The files by name, at most `GENERATION_SECONDS` old; none where none are given away.

    After a change, and on another day, the queries of `open_catalogue` and a second or so of work.
    """
    licence = open_licence()
    if licence is None:
        return {}
    now = generation(), site_date(), licence
    kept = _kept.get(now)
    if kept is None:
        kept = make_files(open_catalogue(), licence)
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_files() -> None:
    """Make them again at the next use."""
    _kept.clear()


def make_files(catalogue: OpenCatalogue, licence: Licence) -> Files:
    """The files of a catalogue: the tables, all of it as linked data, and the description of them."""
    files = [*(table_file(table, catalogue) for table in TABLES.values()), linked_file(catalogue, licence)]
    return {one.name: one for one in (*files, package_file(files, licence))}


def linked_file(catalogue: OpenCatalogue, licence: Licence) -> DataFile:
    """The catalogue as one JSON-LD document."""
    document = linked_catalogue(catalogue, licence)
    return DataFile(
        LINKED_FILE,
        _("All of it as linked data (JSON-LD)"),
        _("Each certification in the terms of CTDL, each fact as a statement of schema.org."),
        "application/ld+json",
        encoded(document),
    )


def encoded(document: Node) -> bytes:
    """A document as its file has it: the same document, the same bytes."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def linked_catalogue(catalogue: OpenCatalogue, licence: Licence) -> Node:
    """The dataset itself, then issuers, certifications and statements, each once."""
    known = KnownCredentials.of(catalogue)
    issuers = {one.value.issuer.key: one.value.issuer for one in catalogue.certifications}
    graph = [
        {
            "@id": full_address(reverse("certifications:open_data")),
            "@type": "schema:Dataset",
            "schema:name": dataset_title(),
            "schema:description": dataset_description(),
            "schema:license": licence.url,
            "schema:inLanguage": language(),
        },
        *(issuer_node(issuers[key]) for key in sorted(issuers)),
        *(credential_node(one, known) for one in catalogue.certifications),
    ]
    for one in catalogue.certifications:
        graph += map(statement, stated_facts(one))
        graph += map(unknown_statement, open_unknowns(one))
    return {"@context": linked_context(), "@graph": graph}
