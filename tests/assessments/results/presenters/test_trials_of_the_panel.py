"""Trials of the panel's people on the whole catalogue: the sentence speaks of a change where there is one."""

from datetime import date

import pytest

from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.domain.trials.foresight import foreseen
from assessments.domain.trials.inputs import AS_ANSWERED, Inputs, SubmittedAnswers, Tried, inputs_of
from assessments.results.presenters.trial_effect import Side, effects
from assessments.results.presenters.trial_rows import changed_rows
from tests.builders.decisions import material
from tests.factories.demo_catalogue import DAY
from tests.panel.reading import Person, definition, people, sheets

pytestmark = [pytest.mark.xdist_group("demo_catalogue"), pytest.mark.django_db]

START = date(2028, 6, 1)
TRIALS = (
    Tried(hours_a_week=10),
    Tried(hours_a_week=1, region="germany"),
    Tried(budget="nothing"),
    Tried(is_paid_by_others=True),
    Tried(role="scrum_master_agile_lead"),
    Tried(role="it_service_manager", region="usa"),
    Tried(start=START),
)


def answered_by(person: Person) -> SubmittedAnswers:
    sheet = sheets("first")[person.key]
    visible = engine_of(3).visible_questions(engine_of(3).prepare(definition()), sheet)
    return SubmittedAnswers(definition(), sheet, frozenset(visible), DAY)


def judged(person: Person, inputs: Inputs, snapshot: Snapshot) -> Outcome:
    engine = engine_of(3)
    held = tuple(item.on(DAY) for item in person.facts.holds)
    return engine.judge(engine.prepare(inputs.definition), inputs.sheet, held, snapshot, inputs.as_of)


def side(outcome: Outcome, snapshot: Snapshot) -> Side:
    return Side(outcome, material(*snapshot.certifications, as_of=outcome.as_of, today=DAY))


def test_sentence_tells_of_a_change_exactly_where_a_row_does(demo_snapshot: Snapshot) -> None:
    then = foreseen(demo_snapshot, DAY, START)
    changed = 0
    for person in people():
        answered = answered_by(person)
        before = side(judged(person, inputs_of(answered, AS_ANSWERED, DAY), demo_snapshot), demo_snapshot)
        for tried in TRIALS:
            snapshot = then if tried.start else demo_snapshot
            after = side(judged(person, inputs_of(answered, tried, DAY), snapshot), snapshot)
            found = next(effects(before, after), None)
            assert (found is None) == (changed_rows(before, after) == ()), (person.key, tried)
            changed += found is not None

    assert changed > len(people())


@pytest.mark.parametrize("start", [date(2026, 12, 1), date(2027, 2, 1), date(2027, 7, 1)])
def test_nobody_who_starts_later_is_ready_sooner(demo_snapshot: Snapshot, start: date) -> None:
    then = foreseen(demo_snapshot, DAY, start)
    compared = 0
    for person in people():
        answered = answered_by(person)
        now = judged(person, inputs_of(answered, AS_ANSWERED, DAY), demo_snapshot)
        later = judged(person, inputs_of(answered, Tried(start=start), DAY), then)
        reached = {entry.slug: entry.eligibility.earliest for entry in now.plan}
        for entry in later.plan:
            was, is_now = reached.get(entry.slug), entry.eligibility.earliest
            assert was is None or is_now is None or is_now >= was, (person.key, entry.slug)
            compared += was is not None and is_now is not None

    assert compared > len(people()) / 2
