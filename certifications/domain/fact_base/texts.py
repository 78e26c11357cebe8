"""How single values stand in a fact base file. A refusal is a sentence that goes behind the value's place."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainValidator
from pydantic_core import CoreSchema

Item = TypeVar("Item")
LONGEST_ADDRESS = 500


def kind_of(value: object) -> str:
    """What stands there instead of what was expected."""
    kinds = ((type(None), "nothing"), (bool, "yes or no"), ((int, float), "a number"), (str, "text"))
    named = (name for kind, name in kinds if isinstance(value, kind))
    return next(named, "a list" if isinstance(value, list) else "fields")


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"should be text, not {kind_of(value)}.")
    if "\0" in value:
        raise ValueError("holds a character that the database cannot keep.")
    return value.strip()


def _needed(value: object) -> str:
    if not (text := _text(value)):
        raise ValueError("is missing.")
    return text


def _address(value: object) -> str:
    text = _text(value)
    if text and not _is_address(text):
        raise ValueError(f"“{text[:60]}” is not an address that begins with https:// or http://.")
    if len(text) > LONGEST_ADDRESS:
        raise ValueError(f"is longer than {LONGEST_ADDRESS} characters.")
    return text


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not any(map(str.isspace, text))


def _year(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= 2100:
        raise ValueError(f"should be a year, not “{value}”.")
    return str(value)


def _whole(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"should be a whole number, not “{value}”.")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"should be true or false, not {kind_of(value)}.")
    return value


def _list(value: object) -> list[Any]:
    if value is not None and not isinstance(value, list):
        raise ValueError(f"should be a list, not {kind_of(value)}.")
    return value or []


def one_of(names: Iterable[str]) -> Callable[[object], str]:
    """A reader of one of some names."""

    def read(value: object) -> str:
        if (text := _needed(value)) not in names:
            raise ValueError(f"“{text}” is not one of {', '.join(names)}.")
        return text

    return read


def named(names: Iterable[str]) -> PlainValidator:
    """What reads one of some names, and says in a schema which there are."""
    known = tuple(names)
    return PlainValidator(one_of(known), json_schema_input_type=Literal[known])


# What stands in a file, for its schema: some text, and an address.
_SomeText = Annotated[str, Field(min_length=1)]
_SomeAddress = Annotated[str, Field(pattern="^https?://", max_length=LONGEST_ADDRESS)]
_SomeYear = Annotated[int, Field(ge=1900, le=2100)]
_SomeWhole = Annotated[int, Field(ge=0)]

# A text is empty when it is absent or null; a needed one is refused then. A year is kept as text.
Text = Annotated[str, PlainValidator(_text, json_schema_input_type=str | None)]
Needed = Annotated[str, PlainValidator(_needed, json_schema_input_type=_SomeText)]
Line = Annotated[
    str,
    PlainValidator(lambda value: " ".join(_needed(value).split()), json_schema_input_type=_SomeText),
]
Address = Annotated[str, PlainValidator(_address, json_schema_input_type=_SomeAddress | Literal[""] | None)]
NeededAddress = Annotated[
    str, PlainValidator(lambda value: _address(_needed(value)), json_schema_input_type=_SomeAddress)
]
Year = Annotated[str, PlainValidator(_year, json_schema_input_type=_SomeYear | None)]
Whole = Annotated[int | None, PlainValidator(_whole, json_schema_input_type=_SomeWhole | None)]
Flag = Annotated[bool, PlainValidator(_flag, json_schema_input_type=bool)]


class _OrNull:
    """Says in a schema that null may stand there too."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(core), {"type": "null"}]}


# An absent list is an empty one.
Many = Annotated[tuple[Item, ...], BeforeValidator(_list), _OrNull()]
