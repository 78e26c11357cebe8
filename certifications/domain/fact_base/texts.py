"""How single values stand in a fact base file. A refusal is a sentence that goes behind the value's place."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainValidator

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


# A text is empty when it is absent or null; a needed one is refused then. A year is kept as text.
Text = Annotated[str, PlainValidator(_text)]
Needed = Annotated[str, PlainValidator(_needed)]
Line = Annotated[str, PlainValidator(lambda value: " ".join(_needed(value).split()))]
Address = Annotated[str, PlainValidator(_address)]
NeededAddress = Annotated[str, PlainValidator(lambda value: _address(_needed(value)))]
Year = Annotated[str, PlainValidator(_year)]
Whole = Annotated[int | None, PlainValidator(_whole)]
Flag = Annotated[bool, PlainValidator(_flag)]
# An absent list is an empty one.
Many = Annotated[tuple[Item, ...], BeforeValidator(_list)]
