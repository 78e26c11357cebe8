"""A trial in words: one sentence, why nothing changes, and the rows in which it differs."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.outcomes.outcome import PlanEntry, Rung, Standing
from assessments.domain.trials.inputs import AS_ANSWERED, Tried
from assessments.results.presenters.trial import in_force
from assessments.results.presenters.trial_effect import Side
from tests.builders.decisions import (
    MARCH_2028,
    NEITHER,
    PROJECT_WORK,
    alternative,
    eligibility,
    material,
    named,
    outcome_of,
    planned,
)
from tests.builders.trials import HOURS, MARCH_2029, OVER, later, said, side, trial
from tests.factories.facts import make_facts


@pytest.mark.parametrize(
    ("tried", "says"),
    [
        (Tried(hours_a_week=1), "1 hour a week"),
        (Tried(budget="nothing"), "nothing to spend"),
        (Tried(budget="up_to_1000"), "up to USD 1,000 to spend"),
        (Tried(budget="more"), "no limit on what it costs"),
        (Tried(budget=""), "no limit on what it costs"),
        (Tried(is_paid_by_others=True), "someone else paying"),
        (Tried(budget="nothing", is_paid_by_others=True), "someone else paying"),
        (Tried(region="european_union"), "“Other EU country” as your region"),
        (Tried(region=""), "no region"),
        (Tried(role="business_analyst"), "“Business analyst” as your role"),
        (Tried(role=""), "no role"),
        (Tried(start=MARCH_2028), "a start in March 2028"),
        (
            Tried(hours_a_week=10, region="usa", start=MARCH_2028),
            "10 hours a week, a start in March 2028 and “United States” as your region",
        ),
    ],
)
def test_sentence_names_what_is_tried(tried: Tried, says: str) -> None:
    assert said(side(planned()), side(planned("ipma")), tried).startswith(f"With {says}, you would begin ")
    assert said(side(planned()), side(planned()), tried).startswith(
        f"Nothing changes with {says}: you still begin with PMP."
    )


@pytest.mark.parametrize(
    ("entry", "tried", "answers", "says"),
    [
        (planned(), HOURS, {}, "No step of your plan depends on training."),
        (later(), HOURS, {}, ""),
        (planned(), Tried(is_paid_by_others=True), {}, "You set no limit on the cost."),
        (planned(), Tried(is_paid_by_others=True), {"budget": "more"}, "You set no limit on the cost."),
        (
            planned(),
            Tried(is_paid_by_others=True),
            {"budget": "up_to_300"},
            "All of it is already within your budget.",
        ),
        (planned(), Tried(start=MARCH_2029), {}, "It is open to you then too."),
        (planned(), Tried(hours_a_week=10, start=MARCH_2029), {}, ""),
        (planned(), Tried(region="usa"), {}, ""),
    ],
)
def test_what_changes_nothing_says_why_where_that_is_known(
    entry: PlanEntry, tried: Tried, answers: dict[str, Answer], says: str
) -> None:
    sentence = said(side(entry), side(entry), tried, **answers)

    assert sentence.partition("you still begin with PMP.")[2].strip() == says


def test_plan_without_a_certification_says_so() -> None:
    nothing = side(answers=NEITHER, kind=ExploreKind.NEITHER_YET)

    assert said(nothing, nothing) == (
        "Nothing changes with 10 hours a week: we have no certification to suggest."
    )


@pytest.mark.parametrize(
    ("waits", "start", "says"),
    [
        (MARCH_2028, MARCH_2029, "PMP is open to you by then"),
        (
            MARCH_2029,
            MARCH_2028,
            "PMP is open to you as soon as you start, instead of in March 2029",
        ),
    ],
)
def test_what_opens_by_the_month_of_the_start_is_told(waits: date, start: date, says: str) -> None:
    opened = planned(eligibility=eligibility(earliest=start, not_before=start))
    view = trial(side(later(month=waits)), side(opened, start=start), Tried(start=start))

    assert view.sentence == f"With a start in {start:%B %Y}, {says}."
    (row,) = [row for row in view.rows if row.head == "Entry"]
    assert row.after == f"Open to you in {start:%B %Y}"


def test_what_is_open_now_and_then_is_no_change() -> None:
    opened = planned(eligibility=eligibility(earliest=MARCH_2028, not_before=MARCH_2028))
    view = trial(side(planned()), side(opened, start=MARCH_2028), Tried(start=MARCH_2028))

    assert view.sentence.startswith("Nothing changes with a start in March 2028")
    assert view.rows == ()
    assert view.decision.choice
    assert view.decision.choice.entry.label == "Open to you in March 2028"


def test_month_that_a_course_takes_is_no_change() -> None:
    now, then = (
        planned(eligibility=eligibility(Standing.WITH_COURSE, earliest=month, not_before=month))
        for month in (date(2026, 12, 1), date(2028, 4, 1))
    )
    view = trial(side(now), side(then, start=MARCH_2028), Tried(start=MARCH_2028))

    assert view.sentence.startswith("Nothing changes with a start in March 2028")
    assert view.rows == ()


def test_rows_stand_side_by_side_and_the_rest_is_named() -> None:
    before = side(planned(limits=OVER, instead=(alternative("ipma"),)), planned("pgmp", rung=Rung.THEN))
    after = side(later(), later("pgmp", MARCH_2029, rung=Rung.LATER))
    view = trial(before, after)

    assert {row.head: (row.before, row.after) for row in view.rows} == {
        "Entry": ("Open to you now", "Not yet: from March 2028"),
        "Alternatives": ("IPMA (Open to you now)", "None"),
        "Later steps": ("Then PGMP (Open to you now)", "Later PGMP (Not yet: from March 2029)"),
        "Limits": ("Beyond your budget: PMP", "None"),
    }
    assert view.same == "Unchanged: path, first step and cost."


def test_step_that_another_one_opens_says_so() -> None:
    before = side(planned())
    after = side(planned(opens=("pgmp",)), planned("pgmp", rung=Rung.THEN))

    (row,) = trial(before, after).rows
    assert (row.head, row.after) == ("Later steps", "Then PGMP (Open once you hold PMP)")


def test_nothing_tried_says_nothing() -> None:
    view = trial(side(planned()), side(planned()), AS_ANSWERED)

    assert (view.sentence, view.rows, view.same) == ("", (), "")


def test_reader_of_an_old_result_learns_what_has_changed_by_itself() -> None:
    today = date(2027, 5, 1)
    now = side(planned("ipma"), as_of=today, today=today)
    stored = side(planned(), today=today)
    notes = trial(now, now, AS_ANSWERED, stored=stored).notes

    assert notes[0] == "This is a trial. We save nothing, and your result stays the same."
    assert notes[1] == "This uses today’s catalogue."
    assert notes[2].startswith("Your result is from 30 November 2026.")
    assert notes[3] == "Even if you change nothing, you would begin with IPMA instead of PMP today."
    assert len(trial(now, now, AS_ANSWERED).notes) == 2


def test_facts_of_a_later_month_are_those_that_come_into_force_by_then() -> None:
    (new,) = make_facts(fees__exam="USD 700")
    ahead = replace(new, in_force_from=date(2027, 7, 9))
    (old,) = named("pmp").facts
    known = named("pmp", facts=(replace(old, in_force_until=date(2027, 7, 8)),), facts_ahead=(ahead,))

    assert [fact.value for fact in in_force(known, date(2027, 7, 1)).facts] == ["USD 675"]
    later_on = in_force(known, date(2027, 8, 1))
    assert [fact.value for fact in later_on.facts] == ["USD 700"]
    assert later_on.facts_ahead == ()


def test_another_price_by_then_is_told() -> None:
    dearer = named("pmp", facts=make_facts(fees__exam="USD 700"))
    after = Side(outcome_of(PROJECT_WORK, planned()), material(published=(dearer,)))
    view = trial(side(planned()), after, Tried(start=MARCH_2028))

    assert view.sentence.endswith("PMP has another price: Exam fee: USD 700.")
    assert [row.head for row in view.rows] == ["Cost"]
