"""What moved an outcome where two causes differ: both needed, each enough, one against the other."""

from fractions import Fraction

from assessments.domain.attribution import (
    Attribution,
    Cause,
    CauseSets,
    PlanMove,
    PlanMoveKind,
    Situation,
    attribute,
    differing,
    exchanged,
)
from tests.builders.situations import SHEET, TWO_YEARS_LATER, evaluated, situation

ANSWERS, HELD, QUESTIONNAIRE = Cause.ANSWERS, Cause.HELD, Cause.QUESTIONNAIRE
CATALOGUE, TIME = Cause.CATALOGUE, Cause.TIME


def attributed(earlier: Situation, later: Situation) -> Attribution:
    return attribute(earlier, later, evaluated)


def shares(found: Attribution, dimension: str = "project") -> list[tuple[Cause, Fraction]]:
    return [
        (share.cause, share.amount)
        for item in found.splits
        if item.dimension == dimension
        for share in item.shares
    ]


def of(plans: str, dates: str, **more: str) -> dict[str, str]:
    return {"plans": plans, "dates": dates, "flows": "2", **more}


def test_path_that_needs_both_answers_and_questionnaire() -> None:
    # 1 of 8 before, 3 of 8 by the answers alone, 1 of 16 by the questionnaire alone, 9 of 16 after.
    found = attributed(situation(of("1", "2")), situation(of("4", "1"), "heavy"))

    assert found.causes == (ANSWERS, QUESTIONNAIRE)
    assert found.path == CauseSets(True, ((ANSWERS, QUESTIONNAIRE),))
    assert found.path_needs == (ANSWERS, QUESTIONNAIRE)
    assert shares(found) == [(ANSWERS, Fraction(3, 8)), (QUESTIONNAIRE, Fraction(1, 16))]


def test_path_for_which_each_cause_is_enough() -> None:
    found = attributed(situation(of("2", "3")), situation(of("4", "4"), "lenient"))

    assert found.path == CauseSets(True, ((ANSWERS,), (QUESTIONNAIRE,)))
    assert found.path_needs == ()


def test_answers_move_the_path_while_the_questionnaire_would_not() -> None:
    found = attributed(situation(of("1", "1")), situation(of("5", "5"), "strict"))

    assert found.path == CauseSets(True, ((ANSWERS,),))
    assert found.path_needs == (ANSWERS,)


def test_questionnaire_moves_the_path_while_answers_would_not() -> None:
    found = attributed(situation(of("2", "3")), situation(of("3", "2"), "lenient"))

    assert found.path == CauseSets(True, ((QUESTIONNAIRE,),))
    assert found.path_needs == (QUESTIONNAIRE,)


def test_causes_that_cancel_each_other_out_are_told() -> None:
    found = attributed(situation(of("3", "3")), situation(of("4", "4"), "strict"))
    assert found.path == CauseSets(False, ((QUESTIONNAIRE,),))

    back = attributed(situation(of("2", "3")), situation(of("1", "2"), "lenient"))
    assert back.path == CauseSets(False, ((QUESTIONNAIRE,),))


def test_shares_of_a_score_that_stayed_cancel_each_other_out() -> None:
    # 4 of 8 before; 4·3 + 0 of 16 with the questionnaire alone; 2·3 + 2 of 16 after.
    found = attributed(situation(of("5", "1")), situation(of("3", "3"), "heavy"))

    assert shares(found) == [(ANSWERS, Fraction(-1, 8)), (QUESTIONNAIRE, Fraction(1, 8))]


def test_answer_to_a_question_that_only_one_questionnaire_asks_belongs_to_the_questionnaire() -> None:
    same = attributed(situation(of("3", "3")), situation(of("3", "3", risks="5"), "longer"))
    assert (same.causes, shares(same)) == ((QUESTIONNAIRE,), [(QUESTIONNAIRE, Fraction(1, 6))])

    fewer = attributed(
        situation({"plans": "5", "dates": "1", "flows": "2"}),
        situation({"plans": "5", "flows": "2"}, "shorter"),
    )
    assert (fewer.causes, shares(fewer)) == ((QUESTIONNAIRE,), [(QUESTIONNAIRE, Fraction(1, 2))])


def test_answers_to_what_both_ask_are_told_apart_from_a_new_question() -> None:
    found = attributed(situation(of("1", "1")), situation(of("5", "1", risks="1"), "longer"))

    # Answers: +4 of 8 in the first, +4 of 12 in the longer one; on the average 5/12. In all 4 of 12.
    assert shares(found) == [(ANSWERS, Fraction(5, 12)), (QUESTIONNAIRE, Fraction(-1, 12))]


