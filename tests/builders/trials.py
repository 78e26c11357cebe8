"""Trials by hand: two sides of plans, and what is said of them; no database."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from assessments.domain.answers.sheet import Answer
from assessments.domain.outcomes.outcome import Limit, Missing, PlanEntry, Requirement, Standing
from assessments.domain.trials.inputs import SubmittedAnswers, Tried
from assessments.results.presenters.trial import TrialView, present_trial
from assessments.results.presenters.trial_effect import Side
from tests.builders.decisions import (
    AS_OF,
    MARCH_2028,
    PROJECT_WORK,
    eligibility,
    material,
    outcome_of,
    planned,
    second_edition,
)

HOURS = Tried(hours_a_week=10)
JUNE_2028, MARCH_2029 = date(2028, 6, 1), date(2029, 3, 1)
TRAINING = (Missing(Requirement.TRAINING_HOURS, 30),)
OVER, MAY, LATE = (Limit.OVER_BUDGET,), (Limit.MAY_EXCEED_BUDGET,), (Limit.AFTER_DEADLINE,)


def side(*plan: PlanEntry, start: date | None = None, today: date = AS_OF, **fields: Any) -> Side:
    """A plan as a side of a trial; it starts today, or in a month to come."""
    as_of = start or fields.pop("as_of", AS_OF)
    answers = fields.pop("answers", PROJECT_WORK)
    return Side(outcome_of(answers, *plan, as_of=as_of, **fields), material(as_of=as_of, today=today))


def trial(
    before: Side,
    after: Side,
    tried: Tried = HOURS,
    *,
    stored: Side | None = None,
    answers: Mapping[str, Answer] | None = None,
) -> TrialView:
    """A trial of somebody who leads projects."""
    sheet = {**PROJECT_WORK, **(answers or {})}
    submission = SubmittedAnswers(second_edition(), sheet, frozenset({*sheet, "role"}), AS_OF)
    return present_trial(stored or before, before, after, submission, tried, submission=UUID(int=1))


def said(before: Side, after: Side, tried: Tried = HOURS, **answers: Answer) -> str:
    """What a trial changes, in its sentence."""
    return trial(before, after, tried, answers=answers).sentence


def later(slug: str = "pmp", month: date = MARCH_2028, **fields: Any) -> PlanEntry:
    """A step that waits for training until a month."""
    waits = eligibility(Standing.NOT_YET, earliest=month, not_before=month, missing=TRAINING)
    return planned(slug, eligibility=waits, **fields)
