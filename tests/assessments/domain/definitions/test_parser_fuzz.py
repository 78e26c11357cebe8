"""Whatever a document holds, the parser reads it or refuses it, and raises nothing else."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.definitions.compiler import refusals_in
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.writer import canonical_definition, document_of
from tests.builders.changes import GONE, changed, places_of
from tests.builders.instruments import everything
from tests.builders.random_json import json_values

EVERYTHING = everything()


@given(json_values(20))
@settings(max_examples=80)
def test_any_json_value_is_refused_and_nothing_else_is_raised(value: object) -> None:
    with pytest.raises(RefusedError):
        parse_definition(value)


PLACES = places_of(EVERYTHING)


@given(st.lists(st.tuples(st.sampled_from(PLACES), json_values() | st.just(GONE)), min_size=1, max_size=3))
@settings(max_examples=80)
def test_document_with_anything_anywhere_is_read_as_it_is_or_refused(
    changes: list[tuple[str, object]],
) -> None:
    document = EVERYTHING
    for place, value in changes:
        with suppress(LookupError, TypeError, ValueError):
            document = changed(document, place, value)

    with suppress(RefusedError):
        parsed = parse_definition(document)
        assert document_of(parsed) == document
        assert canonical_definition(parsed)
        assert all(refusal.sentence.endswith(".") for refusal in refusals_in(parsed))