def test_background_that_was_left_open_before_is_an_answer_of_its_own() -> None:
    found = attributed(situation(SHEET), situation({**SHEET, "hours": 40}, "strict"))

    assert found.causes == (ANSWERS, QUESTIONNAIRE)


def test_background_that_is_left_open_stays_open_in_an_exchange() -> None:
    told, open_now = situation({**SHEET, "hours": 40}), situation(SHEET, "strict")

    assert exchanged(told, open_now, {ANSWERS}).sheet == SHEET
    assert exchanged(told, open_now, {QUESTIONNAIRE}).sheet == {**SHEET, "hours": 40}


def test_choice_that_is_offered_no_more_is_answered_as_in_the_run_of_the_questionnaire() -> None:
    of_three = situation({**SHEET, "role": "watch"}, "three roles")
    of_two = situation({**SHEET, "role": "help"}, "two roles")

    assert exchanged(of_three, of_two, {QUESTIONNAIRE}).sheet == of_two.sheet
    assert exchanged(of_three, of_two, {ANSWERS}).sheet == of_two.sheet
    # The answer is another one where both can be given, whichever comes first.
    for earlier, later in ((of_three, of_two), (of_two, of_three)):
        assert differing(earlier, later) == (ANSWERS, QUESTIONNAIRE)


def test_answers_that_would_have_moved_the_path_by_themselves_are_named() -> None:
    # Half of 8 is 4: plans alone give it, dates alone do not.
    found = attributed(situation(of("2", "2")), situation(of("5", "3")))
    assert found.path_answers == ("plans",)

    assert attributed(situation(of("1", "2")), situation(of("3", "4"))).path_answers == ()
    assert attributed(situation(of("4", "3")), situation(of("5", "4"))).path_answers == ()
    # Neither does one to a question that the earlier questionnaire does not ask.
    assert (
        attributed(situation(of("2", "2")), situation(of("2", "2", risks="5"), "longer")).path_answers == ()
    )


def test_answer_that_was_taken_back_can_move_the_path_by_itself() -> None:
    open_now = {"plans": "4", "flows": "2"}
    found = attributed(situation({**open_now, "dates": "2"}), situation(open_now))

    assert (found.path.changed, found.path_answers) == (True, ("dates",))


def test_plan_names_which_cause_moved_which_certification() -> None:
    found = attributed(situation(), situation(held=("capm",), catalogue="more"))

    assert found.plan[:2] == (
        PlanMove(PlanMoveKind.ENTERED, "psm", CauseSets(True, ((CATALOGUE,),))),
        PlanMove(PlanMoveKind.LEFT, "capm", CauseSets(True, ((HELD,),))),
    )


def test_plan_that_needs_time_and_catalogue_together() -> None:
    # "capm" leads until it is gone; then "pmp", which is known for a year only.
    trained = {**SHEET, "hours": 40}
    found = attributed(situation(trained), situation(trained, catalogue="other", as_of=TWO_YEARS_LATER))
    first = next(move for move in found.plan if move.kind is PlanMoveKind.FIRST)

    assert (first.slug, first.moved) == ("psm", CauseSets(True, ((CATALOGUE, TIME),)))


def test_dimension_without_a_score_in_the_end_is_not_split() -> None:
    found = attributed(situation(of("5", "1", care="3"), "caring"), situation(of("1", "1"), "caring"))

    assert ([item.dimension for item in found.splits], found.unsplit) == (["project"], ())


def test_change_that_passes_an_exchange_without_a_score_is_not_split_but_named() -> None:
    # Care is asked of those with most plans, in the other version of those with the fewest.
    found = attributed(
        situation(of("5", "1", care="3"), "caring"), situation(of("1", "1", care="2"), "caring otherwise")
    )
    assert ([item.dimension for item in found.splits], found.unsplit) == (["project"], ("care",))

    same = attributed(
        situation(of("5", "1", care="3"), "caring"), situation(of("1", "1", care="3"), "caring otherwise")
    )
    assert ([item.dimension for item in same.splits], same.unsplit) == (["project"], ())


def test_where_all_scored_questions_are_new_no_score_is_split() -> None:
    found = attributed(situation(of("1", "2")), situation({"aims": "4", "queues": "2"}, "anew"))

    assert found.asks_anew
    assert (found.splits, found.unsplit) == ((), ())
    assert found.path == CauseSets(True, ((QUESTIONNAIRE,),))


def test_one_scored_question_in_both_is_enough_to_split_scores() -> None:
    found = attributed(situation(of("5", "1")), situation({"plans": "5", "flows": "2"}, "shorter"))

    assert not found.asks_anew
    assert found.splits
