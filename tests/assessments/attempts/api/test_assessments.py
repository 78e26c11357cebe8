"""What can be taken, and how it works, for programs."""

from typing import Any

import pytest

from assessments.models import Assessment
from tests.builders.short_instrument import make_document
from tests.factories.assessments import checked_and_frozen, make_assessment
from tests.factories.decisions import make_second_edition
from tests.support.api_client import Program
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

ASSESSMENTS = "/api/v1/assessments/"


def questions_of(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["key"]: item for section in told["sections"] for item in section["questions"]}


def test_list_names_what_can_be_taken_and_how_long_it_is() -> None:
    slug = make_assessment().slug
    Assessment.objects.create(title="Draft", definition="{}")

    (told,) = Program().told("get", ASSESSMENTS)["results"]

    assert told["slug"] == slug
    assert told["title"] == "A short assessment"
    assert told["length"]["questions"] == 6
    assert told["languages"] == ["en"]
    assert (told["version"], told["key"]) == (1, "short")


def test_list_is_read_with_as_many_queries_for_any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    def make_more(number: int) -> None:
        for _each in range(number):
            make_assessment()

    def fresh() -> None:
        Program().told("get", f"{ASSESSMENTS}?fields=slug")

    monkeypatch.setattr(
        "portal.shared.rest.views.public_response", lambda _request, response, *_reads, **_how: response
    )
    assert_queries_do_not_grow(make_more, fresh)


def test_assessment_tells_each_question_with_when_it_is_asked() -> None:
    slug = make_assessment().slug

    told = Program().told("get", f"{ASSESSMENTS}{slug}/")

    questions = questions_of(told)
    assert [section["key"] for section in told["sections"]] == ["week", "background", "certifications-held"]
    assert [questions[key]["kind"] for key in ("share", "planning", "tools", "months", "@held")] == [
        "single",
        "scale",
        "multiple",
        "number",
        "held",
    ]
    assert questions["share"]["visible_if"] is None
    asked = questions["lead"]["visible_if"]
    assert asked["conditions"] == [{"answer": "share", "any_of": ["half", "projects"]}]
    assert "What fills your week?" in asked["clauses"][0]["text"]
    assert questions["months"]["bounds"] == "50 years at most."
    assert (questions["planning"]["decides"], questions["tools"]["decides"]) == ("path", "plan")


def test_question_tells_no_points() -> None:
    make_second_edition()

    text = Program().ask("get", f"{ASSESSMENTS}find-your-path/").content.decode()

    assert '"kind":"multiple"' in text
    assert "points" not in text


def test_how_it_works_tells_as_data_what_the_page_tells() -> None:
    slug = make_assessment().slug
    program = Program()

    told = program.told("get", f"{ASSESSMENTS}{slug}/how-it-works/")

    page = program.ask("get", told["page"]).content.decode()
    assert [rule["key"] for rule in told["rules"]] == ["mostly_projects", "mostly_operations", "neither"]
    assert told["rules"][0]["clauses"][0]["text"] in page
    assert told["version"]["logic_hash"] in page
    assert told["dimensions"][0] == {
        "key": "project",
        "name": "Project work",
        "is_need": False,
        "questions": 3,
        "points": 8,
    }
    shares = told["proof"]["shares"]
    assert (shares["method"], shares["of"]) == ("exact", 3)
    assert [share["path"] for share in shares["by_path"]] == ["project", "work", "explore"]
    assert all(0 <= share["least"] <= share["most"] <= 1 for share in shares["by_path"])


def test_versions_are_told_the_newest_first_with_what_changed() -> None:
    assessment = make_assessment()
    changed = make_document(plan_size=2)
    checked_and_frozen(assessment, changed)

    rows = Program().told("get", f"{ASSESSMENTS}{assessment.slug}/versions/")["results"]

    assert [(row["number"], row["is_current"]) for row in rows] == [(2, True), (1, False)]
    assert rows[1]["about"] == "The first version."
    assert rows[0]["changes"]


@pytest.mark.parametrize("more", ["", "how-it-works/", "versions/"])
def test_assessment_that_cannot_be_taken_is_not_found(more: str) -> None:
    draft = Assessment.objects.create(title="Draft", definition="{}")

    assert Program().ask("get", f"{ASSESSMENTS}{draft.slug}/{more}").status_code == 404
