"""Shares: counted exactly where that can be done, else drawn, with an interval that holds the true share."""

import pytest

from assessments.domain.answer_space.batch import Batch
from assessments.domain.answer_space.effort import look_at_nothing
from assessments.domain.answer_space.space import space_of
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.proof import counts as exact_counts
from assessments.domain.proof import shares
from assessments.domain.proof.counts import counts_of
from assessments.domain.proof.report import Method, Shares
from tests.builders.clean_instruments import PLANS, Plan, clean_document
from tests.builders.instruments import definition, document, multiple, number, rule, scale, single


def shares_of(plan: Plan) -> Shares:
    """The shares of a clean instrument."""
    space = space_of(compile_definition(clean_document(plan)))
    return shares.shares_of(space, Batch(space), look_at_nothing)


@pytest.mark.parametrize("plan", [PLANS[6], PLANS[9], PLANS[10]], ids=lambda plan: plan.name)
def test_drawn_shares_are_near_those_that_are_counted(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = shares_of(plan)
    monkeypatch.setattr(exact_counts, "MOST_STATES", 0)
    monkeypatch.setattr(shares, "SAMPLE", shares.CHUNK)
    drawn = shares_of(plan)

    assert (counted.method, drawn.method, drawn.of) == (Method.EXACT, Method.SAMPLED, shares.CHUNK)
    for exact, share in zip(counted.by_path, drawn.by_path, strict=True):
        assert share.least <= exact.least <= exact.most <= share.most


def test_sets_and_intervals_count_as_many_answers_as_they_stand_for() -> None:
    # Of 16 sets 12 have one of two choices, of 3 intervals (0-11, 12-35, from 36 on) two reach 12.
    wanted = {"answer": "what", "any_of": ["a", "b"]}
    either = {"any": [wanted, {"number": "months", "at_least": 36}]}
    long = rule("long", "work", {"number": "months", "at_least": 12}, either)
    space = space_of(definition(multiple("what", "abcd"), number("months"), rules=[long]))

    assert dict(zip(space.paths, counts_of(space, Batch(space), look_at_nothing), strict=True)) == {
        "work": 7,
        "later": 5,
    }


def test_counts_of_large_instruments_are_exact_beyond_64_bits() -> None:
    asked = [scale(f"q{place}", 9) for place in range(30)]
    space = space_of(definition(*asked, rules=[rule("all", "work", {"score": "work", "at_least": 100})]))

    assert counts_of(space, Batch(space), look_at_nothing) == (1, 10**30 - 1)


def test_hidden_questions_are_drawn_but_do_not_count() -> None:
    shown = scale("deep", 3, visible_if=[{"answer": "ask", "any_of": ["yes"]}])
    bar = rule("high", "work", {"score": "work", "at_least": 100})
    space = space_of(definition(single("ask", ("yes", "no")), shown, rules=[bar]))

    # Of three answers to "ask" one shows the scale, of whose four answers one reaches the score.
    assert counts_of(space, Batch(space), look_at_nothing) == (1, 11)


def test_an_answer_settles_nothing_while_an_earlier_rule_may_lead_elsewhere() -> None:
    made = definition(
        single("ask", ("yes", "no")),
        scale("late", 3),
        rules=[
            rule("high", "work", {"score": "work", "at_least": 100}),
            rule("asked", "more", {"answer": "ask", "any_of": ["yes"]}),
        ],
    )
    space = space_of(made)

    # Of twelve sheets three have the score; of the other nine a third says yes.
    counts = dict(zip(space.paths, counts_of(space, Batch(space), look_at_nothing), strict=True))
    assert counts == {"work": 3, "more": 3, "later": 6}


def test_an_answer_settles_the_first_path_though_the_first_rule_leads_elsewhere() -> None:
    made = document(
        single("ask", ("yes", "maybe", "no")),
        scale("late", 3),
        rules=[
            rule("yes", "more", {"answer": "ask", "any_of": ["yes"]}),
            rule("maybe", "work", {"answer": "ask", "any_of": ["maybe"]}),
            rule("high", "more", {"score": "work", "at_least": 100}),
        ],
    )
    # "work" is the first path, whose rule comes second.
    paths = sorted(made["paths"], key=lambda path: path["key"] != "work")
    space = space_of(compile_definition({**made, "paths": paths}))

    # Of sixteen sheets four say maybe and four yes; of the other eight two have the score.
    counts = dict(zip(space.paths, counts_of(space, Batch(space), look_at_nothing), strict=True))
    assert list(counts.items()) == [("work", 4), ("more", 6), ("later", 6)]
