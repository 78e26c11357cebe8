"""What holds of every attribution: shares add up, statements are true of the exchanges they speak of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import combinations, permutations
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.parser import sheet_of
from assessments.domain.attribution import (
    Cause,
    CauseShare,
    Situation,
    Split,
    attribute,
    cause_sets,
    differing,
    exchanged,
    needed_for,
    rounded_shares,
    split_by_cause,
)
from assessments.domain.attribution.attribution import DECIDING
from assessments.domain.outcomes.outcome import Outcome
from tests.builders.random_evaluations import Case, cases
from tests.builders.random_instruments import random_sheet
from tests.builders.situations import SHEET, TWO_YEARS_LATER, evaluated, situation
from tests.builders.snapshots import AS_OF

Causes = tuple[Cause, ...]
Values = Mapping[frozenset[Cause], Fraction]

SCORES = st.fractions(min_value=0, max_value=1, max_denominator=12)


def subsets(causes: Causes) -> list[frozenset[Cause]]:
    return [frozenset(chosen) for size in range(len(causes) + 1) for chosen in combinations(causes, size)]


@st.composite
def mixtures(draw: st.DrawFn, values: st.SearchStrategy[Fraction] = SCORES) -> tuple[Causes, Values]:
    """Some causes, and a value for each set of them."""
    causes = tuple(cause for cause in Cause if draw(st.booleans()))[:4]
    return causes, {mixture: draw(values) for mixture in subsets(causes)}


@settings(max_examples=50)
@given(mixtures())
def test_shares_are_the_averages_over_all_orders_and_add_up(made: tuple[Causes, Values]) -> None:
    causes, values = made
    found = {share.cause: share.amount for share in split_by_cause(values, causes)}

    assert sum(found.values()) == values[frozenset(causes)] - values[frozenset()]
    orders = list(permutations(causes))
    for cause in causes:
        steps = [
            values[frozenset({*before, cause})] - values[frozenset(before)]
            for order in orders
            for before in [order[: order.index(cause)]]
        ]
        assert found.get(cause, 0) == sum(steps) / len(orders)


@given(st.lists(st.fractions(min_value=-1, max_value=1, max_denominator=60), max_size=6), st.data())
def test_rounded_shares_add_up_to_what_is_shown(amounts: list[Fraction], data: st.DataObject) -> None:
    kept = [CauseShare(cause, amount) for cause, amount in zip(Cause, amounts, strict=False) if amount]
    change = sum((share.amount for share in kept), Fraction(0))
    before = data.draw(st.fractions(min_value=0, max_value=1, max_denominator=60))
    shown = rounded_shares(Split("d", before, before + change, tuple(kept)))

    assert sum(points for _cause, points in shown) == floor(100 * (before + change)) - floor(100 * before)
    for share, (cause, points) in zip(kept, shown, strict=True):
        assert cause is share.cause
        assert abs(points - 100 * share.amount) < 1
        assert points * share.amount >= 0


@given(mixtures(st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)])))
def test_statements_about_sets_are_true_and_no_smaller_set_does_the_same(
    made: tuple[Causes, Values],
) -> None:
    causes, values = made
    before, after = values[frozenset()], values[frozenset(causes)]
    moved = cause_sets(values.__getitem__, causes)
    doing = [
        mixture
        for mixture in subsets(causes)
        if (values[mixture] == after if moved.changed else values[mixture] != before)
    ]
    least = min(map(len, doing), default=0)

    assert moved.changed == (before != after)
    assert [set(chosen) for chosen in moved.sets] == [set(item) for item in doing if len(item) == least]
    assert set(needed_for(values.__getitem__, causes)) == {
        cause for cause in causes if values[frozenset(causes) - {cause}] != after
    }


@pytest.mark.parametrize(
    "causes", subsets(tuple(Cause)), ids=lambda causes: "+".join(sorted(causes)) or "none"
)
def test_exchange_takes_just_the_inputs_of_its_causes(causes: frozenset[Cause]) -> None:
    earlier = situation()
    later = replace(
        situation({**SHEET, "plans": "1"}, "strict", held=("capm",), catalogue="more", engine=2),
        as_of=TWO_YEARS_LATER,
    )
    made = exchanged(earlier, later, causes)
    inputs = {
        Cause.ANSWERS: "sheet",
        Cause.HELD: "held",
        Cause.QUESTIONNAIRE: "definition",
        Cause.CATALOGUE: "snapshot",
        Cause.TIME: "as_of",
        Cause.ENGINE: "engine",
    }
    for cause, name in inputs.items():
        assert getattr(made, name) == getattr(later if cause in causes else earlier, name)


def of(case: Case) -> Situation:
    return Situation(case.definition, case.sheet, case.held, case.snapshot, case.as_of, 1)


@settings(max_examples=40)
@given(cases(most_certifications=3), cases(most_certifications=3))
def test_any_two_situations_are_attributed_from_the_one_to_the_other(one: Case, other: Case) -> None:
    earlier, later = of(one), of(other)
    found = attribute(earlier, later, evaluated)
    before, after = evaluated(earlier), evaluated(later)

    assert exchanged(earlier, later, ()) == earlier
    assert exchanged(earlier, later, found.causes).sheet == later.sheet
    assert found.path.changed == (before.path != after.path)
    for split in found.splits:
        assert split.before + sum(share.amount for share in split.shares) == split.after
        assert (split.before, split.after) == (
            _score(before, split.dimension),
            _score(after, split.dimension),
        )


@settings(max_examples=40)
@given(cases(most_certifications=3), cases(most_certifications=3))
def test_scores_and_path_rest_on_nothing_but_the_deciding_causes(one: Case, other: Case) -> None:
    earlier = of(one)
    rest = [cause for cause in Cause if cause not in DECIDING]
    before, after = evaluated(earlier), evaluated(exchanged(earlier, of(other), rest))

    assert (before.path, before.scores) == (after.path, after.scores)


def test_no_exchange_is_evaluated_twice_or_in_vain() -> None:
    asked: list[Situation] = []

    def counted(made: Situation) -> Outcome:
        asked.append(made)
        return evaluated(made)

    later = situation(held=("cawm",), catalogue="more", as_of=AS_OF + timedelta(days=1))
    found = attribute(situation(), later, counted)

    # Both ends, and each of three causes alone: more than one at a time moved nothing.
    assert (len(found.causes), len(asked)) == (3, 5)


@settings(max_examples=40)
@given(cases(most_certifications=3))
def test_other_answers_alone_are_the_only_cause(case: Case) -> None:
    earlier = of(case)
    answers = sheet_of(case.definition, random_sheet(case.random, case.definition))
    later = Situation(case.definition, answers, case.held, case.snapshot, case.as_of, 1)

    assert differing(earlier, later) == ((Cause.ANSWERS,) if answers != case.sheet else ())


def _score(outcome: Outcome, dimension: str) -> Fraction:
    return next(
        Fraction(score.points, score.attainable)
        for score in outcome.scores
        if score.dimension == dimension and score.attainable
    )
