"""Riddles that the solver does not solve within any limit that a test has."""

import random

from ortools.sat.python import cp_model


def add_riddle(model: cp_model.CpModel) -> None:
    """Add sums that no choice meets, which takes longer to find out than anybody waits."""
    dice = random.Random(3)  # noqa: S311 - weights of a riddle, the same each time
    picks = [model.new_bool_var("") for _number in range(60)]
    for _row in range(6):
        weights = [dice.randrange(1, 100) for _pick in picks]
        model.add(cp_model.LinearExpr.weighted_sum(picks, weights) == sum(weights) // 2)
