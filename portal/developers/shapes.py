"""The named objects of the API's description, and the types of their members in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from portal.shared.rest.promise import promised_description
from portal.shared.rest.value_words import meanings_in, without_meanings


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A parameter, a member of a body or a value: its name, its type in words, what it means."""

    name: str
    kind: str
    text: str
    is_required: bool
    where: str = ""
    link: str = ""
    # What it can be, each with its meaning; empty where `kind` says it, or anything will do.
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NamedShape:
    """A named object of bodies and answers, or a named set of values."""

    anchor: str
    name: str
    text: str
    kind: str
    rows: tuple[MemberRow, ...]
    # Each with its meaning, empty where the value says it all.
    values: tuple[tuple[str, str], ...]


def named_shape(name: str) -> NamedShape:
    """The shape of this name."""
    schema = _schemas()[name]
    text = schema.get("description", "")
    meanings, values = meanings_in(text), schema.get("enum", ())
    told = tuple((str(value), sentence(meanings.get(str(value), ""))) for value in values)
    kind = kind_of({"type": schema.get("type", "")}) if values else ""
    said = paragraphs(without_meanings(text))
    return NamedShape(slugify(name), name, said, kind, member_rows(schema), told)


def member_rows(schema: Mapping[str, Any]) -> tuple[MemberRow, ...]:
    """The members of an object."""
    required = schema.get("required", ())
    return tuple(
        member_row(name, inner, inner.get("description", ""), is_required=name in required)
        for name, inner in schema.get("properties", {}).items()
    )


def member_row(
    name: str, schema: Mapping[str, Any], text: str, *, is_required: bool, where: str = ""
) -> MemberRow:
    """One of them, or a parameter. Values with meanings are listed, others belong to the type."""
    meanings, link = meanings_in(text), link_of(schema)
    # Where the type has a name, its values stand there.
    values = () if link else tuple((value, sentence(words)) for value, words in meanings.items())
    kind = kind_of({key: value for key, value in schema.items() if key != "enum"} if values else schema)
    return MemberRow(name, kind, paragraphs(without_meanings(text)), is_required, where, link, values)


def kind_of(schema: Mapping[str, Any]) -> str:
    """A schema's type in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for several in ("oneOf", "anyOf", "allOf"):
        if several in schema:
            return _(" or ").join(dict.fromkeys(kind_of(one) for one in schema[several]))
    if "enum" in schema:
        return _("one of: %(values)s") % {"values": ", ".join(map(str, schema["enum"]))}
    named = schema.get("type", _("anything"))
    kinds = [named] if isinstance(named, str) else list(named)
    if "array" in kinds:
        kinds[kinds.index("array")] = _("list of %(kind)s") % {"kind": kind_of(schema.get("items", {}))}
    words = _(" or ").join(kinds)
    return f"{words} ({schema['format']})" if "format" in schema else words


def link_of(schema: Mapping[str, Any]) -> str:
    """The place of the shape that a schema names, on the page of its group; empty for none."""
    if "$ref" in schema:
        return "#" + slugify(kind_of(schema))
    inner: Sequence[Mapping[str, Any]] = (*schema.get("allOf", ()), *schema.get("oneOf", ()))
    if "items" in schema:
        inner = (schema["items"],)
    return next((link for one in inner if (link := link_of(one))), "")


def names_in(node: Any) -> list[str]:
    """The shapes that a part of the description speaks of, and those that they speak of, by name."""
    found: dict[str, None] = {}
    waiting = list(_references(node))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += _references(_schemas()[name])
    return sorted(found)


def followed(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema that a reference leads to."""
    while "$ref" in schema:
        schema = _schemas()[str(schema["$ref"]).rpartition("/")[2]]
    return schema


def sentence(text: str) -> SafeString:
    """A sentence of the description, names of parameters and members in the letters of code."""
    return mark_safe(str(_parser().renderInline(text)))  # noqa: S308 - the parser escapes HTML in it


def paragraphs(text: str) -> SafeString:
    """Paragraphs and lists of the description."""
    return mark_safe(str(_parser().render(text)))  # noqa: S308 - the parser escapes HTML in it


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rpartition("/")[2]
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def _schemas() -> Mapping[str, Any]:
    found: Mapping[str, Any] = promised_description()["components"]["schemas"]
    return found
