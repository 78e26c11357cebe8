"""The worked tables of docs/algorithms/counterfactual.md, row by row."""

from dataclasses import replace

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import Change
from assessments.domain.margin.result import Counterfactual, State, Variant
from assessments.domain.margin.search import Search, counterfactuals, margin_of
from tests.builders.margin_search import search_of
from tests.builders.worked_instrument import NOTHING, answers_in, worked_instrument
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
MARGINS, WAYS = worked_tables("counterfactual")


def _name(row: Row) -> str:
    return " ".join(row.values())


def _search(row: Row) -> Search:
    """The worked instrument, some questions of which cannot be answered at will."""
    declared = dict(part.split(" ") for part in row["declared"].split(", ") if part != NOTHING)
    instrument: Definition = worked_instrument()
    questions = tuple(
        replace(question, change=Change(declared.get(question.key, question.change)))
        for question in instrument.questions
    )
    return search_of(replace(instrument, questions=questions))


def _told(answer: Answer | None, *, is_asked: bool) -> str:
    if not is_asked:
        return "hidden"
    return NOTHING if answer is None else str(answer)


def _way(way: Counterfactual) -> str:
    if way.state is not State.FOUND:
        return str(way.state)
    return ", ".join(
        f"{change.question} {_told(change.before, is_asked=change.asked_before)} → "
        f"{_told(change.after, is_asked=change.asked_after)}"
        for change in way.changes
    )


@pytest.mark.parametrize("row", MARGINS, ids=_name)
def test_margin_is_as_the_table_says(row: Row) -> None:
    margin = margin_of(search_of(worked_instrument()), answers_in(row["answers"]))

    assert [str(margin.state), NOTHING if margin.distance is None else str(margin.distance)] == [
        row["state"].replace(" ", "_"),
        row["margin"],
    ]


@pytest.mark.parametrize("row", WAYS, ids=_name)
def test_way_to_another_path_is_as_the_table_says(row: Row) -> None:
    found = {
        way.variant: _way(way)
        for way in counterfactuals(_search(row), answers_in(row["answers"]))
        if way.path == row["to"]
    }

    assert found == {Variant.ALL: row["over all"], Variant.CHANGEABLE: row["over the changeable"]}
