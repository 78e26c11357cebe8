"""Where assessments and results use a certification."""

import pytest

from assessments.uses import uses_of_certification
from tests.assessments.tampering import tamper
from tests.factories.assessments import OTHER_VISITOR, make_outcome
from tests.factories.pages import make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db


def test_results_are_counted_among_those_that_there_are() -> None:
    page = make_certification(make_catalogue_page(), slug="pmp")
    outcome = make_outcome()
    make_outcome(outcome.submission.version, visitor=OTHER_VISITOR)
    tamper("outcome", """document = jsonb_set(document, '{plan}', '[{"slug": "pmp"}]')""", outcome.pk)

    names = [use.name for use in uses_of_certification(page) if not use.is_reached]
    assert names == ["1 of the latest 2 results plans it"]
