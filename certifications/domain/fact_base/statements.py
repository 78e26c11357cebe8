"""Statements of a fact base file: a value, where it comes from, and how sure it is.

Which statements a section holds, and of which form, is declared in `certifications.domain.fields` alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetPydanticSchema,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
    create_model,
    field_validator,
    model_validator,
)

from certifications.domain import fields
from certifications.domain.fact_base.texts import Address, Line, Many, Text, Year
from certifications.domain.fact_base.values import stated_value, written_as
from certifications.domain.facts import Confidence
from certifications.domain.values import Value


class Declared(BaseModel):
    """A mapping of the file; a key that it does not declare is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Provenance(Declared):
    """Where a statement comes from and how sure it is.

    `source_url` is empty when the source is not on the web; then `source_note` describes it. `source_date`
    is the source's own date as text, empty when it is undated.
    """

    source_note: Text = Field("", alias="source_ref")
    source_url: Address = Field("", validate_default=True)
    source_date: Year = Field("", alias="source_year")
    confidence: Confidence
    also: Many[Line] = ()
    caution: Text = ""
    note: Text = ""

    @field_validator("source_url")
    @classmethod
    def _has_source(cls, url: str, info: ValidationInfo) -> str:
        if not url and not info.data.get("source_note", "refused already"):
            raise ValueError("is missing: a fact needs a source.")
        return url


class Statement(Provenance):
    """A value with where it comes from; which form it takes is its field's."""

    value: Any


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One fact of a record; `position` tells apart facts that share a key, from 0."""

    key: str
    position: int
    value: Value
    provenance: Provenance


class Sheet(Declared):
    """Statements by key, in the file's order."""

    _order: tuple[str, ...] = PrivateAttr(())

    @model_validator(mode="wrap")
    @classmethod
    def _in_order(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        sheet = handler(data)
        sheet._order = tuple(data)
        return sheet

    def facts(self, group: str) -> Iterator[StatedFact]:
        """What it states. A kind of experience, said in words, has the source of the months beside it."""
        for name in self._order:
            found = getattr(self, name)
            if isinstance(found, str):
                if found and (months := getattr(self, "experience_months", None)):
                    yield StatedFact(f"{group}.{name}", 0, found, months)
                continue
            yield from facts_of(f"{group}.{name}", *(found if isinstance(found, tuple) else (found,)))


def facts_of(key: str, *found: Statement | None) -> Iterator[StatedFact]:
    """The facts of one key; none where the file has null."""
    for position, one in enumerate(found):
        if one is not None:
            yield StatedFact(_key(key, one.value), position, one.value, one)


def _key(key: str, value: Value) -> str:
    """The key of a fact; a fee in words rather than an amount has one of its own."""
    return "fees.exam_included" if key == "fees.exam" and isinstance(value, str) else key


def stated(field: fields.FactField) -> GetPydanticSchema:
    """What makes a statement be of the form that a field takes."""

    def read(raw: Any) -> Value:
        return stated_value(fields.FIELDS[_key(field.key, raw)] if field.key == "fees.exam" else field, raw)

    model = create_model(
        f"Statement_{field.key.replace('.', '_')}",
        __base__=Statement,
        value=(Annotated[Any, PlainValidator(read, json_schema_input_type=written_as(field))], ...),
    )
    return GetPydanticSchema(lambda _source, handler: handler(model))


def sheet(
    group: str, known: Mapping[str, fields.FactField] = fields.FIELDS, **special: Any
) -> GetPydanticSchema:
    """What makes a sheet hold a statement for each field of a group; `special` are those of other forms."""
    statements: dict[str, Any] = {
        key.removeprefix(group): (Annotated[Statement, stated(field)] | None, None)
        for key, field in known.items()
        if key.startswith(group)
    }
    model = create_model("Sheet", __base__=Sheet, **statements | special)
    return GetPydanticSchema(lambda _source, handler: handler(model))
