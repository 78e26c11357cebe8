"""Shares, counts and effects in words: nothing above zero reads as zero, nothing estimated as exact."""

import pytest

from assessments.domain.definitions.parser import parse_definition
from assessments.domain.proof.report import Effect, Method, MirrorState, QuestionRole, Share, Shares
from assessments.proofs.presenters.report import (
    count_words,
    effect_words,
    mirror_words,
    present_proof,
    share_words,
    tenths_of,
)
from assessments.wording.texts import Wording
from tests.builders.short_instrument import make_document
from tests.factories.assessments import report_about

WORDING = Wording(parse_definition(make_document()))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (3, "3"),
        (12_345, "12,345"),
        (10**12 - 1, "999,999,999,999"),
        (10**12, "about 1.0 × 10¹²"),
        (427_000_000_000_000_000_000, "about 4.2 × 10²⁰"),
    ],
)
def test_count_that_nobody_reads_is_a_power_of_ten(count: int, words: str) -> None:
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("tenths", "amount", "words"),
    [(0, 0, "0.0%"), (0, 1, "less than 0.1%"), (276, 9, "27.6%"), (1000, 9, "100.0%")],
)
def test_what_is_above_zero_never_reads_as_zero(tenths: int, amount: int, words: str) -> None:
    assert share_words(tenths, amount) == words


def test_exact_share_is_a_number_and_a_sampled_one_an_interval_rounded_outwards() -> None:
    by_path = (Share("project", 276_326, 275_175, 277_480), Share("work", 0, 0, 7))
    exact = present_proof(report_about(make_document(), shares=Shares(Method.EXACT, 10**6, by_path)), WORDING)
    drawn = present_proof(
        report_about(make_document(), shares=Shares(Method.SAMPLED, 10**6, by_path)), WORDING
    )

    assert [share.words for share in exact.shares] == ["27.6%", "0.0%"]
    assert [share.words for share in drawn.shares] == ["27.5% to 27.8%", "0.0% to 0.1%"]
    assert (exact.shares[0].value, exact.shares[0].maximum) == (276, 1000)
    assert "affect the path (1,000,000)" in exact.shares_method
    assert "99% confident" in drawn.shares_method


def test_shares_of_a_whole_add_up_to_it() -> None:
    assert tenths_of([269_600, 269_500, 225_600, 235_300], 10**6) == [270, 269, 226, 235]
    assert tenths_of([1, 1, 1], 3) == [334, 333, 333]
    assert tenths_of([276_326, 0], 10**6) == [276, 0]


def test_share_of_astronomically_many_sheets_is_exact() -> None:
    by_path = (Share("project", 10**20 // 3, 333_333, 333_334),)
    view = present_proof(report_about(make_document(), shares=Shares(Method.EXACT, 10**20, by_path)), WORDING)

    assert view.shares[0].words == "33.3%"
    assert "affect the path (about 1.0 × 10²⁰)" in view.shares_method


def test_nothing_is_said_of_shares_that_could_not_be_counted() -> None:
    view = present_proof(report_about(make_document(), shares=Shares(Method.SAMPLED, 0, ())), WORDING)

    assert (view.shares, view.shares_method, view.fragile) == ((), "", "")


def test_question_that_turns_every_path_is_not_told_by_a_list() -> None:
    every = Effect("share", QuestionRole.PATH, ("explore", "project", "work"), True)

    assert effect_words(every, WORDING) == "can lead from any path to any other"


@pytest.mark.parametrize("role", list(QuestionRole))
def test_each_role_of_a_question_has_words(role: QuestionRole) -> None:
    assert effect_words(Effect("share", role, ("project", "work"), True), WORDING)


@pytest.mark.parametrize("role", list(QuestionRole))
def test_question_of_which_nothing_is_proved_is_not_told_to_decide_nothing_else(role: QuestionRole) -> None:
    words = effect_words(Effect("share", role, ("project", "work"), False), WORDING)

    assert "not proved" in words or "perhaps others" in words
    assert "decides nothing" not in words


def test_effects_are_told_as_proved_only_where_all_of_them_are() -> None:
    effects = [
        Effect("share", QuestionRole.NOTHING, (), True),
        Effect("lead", QuestionRole.NOTHING, (), False),
    ]
    views = [
        present_proof(report_about(make_document(), effects=tuple(effects[:count])), WORDING)
        for count in (1, 2)
    ]

    assert [view.are_effects_proved for view in views] == [True, False]


@pytest.mark.parametrize("state", list(MirrorState))
def test_each_state_of_the_mirror_has_a_sentence(state: MirrorState) -> None:
    assert mirror_words(state).endswith(".")
