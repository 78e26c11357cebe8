"""What a field of a document holds: each form reads it, and describes it in JSON Schema."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from assessments.domain.documents.refusals import refuse
from assessments.domain.documents.values import (
    KEY,
    LARGEST_NUMBER,
    LONGEST_TEXT,
    MOST_ITEMS,
    NOT_SURE,
    problem_of_key,
    problem_of_list,
    problem_of_number,
    problem_of_text,
    twice,
)

Schema = dict[str, Any]

# Control characters other than the line feed.
_NO_CONTROL = r"[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]"
_SOMETHING = r"[^\u0000-\u001f\u007f-\u009f\s]"


class Field(ABC):
    """A form that reads a value by itself. Annotates the type of what it makes of the value."""

    @abstractmethod
    def read(self, value: object) -> object:
        """What the value stands for.

        Raises:
            PydanticCustomError: it is not of the form (`refuse`).
        """

    @abstractmethod
    def schema(self) -> Schema:
        """The form in JSON Schema."""

    def core(self) -> CoreSchema:
        """How pydantic reads it."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.core()

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> Schema:
        return self.schema()


@dataclass(frozen=True, slots=True)
class Key(Field):
    """A permanent key or a slug."""

    description: str
    pattern: re.Pattern[str] = KEY

    def read(self, value: object) -> object:
        problem = problem_of_key(value, self.pattern)
        if problem:
            raise refuse(problem)
        return value

    def schema(self) -> Schema:
        return {
            "type": "string",
            "pattern": f"^{self.pattern.pattern}$",
            "not": {"const": NOT_SURE},
            "description": self.description,
        }


@dataclass(frozen=True, slots=True)
class Text(Field):
    """A text that is shown; `instead` is what a bad one is called where it is a name."""

    description: str
    instead: str = ""

    def read(self, value: object) -> object:
        problem = problem_of_text(value)
        if problem:
            raise refuse(self.instead or problem)
        return value

    def schema(self) -> Schema:
        return {
            "type": "string",
            "maxLength": LONGEST_TEXT,
            "pattern": f"^{_NO_CONTROL}*{_SOMETHING}{_NO_CONTROL}*$",
            "description": self.description,
        }


@dataclass(frozen=True, slots=True)
class Whole(Field):
    """A whole number within bounds, which it may meet."""

    description: str
    least: int = 0
    most: int = LARGEST_NUMBER

    def read(self, value: object) -> object:
        problem = problem_of_number(value, self.least, self.most)
        if problem:
            raise refuse(problem)
        return value

    def schema(self) -> Schema:
        bounds = {"minimum": self.least, "maximum": self.most}
        return {"type": "integer", **bounds, "description": self.description}


@dataclass(frozen=True, slots=True)
class OneOf(Field):
    """One of a closed list; its default is left out, not said."""

    description: str
    choices: type[StrEnum]
    default: StrEnum | None = None

    def read(self, value: object) -> object:
        if not isinstance(value, str) or value not in {str(choice) for choice in self.choices}:
            raise refuse(f"This should be one of {', '.join(self.choices)}.")
        if value == self.default:
            raise refuse("Leave out what is the default.")
        return self.choices(value)

    def schema(self) -> Schema:
        names = [str(choice) for choice in self.choices if choice is not self.default]
        return {"enum": names, "description": self.description}


@dataclass(frozen=True, slots=True)
class OnlyTrue(Field):
    """True, or left out."""

    description: str

    def read(self, value: object) -> object:
        if value is not True:
            raise refuse("This is either true or left out.")
        return value

    def schema(self) -> Schema:
        return {"const": True, "description": self.description}


@dataclass(frozen=True, slots=True)
class KeyList(Field):
    """A list of keys, each once. Where their order means nothing they are sorted, and have to be."""

    description: str
    of: Key
    least: int = 1
    in_order: bool = False

    def read(self, value: object) -> object:
        if problem := problem_of_list(value, self.least):
            raise refuse(problem)
        items: list[Any] = value if isinstance(value, list) else []
        problems = [problem for item in items if (problem := problem_of_key(item, self.of.pattern))]
        if not problems and len(set(items)) != len(items):
            problems = [f"“{twice(items)}” stands here twice."]
        elif not problems and self.in_order and items != sorted(items):
            problems = ["This list should be sorted."]
        if problems:
            raise refuse(*problems)
        return tuple(items)

    def schema(self) -> Schema:
        return {**list_schema(self.of.schema(), self.least, self.description), "uniqueItems": True}


@dataclass(frozen=True, slots=True)
class Row(Field):
    """A list of so many keys, told one by one."""

    description: str
    keys: tuple[Key, ...]

    def read(self, value: object) -> object:
        if not isinstance(value, list) or len(value) != len(self.keys):
            raise refuse(f"This should be a list of {len(self.keys)} keys.")
        pairs = zip(self.keys, value, strict=True)
        problems = [problem for key, item in pairs if (problem := problem_of_key(item, key.pattern))]
        if problems:
            raise refuse(*problems)
        return tuple(value)

    def schema(self) -> Schema:
        items = [key.schema() for key in self.keys]
        size = {"minItems": len(items), "maxItems": len(items)}
        return {"type": "array", "prefixItems": items, **size, "description": self.description}


@dataclass(frozen=True, slots=True)
class Table(Field):
    """An object of the editor's own names, as pairs sorted by name; `empty` is said of an empty one."""

    description: str
    names: Key | Text
    values: "Field"
    empty: str = ""

    def read(self, value: object) -> object:
        if value == {} and self.empty:
            raise refuse(self.empty)
        return {str(name): item for name, item in value.items()} if isinstance(value, dict) else value

    def core(self) -> CoreSchema:
        inner = core_schema.dict_schema(self.names.core(), self.values.core())
        return core_schema.no_info_after_validator_function(
            lambda found: tuple(sorted(found.items())),
            core_schema.no_info_before_validator_function(self.read, inner),
            serialization=core_schema.plain_serializer_function_ser_schema(table_document),
        )

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": self.names.schema(),
            "additionalProperties": self.values.schema(),
            "minProperties": 1 if self.empty else 0,
            "description": self.description,
        }


def table_document(pairs: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    """The object of a table; of a table in a table too."""
    return {name: table_document(item) if isinstance(item, tuple) else item for name, item in pairs}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of objects or rows; annotates a tuple of what reads them."""

    description: str
    least: int = 1

    def _check(self, value: object) -> object:
        if problem := problem_of_list(value, self.least):
            raise refuse(problem)
        return value

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        return list_schema(handler(core)["items"], self.least, self.description)


def list_schema(items: Schema, least: int, description: str) -> Schema:
    """A list in JSON Schema."""
    size = {"minItems": least, "maxItems": MOST_ITEMS}
    return {"type": "array", "items": items, **size, "description": description}
