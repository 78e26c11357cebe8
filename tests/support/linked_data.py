"""Holds JSON-LD to the vocabularies that it uses: types, properties, what stands where, days, addresses."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

SCHEMA_ORG = "https://schema.org"
CTDL_CONTEXT = "https://credreg.net/ctdl/schema/context/json"
# The prefix of what stands without one, and the file of each vocabulary.
DEFAULT = "schema"
FILES = {"schema": "schema_org.yaml", "ceterms": "ctdl.yaml"}
_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_DURATION = re.compile(r"P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?")
_PART_OF_A_DATE = re.compile(r"\d{4}(-\d{2})?")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Types with their parents, properties with where they stand and what they hold."""

    classes: Mapping[str, list[str]]
    properties: Mapping[str, Mapping[str, list[str]]]
    concepts: Mapping[str, list[str]] = field(default_factory=dict)

    def kinds_of(self, name: str) -> set[str]:
        """A type and all that it is one of."""
        return {name, *(kind for parent in self.classes[name] for kind in self.kinds_of(parent))}


@cache
def vocabulary(prefix: str) -> Vocabulary:
    """The vocabulary of a prefix."""
    file = Path(__file__).parent / "vocabularies" / FILES[prefix]
    return Vocabulary(**yaml.safe_load(file.read_text(encoding="utf-8")))


def scripts_of(html: str) -> list[dict[str, Any]]:
    """The JSON-LD of a page."""
    return [json.loads(text) for text in _SCRIPT.findall(html)]


def problems_of(document: Mapping[str, Any], own_terms: Mapping[str, str] | None = None) -> list[str]:
    """What is wrong with a document, each with its place. `own_terms` are ours with what each holds."""
    return list(_Check(document, own_terms or {}).run())


class _Check:
    """One document: its context, the types of its nodes by name, its own terms."""

    def __init__(self, document: Mapping[str, Any], own_terms: Mapping[str, str]) -> None:
        self.document, self.own = document, own_terms
        self.nodes = document.get("@graph", [document])
        self.types = {node["@id"]: self.names_of(node) for node in self.nodes if "@id" in node}

    def run(self) -> Iterator[str]:
        context = self.document.get("@context")
        if context != SCHEMA_ORG and not (isinstance(context, list) and context[0] == CTDL_CONTEXT):
            yield f"context: {context}"
        if len(self.types) != len([node for node in self.nodes if "@id" in node]):
            yield "two nodes have one name"
        for node in self.nodes:
            yield from self.node(node, node.get("@id") or str(node.get("@type")))

    def names_of(self, node: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The types of a node as prefix and name."""
        types = node.get("@type", [])
        return [_split(one) for one in ([types] if isinstance(types, str) else types)]

    def node(self, node: Mapping[str, Any], place: str) -> Iterator[str]:
        names = self.names_of(node)
        known = [(prefix, name) for prefix, name in names if name in _classes(prefix)]
        if not names or known != names:
            yield f"{place}: no such type {node.get('@type')}"
            return
        for name, value in node.items():
            if not name.startswith("@"):
                yield from self.property(name, value, known, f"{place} {name}")

    def property(self, name: str, value: Any, types: list[tuple[str, str]], place: str) -> Iterator[str]:
        prefix, short = _split(name)
        if prefix in FILES:
            known = vocabulary(prefix)
            kinds = {kind for of, one in types if of == prefix for kind in known.kinds_of(one)}
            defined = known.properties.get(short.removesuffix("-input"))
            if defined is None:
                yield f"{place}: no such property"
                return
            if not kinds & set(defined["of"]):
                yield f"{place}: not of {types}"
            expected = ["Text"] if short.endswith("-input") else defined["is"]
        elif short in self.own:
            prefix, expected = DEFAULT, [self.own[short]]
        else:
            yield f"{place}: no such property"
            return
        values = value if isinstance(value, list) else [value]
        if not values:
            yield f"{place}: empty"
        for one in values:
            yield from self.value(one, prefix, expected, place)

    def value(self, value: Any, prefix: str, expected: list[str], place: str) -> Iterator[str]:
        classes = [one for one in expected if one in _classes(prefix)]
        if isinstance(value, dict) and "@type" in value:
            yield from self.node(value, place)
            found = self.names_of(value)
        elif isinstance(value, dict) and set(value) == {"@id"}:
            found = self.types.get(value["@id"], [])
            # Of a node that another document describes the name has to do.
            if not found and not _is_address(value["@id"]):
                yield f"{place}: nothing is called {value['@id']}"
            if not found:
                return
        else:
            if not any(_LITERALS[one](value) for one in expected if one in _LITERALS) and not (
                # Where a thing is expected, its address may stand for it.
                classes and _is_address(value)
            ):
                yield f"{place}: {value!r} is none of {expected}"
            return
        kinds = {kind for of, name in found if name in _classes(of) for kind in vocabulary(of).kinds_of(name)}
        if not kinds & set(classes):
            yield f"{place}: {found} is none of {expected}"


def _classes(prefix: str) -> Mapping[str, list[str]]:
    return vocabulary(prefix).classes if prefix in FILES else {}


def _split(name: str) -> tuple[str, str]:
    prefix, colon, short = name.rpartition(":")
    return (prefix, short) if colon else (DEFAULT, name)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: Any) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else None
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in value


def _is_date(value: Any) -> bool:
    if isinstance(value, str) and _PART_OF_A_DATE.fullmatch(value):
        return True
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _is_interval(value: Any) -> bool:
    ends = value.split("/") if isinstance(value, str) else []
    return len(ends) == 2 and ends != ["..", ".."] and all(one == ".." or _is_date(one) for one in ends)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_concept(value: Any) -> bool:
    prefix, short = _split(value) if isinstance(value, str) else ("", "")
    return short in vocabulary("ceterms").concepts.get(prefix, [])


def _is_words(value: Any) -> bool:
    """A text for each language."""
    texts = [text for one in value.values() for text in (one if isinstance(one, list) else [one])]
    return bool(texts) and all(map(_is_text, texts))


_LITERALS: dict[str, Callable[[Any], bool]] = {
    "Boolean": lambda value: isinstance(value, bool),
    "Concept": _is_concept,
    "Date": _is_date,
    "DateTime": _is_moment,
    "Duration": lambda value: isinstance(value, str) and bool(_DURATION.fullmatch(value)),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Interval": _is_interval,
    "Number": _is_number,
    "Text": _is_text,
    "URL": _is_address,
    "Words": lambda value: isinstance(value, dict) and _is_words(value),
}
