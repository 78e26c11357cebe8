"""Causes in words: each sentence says what the exchanges showed, and no more."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.domain.attribution import (
    Attribution,
    Cause,
    CauseSets,
    CauseShare,
    PlanMove,
    PlanMoveKind,
    Split,
)
from assessments.history.presenters.causes import (
    differing_sentence,
    noise_sentence,
    path_sentence,
    sole_cause,
    split_words,
    why_words,
)

ANSWERS, HELD, QUESTIONNAIRE = Cause.ANSWERS, Cause.HELD, Cause.QUESTIONNAIRE
CATALOGUE, TIME, ENGINE = Cause.CATALOGUE, Cause.TIME, Cause.ENGINE
STAYED = CauseSets(changed=False, sets=())

Sets = tuple[tuple[Cause, ...], ...]


def attribution(
    sets: Sets = (),
    needs: tuple[Cause, ...] = (),
    answers: tuple[str, ...] = (),
    *,
    changed: bool = True,
    causes: tuple[Cause, ...] = (ANSWERS, QUESTIONNAIRE, ENGINE),
    splits: tuple[Split, ...] = (),
    unsplit: tuple[str, ...] = (),
    plan: tuple[PlanMove, ...] = (),
) -> Attribution:
    return Attribution(
        causes, CauseSets(changed, sets) if sets else STAYED, needs, answers, splits, unsplit, plan
    )


def split(before: Fraction, after: Fraction, *shares: CauseShare) -> Split:
    return Split("project", before, after, shares)


@pytest.mark.parametrize(
    ("sets", "needs", "sentence"),
    [
        (((ANSWERS,),), (ANSWERS,), "Your answers alone changed your path."),
        (
            ((QUESTIONNAIRE,),),
            (QUESTIONNAIRE,),
            "The questionnaire alone changed your path. Your answers alone would not have changed it.",
        ),
        (
            ((ANSWERS,), (QUESTIONNAIRE,)),
            (),
            "Your answers alone would have changed your path, and so would the questionnaire alone.",
        ),
        (
            ((ANSWERS,),),
            (),
            "Your answers alone would have changed your path, and so would the other changes together.",
        ),
        (
            ((ANSWERS, QUESTIONNAIRE),),
            (ANSWERS, QUESTIONNAIRE),
            "Neither your answers nor the questionnaire alone would have changed your path, but "
            "together they did.",
        ),
        (
            ((ANSWERS, QUESTIONNAIRE), (ANSWERS, ENGINE)),
            (ANSWERS,),
            "It took several changes together to change your path: your answers and the "
            "questionnaire together or your answers and the way results are computed together.",
        ),
        (
            ((ANSWERS, QUESTIONNAIRE, ENGINE),),
            (ANSWERS, QUESTIONNAIRE, ENGINE),
            "It took several changes together to change your path: your answers, the questionnaire "
            "and the way results are computed together.",
        ),
        ((), (), ""),
    ],
)
def test_path_that_moved(sets: Sets, needs: tuple[Cause, ...], sentence: str) -> None:
    assert path_sentence(attribution(sets, needs)) == sentence


def test_path_that_stayed_although_a_cause_would_have_moved_it() -> None:
    assert path_sentence(attribution(((QUESTIONNAIRE,),), changed=False)) == (
        "Your path stayed the same, but the questionnaire alone would have changed it. The changes "
        "cancelled each other out."
    )


@pytest.mark.parametrize(
    ("causes", "sentence"),
    [
        (
            (ANSWERS, CATALOGUE, TIME),
            "Between the previous result and this one, your answers and the catalogue changed.",
        ),
        (
            (TIME,),
            "Between the previous result and this one, only time passed. Everything else stayed the same.",
        ),
        ((), "Nothing changed between the previous result and this one."),
    ],
)
def test_what_is_different_is_named_and_time_only_where_it_is_all(
    causes: tuple[Cause, ...], sentence: str
) -> None:
    assert differing_sentence(causes) == sentence


def test_move_in_the_plan_names_its_causes() -> None:
    assert why_words(CauseSets(True, ((HELD,),))) == "Why: your certifications alone."
    assert why_words(CauseSets(True, ((CATALOGUE,), (TIME,)))) == (
        "Why: either the catalogue or the passage of time would have been enough."
    )


def test_points_of_a_hundred_add_up_to_what_is_shown() -> None:
    # 40.6% to 62.5%, shown as 40 and 62: +24.4 and -2.5 have to add up to 22.
    told = split(
        Fraction(13, 32),
        Fraction(20, 32),
        CauseShare(ANSWERS, Fraction(39, 160)),
        CauseShare(QUESTIONNAIRE, Fraction(-1, 40)),
    )
    assert (
        split_words(told)
        == "40% to 62%: +24 percentage points from your answers, \N{MINUS SIGN}2 from the questionnaire."
    )


def test_contributions_below_a_point_are_left_out() -> None:
    small = split(
        Fraction(1, 2),
        Fraction(1, 2),
        CauseShare(ANSWERS, Fraction(1, 500)),
        CauseShare(QUESTIONNAIRE, Fraction(-1, 500)),
    )
    assert split_words(small) == ""


def test_one_cause_that_moved_all_is_told_once() -> None:
    moved = PlanMove(PlanMoveKind.ENTERED, "pmp", CauseSets(True, ((ANSWERS,),)))
    share = split(Fraction(0), Fraction(1), CauseShare(ANSWERS, Fraction(1)))
    only = attribution(((ANSWERS,),), (ANSWERS,), splits=(share,), plan=(moved,))

    assert sole_cause(only) is ANSWERS
    assert sole_cause(attribution(plan=(moved,))) is ANSWERS


@pytest.mark.parametrize(
    "several",
    [
        attribution(),
        attribution(((ANSWERS,),), ()),
        attribution(((ANSWERS,),), changed=False),
        attribution(((ANSWERS,),), (ANSWERS,), unsplit=("care",)),
        attribution(
            ((ANSWERS,),),
            (ANSWERS,),
            plan=(PlanMove(PlanMoveKind.LEFT, "capm", CauseSets(True, ((HELD,),))),),
        ),
        attribution(
            ((ANSWERS,),),
            (ANSWERS,),
            splits=(split(Fraction(0), Fraction(1), CauseShare(QUESTIONNAIRE, Fraction(1))),),
        ),
    ],
)
def test_where_nothing_moved_or_several_causes_did_none_is_the_only_one(several: Attribution) -> None:
    assert sole_cause(several) is None


def test_move_between_borderline_results_is_noise_where_one_answer_did_it() -> None:
    borderline = "Both results were a close call: one different answer would have changed them."
    noise = f"{borderline} When results are this close, your work may not have changed."

    assert noise_sentence(attribution(((ANSWERS,),), answers=("direction",))) == noise
    assert noise_sentence(attribution(((QUESTIONNAIRE,),), causes=(QUESTIONNAIRE,))) == noise
    assert noise_sentence(attribution(((ANSWERS,),))) == (
        f"{borderline} But no single answer that you changed would have changed your path on its own."
    )


def test_new_questionnaire_is_told_with_what_it_means() -> None:
    found = replace(attribution(((QUESTIONNAIRE,),), (QUESTIONNAIRE,)), asks_anew=True)

    # Of answers to questions that both ask there is nothing to say: they never decided.
    assert path_sentence(found) == "The new questionnaire alone changed your path."
    assert why_words(CauseSets(True, ((HELD, QUESTIONNAIRE),)), asks_anew=True) == (
        "Why: your certifications and the new questionnaire together."
    )
    assert differing_sentence((ANSWERS, QUESTIONNAIRE), asks_anew=True) == (
        "Between the previous result and this one, your answers and the questionnaire changed. All its "
        "questions about your work are new. So we can’t tell what comes from them and what comes from "
        "changes in your work."
    )


def test_where_all_questions_are_new_nothing_but_the_questionnaire_moves_all() -> None:
    moved = PlanMove(PlanMoveKind.LEFT, "capm", CauseSets(True, ((HELD,),)))
    found = attribution(causes=(HELD, QUESTIONNAIRE), plan=(moved,))

    assert sole_cause(found) is HELD
    assert sole_cause(replace(found, asks_anew=True)) is None
    by_questionnaire = replace(attribution(((QUESTIONNAIRE,),), (QUESTIONNAIRE,)), asks_anew=True)
    assert sole_cause(by_questionnaire) is QUESTIONNAIRE
