"""The API's description as pages: its operations in groups, and what each takes and answers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from portal.shared.rest.promise import promised_description

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A parameter or a member of a body: its name, its type in words, what it means."""

    name: str
    kind: str
    text: str
    is_required: bool
    where: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class DescribedAnswer:
    """What an operation may answer; `example` is JSON, empty for none."""

    status: str
    text: str
    kind: str
    link: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that programs can ask for."""

    anchor: str
    name: str
    method: str
    path: str
    paragraphs: tuple[str, ...]
    is_open: bool
    parameters: tuple[MemberRow, ...]
    body: tuple[MemberRow, ...]
    body_example: str
    answers: tuple[DescribedAnswer, ...]
    refusals: tuple[DescribedAnswer, ...]


@dataclass(frozen=True, slots=True)
class NamedShape:
    """A named object of bodies and answers."""

    anchor: str
    name: str
    text: str
    rows: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True)
class OperationGroup:
    """Operations about one kind of thing, and the shapes that they speak of."""

    tag: str
    title: str
    url: str
    operations: tuple[Operation, ...]
    shapes: tuple[NamedShape, ...]


def operation_groups() -> tuple[OperationGroup, ...]:
    """All operations by group, as promised; without the shapes."""
    found: dict[str, list[Operation]] = {}
    for path, item in promised_description()["paths"].items():
        for method in METHODS:
            if method in item:
                operation = item[method]
                found.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    return tuple(
        OperationGroup(tag, group_title(tag), group_url(tag), tuple(operations), ())
        for tag, operations in sorted(found.items())
    )


def operation_group(tag: str) -> OperationGroup | None:
    """One group with the shapes that its operations speak of; None where there is no such group."""
    group = next((one for one in operation_groups() if one.tag == tag), None)
    if group is None:
        return None
    spoken_of = [
        operation
        for item in promised_description()["paths"].values()
        for method in METHODS
        if (operation := item.get(method)) and operation["tags"][0] == tag
    ]
    names = _named(spoken_of)
    return OperationGroup(tag, group.title, group.url, group.operations, tuple(map(_shape, names)))


def group_url(tag: str) -> str:
    """Where a group is read."""
    return reverse("developers:group", args=[tag])


def group_title(tag: str) -> str:
    """A group's name: that of its addresses, as words."""
    return tag.replace("-", " ").replace("_", " ").capitalize()


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> Operation:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    answers = [_answer(status, answer) for status, answer in sorted(operation["responses"].items())]
    return Operation(
        anchor=slugify(operation["operationId"]),
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        paragraphs=tuple(map(_text, operation.get("description", "").split("\n\n"))),
        is_open={} in operation.get("security", []),
        parameters=tuple(map(_parameter, operation.get("parameters", []))),
        body=_rows(_followed(body.get("schema", {}))),
        body_example=_example(body),
        answers=tuple(answer for answer in answers if answer.status < "4"),
        refusals=tuple(answer for answer in answers if answer.status >= "4"),
    )


def _parameter(parameter: Mapping[str, Any]) -> MemberRow:
    places = {"path": _("in the address"), "query": _("parameter"), "header": _("header")}
    return MemberRow(
        parameter["name"],
        _kind(parameter["schema"]),
        _text(parameter.get("description", "")),
        bool(parameter.get("required")),
        places[parameter["in"]],
    )


def _answer(status: str, answer: Mapping[str, Any]) -> DescribedAnswer:
    content: Mapping[str, Any] = next(iter(answer.get("content", {}).values()), {})
    schema = content.get("schema", {})
    title = f"{status} {HTTPStatus(int(status)).phrase}"
    return DescribedAnswer(
        title, _text(answer.get("description", "")), _kind(schema), _link(schema), _example(content)
    )


def _example(content: Mapping[str, Any]) -> str:
    for example in content.get("examples", {}).values():
        return json.dumps(example["value"], indent=2, ensure_ascii=False)
    return ""


def _shape(name: str) -> NamedShape:
    schema = _schemas()[name]
    rows = _rows(schema)
    if not rows and schema.get("enum"):
        rows = tuple(MemberRow(str(value), _("a value"), "", is_required=False) for value in schema["enum"])
    return NamedShape(slugify(name), name, _text(schema.get("description", "")), rows)


def _rows(schema: Mapping[str, Any]) -> tuple[MemberRow, ...]:
    required = schema.get("required", ())
    return tuple(
        MemberRow(name, _kind(inner), _text(inner.get("description", "")), name in required, "", _link(inner))
        for name, inner in schema.get("properties", {}).items()
    )


def _text(text: str) -> SafeString:
    """A sentence of the description, names of parameters and members in the letters of code."""
    parser = MarkdownIt("commonmark", {"html": False})
    return mark_safe(str(parser.renderInline(text)))  # noqa: S308 - HTML in it stays text


def _kind(schema: Mapping[str, Any]) -> str:
    """A schema's type in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for several in ("oneOf", "anyOf", "allOf"):
        if several in schema:
            return _(" or ").join(dict.fromkeys(_kind(one) for one in schema[several]))
    if "enum" in schema:
        return _("one of: %(values)s") % {"values": ", ".join(map(str, schema["enum"]))}
    named = schema.get("type", _("anything"))
    kinds = [named] if isinstance(named, str) else list(named)
    if "array" in kinds:
        kinds[kinds.index("array")] = _("list of %(kind)s") % {"kind": _kind(schema.get("items", {}))}
    words = _(" or ").join(kinds)
    return f"{words} ({schema['format']})" if "format" in schema else words


def _link(schema: Mapping[str, Any]) -> str:
    """The place of the shape that a schema names, on the page of its group; empty for none."""
    if "$ref" in schema:
        return "#" + slugify(_kind(schema))
    inner: Sequence[Mapping[str, Any]] = (*schema.get("allOf", ()), *schema.get("oneOf", ()))
    if "items" in schema:
        inner = (schema["items"],)
    return next((link for one in inner if (link := _link(one))), "")


def _named(node: Any) -> list[str]:
    """The shapes that a part of the description speaks of, and those that they speak of, by name."""
    found: dict[str, None] = {}
    waiting = list(_references(node))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += _references(_schemas()[name])
    return sorted(found)


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rpartition("/")[2]
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def _followed(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = _schemas()[str(schema["$ref"]).rpartition("/")[2]]
    return schema


def _schemas() -> Mapping[str, Any]:
    found: Mapping[str, Any] = promised_description()["components"]["schemas"]
    return found
