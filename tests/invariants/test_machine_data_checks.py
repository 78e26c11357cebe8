"""The checks of what machines are told find what is wrong: a breach of each kind, planted."""

import hashlib
from typing import Any

import pytest

from tests.support import data_packages, linked_data

CONTEXT = [linked_data.CTDL_CONTEXT, {}]


def page(**fields: Any) -> dict[str, Any]:
    """A document of a page that is right, but for the fields."""
    return {"@context": "https://schema.org", "@type": "Article", "headline": "Neither yet", **fields}


def graph(*nodes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A document about a certification that is right, but for the fields."""
    credential = {
        "@id": "https://example.org/pmp/#certification",
        "@type": "ceterms:Certification",
        "ceterms:name": {"en": "PMP"},
        "ceterms:ownedBy": [{"@id": "_:pmi"}],
        **fields,
    }
    issuer = {"@id": "_:pmi", "@type": "ceterms:CredentialOrganization", "ceterms:name": {"en": "PMI"}}
    return {"@context": CONTEXT, "@graph": [credential, issuer, *nodes]}


def aligned(concept: str) -> dict[str, Any]:
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode": concept}


def test_right_documents_have_no_problems() -> None:
    assert linked_data.problems_of(page(datePublished="2026-11-02T10:00:00+01:00")) == []
    assert linked_data.problems_of(graph(**{"ceterms:renewalFrequency": "P3Y"})) == []


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (page(**{"@type": "Artikel"}), "no such type"),
        (page(headlines="x"), "no such property"),
        (page(validFor="P3Y"), "not of"),
        (page(headline=""), "is none of"),
        (page(datePublished="2 November 2026"), "is none of"),
        (page(datePublished="2026-11-02T10:00:00"), "is none of"),
        (page(image="/picture.png"), "is none of"),
        (page(author={"@type": "Dataset", "name": "x"}), "is none of"),
        (page(author=[]), "empty"),
        (page(**{"@context": "https://example.org"}), "context"),
        (graph(**{"ceterms:renewalFrequency": "3 years"}), "is none of"),
        (graph(**{"ceterms:name": "PMP"}), "is none of"),
        (graph(**{"ceterms:ownedBy": {"@id": "_:nobody"}}), "nothing is called"),
        (graph(**{"ceterms:supersededBy": {"@id": "_:pmi"}}), "is none of"),
        (graph(**{"ceterms:price": 5}), "not of"),
        (graph(**{"portal:mood": "good"}), "no such property"),
        (graph(**{"portal:checkedOn": "yesterday"}), "is none of"),
        (graph(**{"ceterms:credentialStatusType": aligned("credentialStat:Busy")}), "is none of"),
        (graph({"@id": "_:pmi", "@type": "ceterms:Organization"}), "one name"),
    ],
)
def test_wrong_document_is_found(document: dict[str, Any], words: str) -> None:
    problems = linked_data.problems_of(document, {"checkedOn": "Date"})
    assert any(words in problem for problem in problems), problems


def table_file(*rows: tuple[str, ...]) -> bytes:
    """A table with a key, a day, a listed word, and a reference to its own key."""
    return "".join(f"{','.join(row)}\r\n" for row in [("key", "day", "kind", "parent"), *rows]).encode()


def package(content: bytes, **fields: Any) -> dict[str, Any]:
    """The description of one table, which is right but for the fields of its resource."""
    named = {"title": "T", "description": "D"}
    columns: list[dict[str, Any]] = [
        {"name": "key", "type": "string", "constraints": {"required": True}},
        {"name": "day", "type": "date"},
        {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b"]}},
        {"name": "parent", "type": "string"},
    ]
    resource = {
        **named,
        "name": "things",
        "path": "things.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [{**column, "description": "D"} for column in columns],
            "primaryKey": ["key"],
            "foreignKeys": [{"fields": ["parent"], "reference": {"resource": "things", "fields": ["key"]}}],
        },
        **fields,
    }
    licence = {"name": "CC0-1.0", "title": "CC0", "path": "https://example.org/cc0/"}
    return {
        **named,
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "things",
        "homepage": "https://example.org/",
        "version": "1",
        "licenses": [licence],
        "resources": [resource],
    }


RIGHT = table_file(("x", "2026-11-02", "a", ""), ("y", "", "b", "x"))


def test_right_package_has_no_problems() -> None:
    assert data_packages.problems_of(package(RIGHT), {"things.csv": RIGHT}) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (table_file(("x", "yesterday", "a", "")), "is no date"),
        (table_file(("x", "", "c", "")), "is not listed"),
        (table_file(("", "", "a", "")), "empty"),
        (table_file(("x", "", "a", ""), ("x", "", "b", "")), "twice"),
        (table_file(("x", "", "a", "z")), "leads nowhere"),
        (b"key,day\r\n", "other columns"),
    ],
)
def test_wrong_table_is_found(content: bytes, words: str) -> None:
    problems = data_packages.problems_of(package(content), {"things.csv": content})
    assert any(words in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("bytes", 1, "other bytes"),
        ("hash", f"sha256:{'0' * 64}", "other hash"),
        ("hash", "md5:1", "does not match"),
        ("path", "../things.csv", "does not match"),
        ("encoding", "latin-1", "was expected"),
    ],
)
def test_wrong_description_is_found(field: str, value: object, words: str) -> None:
    problems = data_packages.problems_of(package(RIGHT, **{field: value}), {"things.csv": RIGHT})
    assert any(words in problem for problem in problems), problems
