"""Assessments tell where a certification is used: by which plans, and by how many results."""

import pytest

from assessments.models import Assessment
from assessments.uses import uses_of_certification
from certifications.models import CertificationPage
from tests.builders.short_instrument import DOCUMENT
from tests.factories.assessments import make_assessment, make_outcome
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

NAMING = {"disciplines": ["risk"], "certifications": ["capm"]}


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))


def said(page: CertificationPage) -> list[tuple[str, str, str]]:
    return [(use.kind, use.name, use.note) for use in uses_of_certification(page)]


def test_plans_draw_on_a_discipline_or_name_the_certification(page: CertificationPage) -> None:
    make_assessment("By discipline")
    make_assessment("By name", paths=[{"key": "project", "groups": [NAMING]}, *DOCUMENT["paths"][1:]])
    named = make_certification(page.get_parent(), slug="capm", title="CAPM", discipline="Agile delivery")

    assert said(page) == [("assessments", "By discipline", "its plans draw on this discipline")]
    assert said(named) == [("assessments", "By name", "its plans name this certification")]


def test_results_that_plan_it_are_counted_and_keep_what_they_said(page: CertificationPage) -> None:
    assessment = make_assessment()
    for _person in range(2):
        make_outcome(assessment.current_version, held=("capm",))
    make_outcome(assessment.current_version, answers={"share": "operations", "planning": "1", "routine": "3"})

    results = [name for kind, name, _note in said(page) if kind == "results"]
    assert results == ["2 of the latest 3 results plan it"]


def test_closed_assessments_and_drafts_of_pages_use_nothing(page: CertificationPage) -> None:
    assessment = make_assessment()
    Assessment.objects.filter(pk=assessment.pk).update(live=False)
    assert said(page) == []

    Assessment.objects.filter(pk=assessment.pk).update(live=True)
    page.live = False
    assert said(page) == []


def test_form_of_a_certification_names_the_assessment(page: CertificationPage, editor: Actor) -> None:
    make_assessment("A week in questions")
    form = editor.client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "A week in questions" in form
    assert "its plans draw on this discipline" in form
