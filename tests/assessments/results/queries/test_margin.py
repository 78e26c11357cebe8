"""The ways from a stored outcome to other paths."""

import pytest

from assessments.domain.answer_space.confirmation import DisagreementError
from assessments.domain.answers.sheet import Sheet
from assessments.domain.engines.registry import current_rules
from assessments.domain.margin.result import Counterfactual, State, Variant
from assessments.domain.margin.search import Search, counterfactuals
from assessments.results.queries import margin
from assessments.results.queries.answers import sheet_in
from assessments.results.queries.margin import ways_to_other_paths
from tests.builders.decisions import second_edition
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_outcome, make_version
from tests.factories.decisions import decided

pytestmark = pytest.mark.django_db


def test_the_same_answers_to_a_version_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[Sheet] = []

    def counting(search: Search, sheet: Sheet) -> tuple[Counterfactual, ...]:
        searched.append(sheet)
        return counterfactuals(search, sheet)

    monkeypatch.setattr(margin, "counterfactuals", counting)
    # A row of another test may have had the same key.
    margin._ways.cache_clear()
    version = make_version()
    first, second = (make_outcome(version, answers=answers) for answers in (PROJECT_ANSWERS, WORK_ANSWERS))

    found = [ways_to_other_paths(outcome) for outcome in (first, second, first)]

    assert searched == [sheet_in(first), sheet_in(second)]
    assert found[0] == found[2] != found[1]


def test_what_the_engine_does_not_confirm_is_not_given_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def contradicted(_search: Search, _sheet: Sheet) -> tuple[Counterfactual, ...]:
        raise DisagreementError("elsewhere")

    monkeypatch.setattr(margin, "counterfactuals", contradicted)
    margin._ways.cache_clear()
    outcome = make_outcome(answers=PROJECT_ANSWERS)

    found = ways_to_other_paths(outcome)

    assert {way.path for way in found} == {"work", "explore"}
    assert {(way.state, way.variant) for way in found} == {(State.NOT_PROVEN, variant) for variant in Variant}
    assert "counterfactual_not_confirmed" in caplog.text


def test_engine_that_counts_for_itself_is_asked_once_for_the_same_answers() -> None:
    margin._nearest.cache_clear()
    outcome = decided(None, answers={})

    ways = ways_to_other_paths(outcome)

    assert ways == ways_to_other_paths(outcome)
    assert margin._nearest.cache_info().misses == 1
    assert outcome.margin == min(way.distance for way in ways)
    assert {(way.state, way.variant) for way in ways} == {(State.FOUND, Variant.CHANGEABLE)}
    assert all(change.before != change.after for way in ways for change in way.changes)


def test_each_way_that_the_engine_counts_leads_where_it_says() -> None:
    outcome = decided(None, answers={})
    rules = current_rules(second_edition())

    assert all(way.witness and rules.path(way.witness) == way.path for way in ways_to_other_paths(outcome))
