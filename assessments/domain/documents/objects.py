"""Objects whose document has another shape than their value: how each is unfolded, and folded again."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from assessments.domain.documents.fields import KeyList, Schema
from assessments.domain.documents.refusals import INNER, SIDED, refuse

# An object has the fields that its declaration names, and no others.
STRICT = ConfigDict(extra="forbid")

# The names of inner fields: no document has them.
SIDE, FIRST, SECOND, INSIDE = (f"{INNER}{name}" for name in ("side", "first", "second", "inside"))

Document = dict[str, Any]


class Shape(ABC):
    """Annotates a class of records. What is no object is passed on, and refused where it is read."""

    @abstractmethod
    def unfold(self, document: Document) -> Document:
        """The fields of the record."""

    @abstractmethod
    def fold(self, fields: Document) -> Document:
        """The document of the record."""

    @abstractmethod
    def describe(self, record: Schema) -> Schema:
        """The JSON Schema of the document, by that of the record."""

    def _unfold(self, value: object) -> object:
        return self.unfold(value) if isinstance(value, dict) else value

    def _fold(self, value: Any, handler: Any) -> Document:
        return self.fold(handler(value))

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        record = _without_references(handler(source), handler)
        return core_schema.no_info_before_validator_function(
            self._unfold,
            record,
            serialization=core_schema.wrap_serializer_function_ser_schema(self._fold),
        )

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        return self.describe(handler(core))


def _without_references(core: Any, handler: GetCoreSchemaHandler) -> Any:
    """A record written out under the functions around it: one record may have several shapes."""
    found = {name: item for name, item in handler.resolve_ref_schema(core).items() if name != "ref"}
    if found["type"].startswith("function-"):
        found["schema"] = _without_references(found["schema"], handler)
    return found


def described(record: Schema, properties: Schema, *, without: tuple[str, ...] = (), **rest: Any) -> Schema:
    """The schema of a record with other properties put before, or in place of, some of its own."""
    kept = {name: item for name, item in record["properties"].items() if name not in without}
    required = [name for name in record.get("required", ()) if name not in without]
    return {**record, "properties": {**properties, **kept}, "required": required, **rest}


@dataclass(frozen=True, slots=True)
class Tagged(Shape):
    """A record of a kind that its document names."""

    kind: str
    description: str

    def unfold(self, document: Document) -> Document:
        return {name: item for name, item in document.items() if name != "kind"}

    def fold(self, fields: Document) -> Document:
        return {**fields, "kind": self.kind}

    def describe(self, record: Schema) -> Schema:
        kind = {"const": self.kind, "description": "The kind of question."}
        found = described(record, {"kind": kind}, description=self.description)
        return {**found, "required": ["kind", *found["required"]]}


@dataclass(frozen=True, slots=True)
class Without(Shape):
    """A record without one of its fields."""

    name: str

    def unfold(self, document: Document) -> Document:
        if self.name in document:
            raise refuse("There is no such field here.", at=self.name)
        return document

    def fold(self, fields: Document) -> Document:
        return fields

    def describe(self, record: Schema) -> Schema:
        return described(record, {}, without=(self.name,))


@dataclass(frozen=True, slots=True)
class Together(Shape):
    """A record of which two fields stand together or not at all; `alone` is said of the second alone."""

    first: str
    second: str
    alone: str

    def unfold(self, document: Document) -> Document:
        if (self.first in document) != (self.second in document):
            raise refuse("This is missing." if self.first in document else self.alone, at=self.second)
        return document

    def fold(self, fields: Document) -> Document:
        return fields

    def describe(self, record: Schema) -> Schema:
        return {**record, "dependentRequired": {self.first: [self.second], self.second: [self.first]}}


@dataclass(frozen=True, slots=True)
class Either(Shape):
    """A record of which one of two fields stands there, or both."""

    first: str
    second: str

    def unfold(self, document: Document) -> Document:
        if self.first not in document and self.second not in document:
            raise refuse("This is missing.", at=self.first)
        return document

    def fold(self, fields: Document) -> Document:
        return fields

    def describe(self, record: Schema) -> Schema:
        return {**record, "anyOf": [{"required": [self.first]}, {"required": [self.second]}]}


@dataclass(frozen=True, slots=True)
class Sided(Shape):
    """A statement with exactly one of some sides, whose name is the key of what it is held against."""

    description: str
    sides: type[StrEnum]
    sentence: str
    meanings: tuple[str, ...]

    def unfold(self, document: Document) -> Document:
        found = [side for side in self.sides if side in document]
        if len(found) != 1:
            raise refuse(f"{self.sentence} exactly one of {', '.join(self.sides)}.")
        rest = {name: item for name, item in document.items() if name != found[0]}
        return {**rest, SIDE: found[0], SIDED: document[found[0]]}

    def fold(self, fields: Document) -> Document:
        rest = {name: item for name, item in fields.items() if name not in {SIDE, SIDED}}
        return {**rest, str(fields[SIDE]): fields[SIDED]}

    def describe(self, record: Schema) -> Schema:
        value = record["properties"][SIDED]
        sides = {
            str(side): {**value, "description": meaning}
            for side, meaning in zip(self.sides, self.meanings, strict=True)
        }
        one = [{"required": [side]} for side in sides]
        found = described(record, {}, without=(SIDE, SIDED), description=self.description, oneOf=one)
        return {**found, "properties": {**found["properties"], **sides}}


@dataclass(frozen=True, slots=True)
class Paired(Shape):
    """A statement about two keys that stand in one list."""

    name: str
    keys: KeyList
    sentence: str

    def unfold(self, document: Document) -> Document:
        try:
            names = self.keys.read(document[self.name])
        except PydanticCustomError as error:
            raise refuse(*(error.context or {})["sentences"], at=self.name) from error
        if not isinstance(names, tuple) or len(names) != 2:
            raise refuse(self.sentence, at=self.name)
        rest = {name: item for name, item in document.items() if name != self.name}
        return {**rest, FIRST: names[0], SECOND: names[1]}

    def fold(self, fields: Document) -> Document:
        rest = {name: item for name, item in fields.items() if name not in {FIRST, SECOND}}
        return {self.name: [fields[FIRST], fields[SECOND]], **rest}

    def describe(self, record: Schema) -> Schema:
        pair = {**self.keys.schema(), "minItems": 2, "maxItems": 2}
        found = described(record, {self.name: pair}, without=(FIRST, SECOND))
        return {**found, "required": [self.name, *found["required"]]}


@dataclass(frozen=True, slots=True)
class Flat(Shape):
    """A record with another one inside, whose fields stand in the document beside its own."""

    own: tuple[str, ...]

    def unfold(self, document: Document) -> Document:
        own = {name: document[name] for name in self.own if name in document}
        return {**own, INSIDE: {name: item for name, item in document.items() if name not in self.own}}

    def fold(self, fields: Document) -> Document:
        return {**{name: fields[name] for name in self.own}, **fields[INSIDE]}

    def describe(self, record: Schema) -> Schema:
        inside = record["properties"][INSIDE]
        properties = {name: record["properties"][name] for name in self.own}
        return {
            **inside,
            "properties": {**properties, **inside["properties"]},
            "required": [*self.own, *inside["required"]],
            "description": record["description"],
        }
