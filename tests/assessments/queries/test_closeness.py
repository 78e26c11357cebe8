"""The ways from a stored outcome to other paths."""

import pytest

from assessments.domain.answers import Sheet
from assessments.domain.counterfactual.result import Counterfactual
from assessments.domain.counterfactual.searching import Search, counterfactuals
from assessments.queries import closeness
from assessments.queries.closeness import sheet_in, ways_to_other_paths
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_outcome, make_version

pytestmark = pytest.mark.django_db


def test_the_same_answers_to_a_version_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[Sheet] = []

    def counting(search: Search, sheet: Sheet) -> tuple[Counterfactual, ...]:
        searched.append(sheet)
        return counterfactuals(search, sheet)

    monkeypatch.setattr(closeness, "counterfactuals", counting)
    # A row of another test may have had the same key.
    closeness._ways.cache_clear()
    version = make_version()
    first, second = (make_outcome(version, answers=answers) for answers in (PROJECT_ANSWERS, WORK_ANSWERS))

    found = [ways_to_other_paths(outcome) for outcome in (first, second, first)]

    assert searched == [sheet_in(first), sheet_in(second)]
    assert found[0] == found[2] != found[1]
