"""What a field reads and what its schema allows are the same."""

from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from assessments.domain.documents.fields import Key, Table, Text
from assessments.domain.documents.refusals import refused

OPTIONAL = Table("Texts.", Key("A place."), Text("A text."))
NEEDED = Table("Texts.", Key("A place."), Text("A text."), empty="There are no texts.")


def read(table: Table, value: object) -> object:
    form: TypeAdapter[Any] = TypeAdapter(Annotated[tuple[Any, ...], table])
    return form.validate_python(value)


def is_allowed(table: Table, value: object) -> bool:
    return Draft202012Validator(table.schema()).is_valid(value)


@pytest.mark.parametrize("table", [OPTIONAL, NEEDED])
def test_a_table_is_read_as_pairs_sorted_by_name(table: Table) -> None:
    value = {"b": "Second", "a": "First"}

    assert read(table, value) == (("a", "First"), ("b", "Second"))
    assert is_allowed(table, value)


def test_a_table_may_be_empty_where_nothing_is_said_of_an_empty_one() -> None:
    assert read(OPTIONAL, {}) == ()
    assert is_allowed(OPTIONAL, {})


def test_a_table_that_may_not_be_empty_says_so_in_its_schema_too() -> None:
    with pytest.raises(ValidationError) as caught:
        read(NEEDED, {})

    assert [*refused(caught.value, {})] == [("", "There are no texts.")]
    assert not is_allowed(NEEDED, {})
