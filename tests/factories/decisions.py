"""The second edition of “Find your path” as a version, and a small catalogue that it can plan from."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from assessments.domain.definitions.writer import document_of
from assessments.models import Assessment, AssessmentVersion, Outcome
from certifications.models import (
    Alternative,
    AlternativeGroup,
    CertificationPage,
    RoleFamily,
    RoleService,
)
from tests.builders.decisions import PROJECT_WORK, second_edition
from tests.factories.advice_rows import JUDGED, draft_circumstance_reading, draft_tool, publish
from tests.factories.assessments import checked_and_frozen, make_outcome
from tests.factories.pages import fact_row, make_catalogue_page, make_certification

# What entry asks of nobody.
OPEN = {
    "routes.1.education": "none",
    "routes.1.experience_months": "0",
    "routes.1.training_hours": "0",
}
# What the PMP asks, in short.
ASKS = {
    "routes.1.education": "none",
    "routes.1.window_years": "8",
    "routes.1.experience_months": "36",
    "routes.1.experience_kind": "leading and directing projects",
    "routes.1.training_hours": "35",
}


def make_second_edition() -> AssessmentVersion:
    """A version of the second edition."""
    document = document_of(second_edition())
    row = Assessment.objects.create(
        title="Find your path", definition=json.dumps(document), live=True, minutes=6
    )
    return checked_and_frozen(row, document)


def certified(
    slug: str, entry: Mapping[str, str], price: str = "USD 675", **fields: Any
) -> CertificationPage:
    """A published certification with these entry rules and this price, all of today."""
    today = timezone.localdate()
    facts = {"exam.questions": "180", **({"fees.exam": price} if price else {}), **entry}
    rows = tuple(fact_row(key, value, collected_on=today) for key, value in facts.items())
    values = {"title": f"The {slug}", "abbreviation": slug.upper(), **fields}
    return make_certification(make_catalogue_page(), slug=slug, facts=rows, **values)


def serving(
    *services: tuple[CertificationPage, str], key: str = "project-manager", **fields: Any
) -> RoleFamily:
    """A live role family with certifications that serve it, each at a stage."""
    row: Any = RoleFamily(
        **{
            "key": key,
            "name": key,
            "titles": key,
            "kind_of_work": "project",
            "live": False,
            **JUDGED,
            **fields,
        }
    )
    row.services = [
        RoleService(certification=page, stage=stage, why=f"Why {page.slug}.", basis="editorial")
        for page, stage in services
    ]
    row.save()
    publish(row)
    return RoleFamily.objects.get(key=key)


def rivals(*pages: CertificationPage) -> None:
    """A live group of which somebody needs one."""
    row: Any = AlternativeGroup(
        key="-".join(page.slug for page in pages)[:60],
        name="Rivals",
        rule="pick-one",
        question="Which one?",
        live=False,
        **JUDGED,
    )
    row.members = [
        Alternative(certification=page, best_if=f"you like {page.slug}", form="an exam", basis="editorial")
        for page in pages
    ]
    row.save()
    publish(row)


def tool(key: str) -> None:
    """A live tool, which is read from its own key."""
    row = draft_tool(key)
    publish(row)
    publish(draft_circumstance_reading(key, row))


def decided(
    learner: Any,
    version: AssessmentVersion | None = None,
    *,
    answers: Mapping[str, object] | None = None,
    **fields: Any,
) -> Outcome:
    """The outcome of a learner who leads projects, or of other answers."""
    given = {**PROJECT_WORK, **(answers or {})}
    raw = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items()}
    return make_outcome(
        version or make_second_edition(),
        learner=learner,
        answers=raw,
        now=fields.pop("now", timezone.now()),
        **fields,
    )
