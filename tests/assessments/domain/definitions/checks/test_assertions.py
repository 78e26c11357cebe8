"""Assertions: read, written, and refused where they speak of what is not there."""

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.conditions import Bound, ScoreCondition
from assessments.domain.definitions.guarantees import Assertion
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.writer import document_of, logic_hash
from tests.assessments.domain.definitions.checks.refused import refused_of
from tests.builders.changes import changed
from tests.builders.instruments import document, rule, scale

ASKED = scale("flows")
RULE = rule("most", "work", {"score": "work", "at_least": 60})
ASSERTED = {"path": "work", "score": "work", "at_least": 50}


def test_assertion_is_read_and_written_back() -> None:
    made = document(ASKED, rules=[RULE], assertions=[ASSERTED])
    read = compile_definition(made)

    assert read.assertions == (Assertion("work", ScoreCondition("work", Bound.AT_LEAST, 50)),)
    assert document_of(read) == made


def test_assertion_is_part_of_the_logic() -> None:
    without, having = (
        parse_definition(document(ASKED, rules=[RULE], **more)) for more in ({}, {"assertions": [ASSERTED]})
    )

    assert logic_hash(without) != logic_hash(having)


@pytest.mark.parametrize(
    ("asserted", "place", "sentence"),
    [
        ({**ASSERTED, "path": "gone"}, "assertions/1/path", "There is no path “gone”."),
        ({**ASSERTED, "score": "gone"}, "assertions/1", "There is no dimension “gone”."),
    ],
)
def test_assertion_about_what_is_not_there_is_refused(
    asserted: dict[str, object], place: str, sentence: str
) -> None:
    assert refused_of(ASKED, rules=[RULE], assertions=[asserted]) == [(place, sentence)]


def test_assertion_on_a_dimension_that_nothing_feeds_is_refused() -> None:
    dimensions = [{"key": "work"}, {"key": "idle"}]
    asserted = [ASSERTED, {**ASSERTED, "score": "idle"}]

    assert refused_of(ASKED, rules=[RULE], dimensions=dimensions, assertions=asserted) == [
        ("assertions/2", "No question adds points to “idle”, so it has no score.")
    ]


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        ("assertions", [], "This list should have 1 to 1000 entries, not 0."),
        ("assertions/0/at_least", 101, "This should be a number from 0 to 100."),
        ("assertions/0/at_most", 90, "This needs exactly one of at_least, at_most."),
        ("assertions/0/answer", "flows", "There is no such field here."),
    ],
)
def test_assertion_of_another_form_is_refused(place: str, value: object, sentence: str) -> None:
    made = changed(document(ASKED, rules=[RULE], assertions=[ASSERTED]), place, value)

    with pytest.raises(RefusedError, match=sentence):
        parse_definition(made)
