"""The catalogue as the engine reads it, from the database."""

import pytest

from assessments.catalogue.queries.current_snapshot import current_snapshot
from assessments.domain.snapshots.snapshot import Certified, Covered, Grounds, Route, Stated
from certifications.domain.facts import SHELF_LIFE_DAYS, FactKind
from certifications.models import Progression
from tests.factories.advice_rows import publish_advice
from tests.factories.pages import COLLECTED_ON, fact_row, make_catalogue_page, make_certification
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

SURE = Grounds("high", COLLECTED_ON.replace(year=COLLECTED_ON.year + 1))

PMP = Certified(
    slug="pmp",
    name="Project Management Professional",
    issuer="project-management-institute",
    own_offer=False,
    status="active",
    orientation="discipline-based",
    discipline="project-management",
    level=1,
    coverage=(Covered("agile", "core", issuer_only=False),),
    bookings=(SURE.fresh_until,),
    routes=(
        Route(
            number=1,
            is_expressed=True,
            education=None,
            months=None,
            window_years=None,
            training_hours=Stated(35, SURE),
            course=None,
            certifications=(),
        ),
    ),
)


def make_progression(start: str, end: str) -> None:
    Progression.objects.create(
        start=start,
        end=end,
        kind="waives",
        source_url="https://www.example.org/",
        collected_on=COLLECTED_ON,
        confidence="high",
        waives="training_hours",
        live=True,
    )


def test_current_snapshot_holds_what_is_published_and_what_leads_where() -> None:
    catalogue = make_catalogue_page()
    make_certification(
        catalogue,
        slug="pmp",
        title="Project Management Professional",
        facts=(fact_row(), fact_row("routes.1.training_hours", "35")),
        coverage={"Agile": "core"},
    )
    make_certification(catalogue, slug="capm", level="Entry")
    make_certification(catalogue, slug="draft").unpublish()
    make_progression("capm", "pmp")
    make_progression("draft", "pmp")

    found = current_snapshot()
    assert [item.slug for item in found.certifications] == ["capm", "pmp"]
    assert found.certifications[1] == PMP
    (step,) = found.steps
    assert (step.start, step.end, step.waives) == ("capm", "pmp", ("training_hours",))
    assert SHELF_LIFE_DAYS[FactKind.PREREQUISITE] == (step.grounds.fresh_until - COLLECTED_ON).days


def test_current_snapshot_takes_as_many_queries_for_many_as_for_few() -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            start, end = (make_certification(catalogue, facts=(fact_row(),)) for _end in range(2))
            make_progression(start.slug, end.slug)
            publish_advice(start, end)

    assert assert_queries_do_not_grow(make_more, current_snapshot) <= 24
