"""Role families."""

from collections.abc import Sequence
from datetime import date

from certifications.models import RoleFamily


def make_role(key: str, name: str, titles: Sequence[str], *, description: str = "What it is.") -> RoleFamily:
    """A role family with its job titles."""
    return RoleFamily.objects.create(
        key=key,
        name=name,
        description=description,
        titles="\n".join(titles),
        kind_of_work="project",
        live=True,
        judged_by="The editors",
        judged_on=date(2026, 11, 1),
    )


def make_roles() -> None:
    """The two of the small instrument in format 2."""
    make_role("scrum-master", "Scrum Master", ["Scrum Master", "Agile coach", "Iteration manager"])
    make_role("planner", "Planner in projects", ["Project planner", "Scheduler", "Planning engineer"])
