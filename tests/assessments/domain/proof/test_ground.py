"""What a proof works on: searches that end at their limit cost the later ones most of theirs."""

from ortools.sat.python import cp_model

from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.solver import SheetModel
from assessments.domain.answer_space.space import space_of
from assessments.domain.engines.rules import RulesOfVersion1
from assessments.domain.proof.ground import MOST_STRUCK, Ground, SheetSearch
from tests.builders.instruments import definition, rule, single
from tests.builders.riddles import add_riddle

# Enough for what is settled at once, far too little for a riddle.
LIMIT = 0.1


def ground() -> Ground:
    made = definition(single("ask", ("yes", "no")), rules=[_of("yes"), _of("no")])
    return Ground(space_of(made), RulesOfVersion1(made), Effort(LIMIT))


def _of(choice: str) -> dict[str, object]:
    return rule(choice, "work", {"answer": "ask", "any_of": [choice]})


def endless(_made: SheetModel, model: cp_model.CpModel) -> None:
    add_riddle(model)


def impossible(made: SheetModel, model: cp_model.CpModel) -> None:
    model.add_bool_and(made.decides)


def test_searches_that_the_limit_ended_leave_the_later_ones_a_tenth_of_it() -> None:
    proof = ground()

    for struck in range(MOST_STRUCK):
        assert proof.effort.limit == LIMIT, struck
        assert proof.search(endless) == SheetSearch(None, is_settled=False)

    assert proof.effort.limit == LIMIT / 10
    assert proof.search_decided(0) == SheetSearch({"ask": "yes"}, is_settled=True)


def test_searches_that_find_a_sheet_or_that_there_is_none_leave_the_limit_as_it_was() -> None:
    proof = ground()

    for _each in range(MOST_STRUCK + 1):
        assert proof.search_decided(1) == SheetSearch({"ask": "no"}, is_settled=True)
        assert proof.search(impossible) == SheetSearch(None, is_settled=True)

    assert proof.effort.limit == LIMIT
