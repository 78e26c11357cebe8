"""A definition as its JSON document, and the hashes by which it is known."""

from typing import Any

from assessments.domain.canonical import canonical_json, sha256_of
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import adapter

Document = dict[str, Any]

WORDING = ("locales", "texts")


def document_of(definition: Definition) -> Document:
    """The JSON document, without what has its default; `parse_definition` of it gives the definition back."""
    found = adapter().dump_python(definition, mode="json", by_alias=True, exclude_defaults=True)
    return {"format": definition.format, **found}


def canonical_definition(definition: Definition) -> bytes:
    """The canonical JSON."""
    return canonical_json(document_of(definition))


def logic_hash(definition: Definition) -> str:
    """SHA-256 over all that can change a result."""
    return sha256_of(logic_document(definition))


def wording_hash(definition: Definition) -> str:
    """SHA-256 over the texts and the order of locales."""
    return sha256_of(wording_document(definition))


def logic_document(definition: Definition) -> Document:
    """All but the texts."""
    return {name: item for name, item in document_of(definition).items() if name not in WORDING}


def wording_document(definition: Definition) -> Document:
    """The texts."""
    found = document_of(definition)
    return {name: found[name] for name in WORDING}
