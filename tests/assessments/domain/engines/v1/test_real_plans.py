"""Plans on the project's own fact base, as of 1 December 2026."""

from datetime import date

import pytest

from assessments.domain.engines.v1.plan import make_plan, plan_for_certification
from tests.assessments.domain.engines.v1.test_real_facts import DEFINITION, PATHS
from tests.builders.backgrounds import sheet
from tests.builders.snapshots import AS_OF
from tests.factories.real_catalogue import real_snapshot


@pytest.mark.parametrize(
    ("slug", "way"),
    [
        ("prince2-practitioner", ["prince2-foundation", "prince2-practitioner"]),
        ("prince2-agile-practitioner", ["prince2-agile-foundation", "prince2-agile-practitioner"]),
        ("a-csm", ["csm", "a-csm"]),
        ("pmp", ["pmp"]),
        ("wmi-wmp", []),
    ],
)
def test_plan_for_one_certification_goes_by_its_own_progressions(slug: str, way: list[str]) -> None:
    answers = sheet(1, project_months=0, recent_project_months=0, training_hours=0)
    found = plan_for_certification(DEFINITION, slug, answers, held=(), snapshot=real_snapshot(), as_of=AS_OF)

    assert [entry.slug for entry in found] == way


def test_year_later_nothing_of_these_facts_is_recommended_any_more() -> None:
    for path in PATHS:
        result = make_plan(
            DEFINITION, path, {}, {}, held=(), snapshot=real_snapshot(), as_of=date(2027, 11, 23)
        )
        assert (result.plan, result.also_useful) == ((), ())
