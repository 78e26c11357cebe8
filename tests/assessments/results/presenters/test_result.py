"""A result in words, without a database."""

from uuid import UUID

from assessments.results.presenters.plan import Catalogue
from assessments.results.presenters.receipt import Sealed
from assessments.results.presenters.result import present_result
from portal.shared.components import PathMark
from tests.assessments.find_your_path import A_DAY, DEFINITION, changed, of_points, outcome_of

SOMEBODY = UUID("7e57ab1e-0000-4000-8000-000000000001")


def test_what_comes_nearest_is_not_said_to_be_all_that_a_path_asks() -> None:
    """13 points for project work would not lead there: it would still be far behind ongoing work."""
    sheet = changed(of_points(12, 24), {"direction": "larger_projects"})
    assert outcome_of(changed(of_points(13, 24), {"direction": "larger_projects"})).path == "work"

    view = present_result(
        outcome_of(sheet),
        DEFINITION,
        Catalogue((), {}),
        Sealed(1, "", "", ""),
        submission=SOMEBODY,
        assessment="find-your-path",
        today=A_DAY,
        is_kept=True,
    )

    (why,) = [other.why for other in view.others if other.mark is PathMark.SQUARE]
    assert why == (
        "One of its conditions: Project work has at least 40 % of its points. "
        "You needed 1 more point of Project work."
    )
