"""Riddles that the solver does not solve within any limit that a test has."""

from ortools.sat.python import cp_model

from tests.builders.random_snapshots import random_of


def add_riddle(model: cp_model.CpModel) -> None:
    """Add sums that no choice meets, which takes longer to find out than anybody waits."""
    dice = random_of(3)
    picks = [model.new_bool_var("") for _number in range(60)]
    for _row in range(6):
        weights = [dice.randrange(1, 100) for _pick in picks]
        model.add(cp_model.LinearExpr.weighted_sum(picks, weights) == sum(weights) // 2)
