"""A proof looks again and again whether it is to go on, and ends when it is not."""

import itertools
import threading
from typing import NoReturn

import pytest
from ortools.sat.python import cp_model

from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.solver import run
from assessments.domain.answer_space.watched import solve_watched
from assessments.domain.definitions.definition import Definition
from assessments.domain.proof.prover import prove
from tests.builders.instruments import definition, multiple, rule, single
from tests.builders.riddles import add_riddle

CHOICES = [f"c{place}" for place in range(10)]
FOR_EVER = 1e9


class EnoughError(Exception):
    """Someone wants the proof to end."""


class Looks:
    """Counts looks, and has enough at one of them."""

    def __init__(self, enough: int | None = None) -> None:
        self.count = 0
        self._enough = enough

    def __call__(self) -> None:
        self.count += 1
        if self.count == self._enough:
            raise EnoughError


def wide() -> Definition:
    """A multiple choice of which every set is of its own kind, beside two small questions."""
    when = [{"score": "work", "at_least": 99}]
    rules = [rule(f"is_{key}", "work", {"answer": "wide", "any_of": [key]}, *when) for key in CHOICES]
    scored = [single(f"s{place}", {"a": {}, "b": {"work": 2}}) for place in range(2)]
    return definition(multiple("wide", CHOICES), *scored, rules=rules)


def endless() -> cp_model.CpModel:
    """A riddle and nothing else."""
    model = cp_model.CpModel()
    add_riddle(model)
    return model


def test_one_step_over_a_wide_question_looks_for_each_of_its_answers() -> None:
    looks, steps = Looks(), []

    prove(wide(), lambda done, _total: steps.append((done, looks.count)), look=looks)

    longest = max(after - before for (_, before), (_, after) in itertools.pairwise(steps))
    assert longest >= 2 ** len(CHOICES)


@pytest.mark.parametrize("enough", [1, 40, 400])
def test_proof_ends_at_the_look_that_says_so(enough: int) -> None:
    looks = Looks(enough)

    with pytest.raises(EnoughError):
        prove(wide(), look=looks)

    assert looks.count == enough


def test_solver_is_stopped_by_a_look() -> None:
    with pytest.raises(EnoughError):
        run(endless(), Effort(FOR_EVER, Looks(enough=3)))

    assert not [thread for thread in threading.enumerate() if thread.name.startswith("solver")]


class BrokenSolver(cp_model.CpSolver):
    """One that cannot solve anything."""

    def solve(self, *_arguments: object) -> NoReturn:
        """Fail."""
        raise ArithmeticError("This solver is broken.")


def test_fault_of_the_solver_is_the_one_that_is_told() -> None:
    with pytest.raises(ArithmeticError, match="broken"):
        solve_watched(BrokenSolver(), endless(), Looks())
