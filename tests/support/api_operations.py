"""The operations of the API, as its description has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WRITING = ("post", "put", "patch", "delete")
_ARGUMENT = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address. `properties` are those of the object that it is sent, `example` is one that
    the description shows; none where it takes no body.
    """

    name: str
    method: str
    template: str
    query: tuple[str, ...]
    headers: tuple[str, ...]
    takes_body: bool
    properties: tuple[str, ...]
    example: Any

    @property
    def writes(self) -> bool:
        """Whether it may change something."""
        return self.method in WRITING

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the arguments of its address."""
        return tuple(_ARGUMENT.findall(self.template))

    def path(self, values: Mapping[str, str]) -> str:
        """Its address with these values for arguments, percent-encoded already; others name nothing."""
        return _ARGUMENT.sub(lambda found: values.get(found[1], _nothing(found[1])), self.template)


def operations_of(description: Mapping[str, Any]) -> tuple[Operation, ...]:
    """Every operation of a description, in its order."""
    return tuple(
        _operation(description, path, method, said)
        for path, methods in description["paths"].items()
        for method, said in methods.items()
        if method != "parameters"
    )


def _operation(description: Mapping[str, Any], path: str, method: str, said: Mapping[str, Any]) -> Operation:
    parameters = said.get("parameters", ())
    names = {
        place: tuple(one["name"] for one in parameters if one["in"] == place) for place in ("query", "header")
    }
    content = said.get("requestBody", {}).get("content", {})
    sent: Mapping[str, Any] = next(iter(content.values()), {})
    schema = sent.get("schema", {})
    if "$ref" in schema:
        schema = description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return Operation(
        name=said["operationId"],
        method=method,
        template=path,
        query=names["query"],
        headers=names["header"],
        takes_body=bool(content),
        properties=tuple(schema.get("properties", ())),
        example=next((one["value"] for one in sent.get("examples", {}).values()), None),
    )


def _nothing(argument: str) -> str:
    """What an argument may be called, and nothing is."""
    return "00000000-0000-4000-8000-000000000000" if argument in _NUMBERS else "nothing"


# Arguments that are public ids.
_NUMBERS = {"id", "uuid", "submission", "link", "webhook"}
