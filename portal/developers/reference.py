"""The API's description as pages: its operations in groups, and what each takes and answers.

All of it is made once in a process and language: the description does not change while the process lives.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.developers.shapes import (
    MemberRow,
    NamedShape,
    followed,
    kind_of,
    link_of,
    member_row,
    member_rows,
    named_shape,
    names_in,
    paragraphs,
    sentence,
)
from portal.shared.rest.promise import promised_description

METHODS = ("get", "post", "put", "patch", "delete")


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
    """One thing that programs can ask for; `title` is its first sentence."""

    anchor: str
    name: str
    method: str
    path: str
    title: str
    text: str
    parameters: tuple[MemberRow, ...]
    body: tuple[MemberRow, ...]
    body_example: str
    answers: tuple[DescribedAnswer, ...]
    refusals: tuple[DescribedAnswer, ...]


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
    return tuple(_group(tag, get_language()) for tag in sorted(_described()))


def operation_group(tag: str) -> OperationGroup | None:
    """One group with the shapes that its operations speak of; None where there is no such group."""
    return _group_with_shapes(tag, get_language()) if tag in _described() else None


def group_title(tag: str) -> str:
    """A group's name: that of its addresses, as words."""
    return tag.replace("-", " ").replace("_", " ").capitalize()


@cache
def _described() -> Mapping[str, Sequence[tuple[str, str, Mapping[str, Any]]]]:
    """Path, method and description of each operation, by tag."""
    found: dict[str, list[tuple[str, str, Mapping[str, Any]]]] = {}
    for path, item in promised_description()["paths"].items():
        for method in METHODS:
            if method in item:
                found.setdefault(item[method]["tags"][0], []).append((path, method, item[method]))
    return found


@cache
def _group(tag: str, _language: str) -> OperationGroup:
    operations = tuple(_operation(*described) for described in _described()[tag])
    return OperationGroup(tag, group_title(tag), reverse("developers:group", args=[tag]), operations, ())


@cache
def _group_with_shapes(tag: str, language: str) -> OperationGroup:
    group = _group(tag, language)
    names = names_in([operation for _path, _method, operation in _described()[tag]])
    return OperationGroup(tag, group.title, group.url, group.operations, tuple(map(named_shape, names)))


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> Operation:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    answers = [_answer(status, answer) for status, answer in sorted(operation["responses"].items())]
    text = operation.get("description", "")
    return Operation(
        anchor=slugify(operation["operationId"]),
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        title=_title(text),
        text=paragraphs(text),
        parameters=tuple(map(_parameter, operation.get("parameters", []))),
        body=member_rows(followed(body.get("schema", {}))),
        body_example=_example(body),
        answers=tuple(answer for answer in answers if answer.status < "4"),
        refusals=tuple(answer for answer in answers if answer.status >= "4"),
    )


def _title(text: str) -> str:
    """The first sentence, without its full stop and the status that it may name."""
    first = re.split(r"\.(?:\s|$)", text, maxsplit=1)[0]
    return sentence(re.sub(r": \d{3}$", "", first))


def _parameter(parameter: Mapping[str, Any]) -> MemberRow:
    places = {"path": _("in the address"), "query": _("parameter"), "header": _("header")}
    return member_row(
        parameter["name"],
        parameter["schema"],
        parameter.get("description", ""),
        is_required=bool(parameter.get("required")),
        where=places[parameter["in"]],
    )


def _answer(status: str, answer: Mapping[str, Any]) -> DescribedAnswer:
    content: Mapping[str, Any] = next(iter(answer.get("content", {}).values()), {})
    schema = content.get("schema", {})
    title = f"{status} {HTTPStatus(int(status)).phrase}"
    return DescribedAnswer(
        title, sentence(answer.get("description", "")), kind_of(schema), link_of(schema), _example(content)
    )


def _example(content: Mapping[str, Any]) -> str:
    for example in content.get("examples", {}).values():
        return json.dumps(example["value"], indent=2, ensure_ascii=False)
    return ""
