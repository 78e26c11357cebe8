"""Documents that the portal writes for itself: the value's own fields are the declaration.

What a field holds is the same in the document, but for what its annotation (`ByName`, `Names`) or
decorator (`row`, `spread`, `joined`, `sparing`) says. Fields that no declaration names are passed over.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cached_property
from itertools import starmap
from operator import attrgetter
from typing import Annotated, Any, Generic, TypeVar, get_type_hints

from pydantic import BeforeValidator, GetCoreSchemaHandler, Strict, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, core_schema

Value = TypeVar("Value")
# Where pydantic looks for what a class says of itself.
HOOK = "__get_pydantic_core_schema__"

# Python would take true for 1, and "1" for it too.
Number = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]


def _day(value: object) -> object:
    # Pydantic would take a number as seconds.
    return date.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[date, Strict(), BeforeValidator(_day)]


class ByName:
    """Annotates pairs, or records of two fields, sorted by the first: an object with these as its names."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        item = source.__args__[0]
        record: Any = item if is_dataclass(item) else None
        name, held = _types_of(record) if record else item.__args__

        def read(found: dict[Any, Any]) -> tuple[Any, ...]:
            pairs = sorted(found.items())
            return tuple(starmap(record, pairs) if record else pairs)

        as_pair = _fields_of(record) if record else tuple
        form = core_schema.dict_schema(handler.generate_schema(name), handler.generate_schema(held))
        return _of_another_form(form, read, lambda items: dict(map(as_pair, items)))


@dataclass(frozen=True, slots=True)
class Names:
    """Annotates a tuple: an object with these names."""

    names: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        kinds = zip(self.names, source.__args__, strict=True)
        typed = {
            name: core_schema.typed_dict_field(handler.generate_schema(kind), required=True)
            for name, kind in kinds
        }
        form = core_schema.typed_dict_schema(typed)
        return _of_another_form(
            form,
            lambda found: tuple(found[name] for name in self.names),
            lambda items: dict(zip(self.names, items, strict=True)),
        )


def row(record: type[Value]) -> type[Value]:
    """Decorates a record whose document is a list of its fields, without their names."""

    def schema(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        form = core_schema.tuple_schema([handler.generate_schema(kind) for kind in _types_of(source)])
        return _of_another_form(form, lambda found: source(*found), _fields_of(source))

    return _declared(record, schema)


def spread(name: str) -> Callable[[type[Value]], type[Value]]:
    """Decorates a record in whose document the fields of one of its fields stand among the others."""

    def gather(document: dict[str, Any]) -> dict[str, Any]:
        # Each of the two records passes over the fields of the other.
        return {**document, name: document}

    def write(document: dict[str, Any]) -> dict[str, Any]:
        inner_fields = document.pop(name)
        return {**document, **inner_fields}

    return lambda record: _reshaped(record, gather, write)


def joined(name: str, parts: tuple[str, ...]) -> Callable[[type[Value]], type[Value]]:
    """Decorates a record in whose document some fields stand together in a list of this name."""

    def part(document: dict[str, Any]) -> dict[str, Any]:
        found = document.get(name)
        if not isinstance(found, list) or len(found) != len(parts):
            return document
        return {**document, **dict(zip(parts, found, strict=True))}

    def join(document: dict[str, Any]) -> dict[str, Any]:
        items = [document.pop(part) for part in parts]
        return {**document, name: items}

    return lambda record: _reshaped(record, part, join)


def sparing(*names: str) -> Callable[[type[Value]], type[Value]]:
    """Decorates a record in whose document these fields are left out where they are empty, false or zero.

    They need defaults. So a record can grow without changing the documents that were written before.
    """

    def write(document: dict[str, Any]) -> dict[str, Any]:
        return {name: item for name, item in document.items() if item or name not in names}

    return lambda record: _reshaped(record, lambda document: document, write)


class StoredForm(Generic[Value]):
    """The document of a kind of value. `name` is what it is called; a field at its default stands only
    `with_defaults`.

    With a `format` the document says it, and one that says another is refused.
    """

    def __init__(
        self, kind: type[Value], name: str, *, format: int | None = None, with_defaults: bool = True
    ) -> None:
        self._kind = kind
        self._name = name
        self._head = {} if format is None else {"format": format}
        self._leaves_defaults = not with_defaults

    @cached_property
    def _adapter(self) -> TypeAdapter[Value]:
        # Some hundredths of a second, which no start of a process needs.
        return TypeAdapter(self._kind)

    def document(self, value: Value) -> dict[str, Any]:
        """The JSON of a value; `parse` of it gives the value back."""
        found: dict[str, Any] = self._adapter.dump_python(
            value, mode="json", exclude_defaults=self._leaves_defaults
        )
        return {**self._head, **found}

    def parse(self, document: object) -> Value:
        """The value of a document that `document` made.

        Raises:
            ValueError: it is of another format, or not of the form; says of every place what is wrong.
        """
        if self._head and isinstance(document, dict) and not self._is_told_in(document):
            raise ValueError(f"The {self._name} is of another format.")
        try:
            return self._adapter.validate_python(document)
        except ValidationError as error:
            wrong = "; ".join(map(_problem, error.errors(include_url=False)))
            raise ValueError(f"This is no {self._name}: {wrong}.") from error

    def _is_told_in(self, document: dict[str, Any]) -> bool:
        told = document.get("format")
        return told == self._head["format"] and not isinstance(told, bool)


# By the start of the type of error.
_BELONGS = {
    "dataclass": "fields belong",
    "dict": "fields belong",
    "string": "text belongs",
    "int": "a whole number belongs",
    "bool": "true or false belongs",
    "tuple": "a list belongs",
    "too": "a list of another length belongs",
    "date": "a day belongs",
    "enum": "one of a few words belongs",
}


def _problem(error: Any) -> str:
    place = "/".join(map(str, error["loc"])) or "the whole"
    if error["type"] == "missing":
        return f"{place} is missing"
    if error["type"] == "value_error":
        return f"{place}: {error['ctx']['error']}".removesuffix(".")
    belongs = _BELONGS.get(error["type"].partition("_")[0])
    return f"{place} holds {error['input']!r} where {belongs}" if belongs else f"{place}: {error['msg']}"


def _types_of(record: Any) -> list[Any]:
    hints = get_type_hints(record, include_extras=True)
    return [hints[field.name] for field in fields(record)]


def _fields_of(record: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(record)))


def _declared(record: type[Value], schema: Callable[[Any, GetCoreSchemaHandler], CoreSchema]) -> type[Value]:
    setattr(record, HOOK, staticmethod(schema))
    return record


def _reshaped(record: type[Value], read: Callable[[Any], Any], write: Callable[[Any], Any]) -> type[Value]:
    """A record whose document is read into its fields, and written from them."""
    before = record.__dict__.get(HOOK)

    def schema(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # What pydantic keeps of a class under its reference is to be this form, not the one inside.
        inner: Any = dict(before.__func__(source, handler) if before else handler(source))
        return core_schema.no_info_before_validator_function(
            lambda found: read(found) if isinstance(found, dict) else found,
            inner,
            ref=inner.pop("ref"),
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, fold: write(fold(value))
            ),
        )

    return _declared(record, schema)


def _of_another_form(form: CoreSchema, read: Callable[[Any], Any], write: Callable[[Any], Any]) -> CoreSchema:
    """What is read from, and written as, a document of another form."""
    return core_schema.no_info_after_validator_function(
        read,
        form,
        serialization=core_schema.plain_serializer_function_ser_schema(write, return_schema=form),
    )
