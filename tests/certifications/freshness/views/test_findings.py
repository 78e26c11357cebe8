import pytest

from certifications.freshness.queries.statements import published_statements
from certifications.models import Discipline, DisciplineComparisonPage, SourceFinding
from portal.editorial.usage import Use, use_finders
from tests.factories.pages import (
    add_published,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_term,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/reports/catalogue/facts/finding/"
RECORD = "/admin/reports/catalogue/facts/record/"


@pytest.fixture
def names() -> list[str]:
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(), fact_row("exam.minutes", "230")))
    return [str(name) for name in published_statements()]


def test_finding_is_recorded_for_all_that_were_ticked(editor: Actor, names: list[str]) -> None:
    form = editor.client.post(ADDRESS, {"find": "ticked", "statement": names})
    assert "Questions of Project Management Professional" in form.content.decode()

    answer = {"statement": names, "record": "1", "outcome": "gone", "note": "404 since Monday."}
    said = editor.client.post(ADDRESS, answer, follow=True).content.decode()
    assert "Recorded for 2 facts. The source is gone." in said
    assert list(SourceFinding.objects.values_list("outcome", "note")) == [("gone", "404 since Monday.")] * 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"outcome": "moved"}, "Enter the new address, starting with https://."),
        (
            {"outcome": "moved", "detail": "ftp://example.org"},
            "Enter the new address, starting with https://.",
        ),
        ({"outcome": "otherwise", "detail": " "}, "Enter what the source says now."),
        ({}, "Choose what you found."),
    ],
)
def test_finding_that_nobody_could_act_on_is_refused(
    editor: Actor, names: list[str], answer: dict[str, str], said: str
) -> None:
    response = editor.client.post(ADDRESS, {"statement": names, "record": "1", **answer})
    assert said in response.content.decode()
    assert not SourceFinding.objects.exists()


def test_finding_stands_at_its_row_until_it_is_set_aside(editor: Actor, names: list[str]) -> None:
    editor.client.post(
        ADDRESS, {"statement": names[:1], "record": "1", "outcome": "otherwise", "detail": "175 questions"}
    )
    finding = SourceFinding.objects.get()
    assert "175 questions" in editor.client.get("/admin/reports/catalogue/facts/").content.decode()

    said = editor.client.post(RECORD, {"set_aside": str(finding.public_id)}, follow=True).content.decode()
    assert "The finding is set aside." in said
    assert "175 questions" not in said
    again = editor.client.post(RECORD, {"set_aside": str(finding.public_id)}, follow=True)
    assert "Someone else has set this aside already." in again.content.decode()
    assert editor.client.post(RECORD, {"set_aside": "1"}).status_code == 404


def test_nothing_ticked_leads_back_with_what_to_do(editor: Actor, names: list[str]) -> None:
    assert (
        "Nothing is selected. Select the facts whose sources"
        in editor.client.post(ADDRESS, {"find": "ticked"}, follow=True).content.decode()
    )


def test_form_says_what_rests_on_the_fact(
    editor: Actor, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Discipline.objects.get(name="Project management")
    page = add_published(
        make_home_page(),
        DisciplineComparisonPage(
            title="Two kinds of work",
            slug="two",
            introduction="Side by side.",
            first=first,
            second=make_term(Discipline, "Work management"),
        ),
    )
    entries = {"plans": lambda page: [Use("results", f"4 results plan {page.slug}")]}
    monkeypatch.setattr(use_finders, "_entries", entries)

    text = editor.client.get(ADDRESS, {"statement": names[0]}).content.decode()
    assert "results: 4 results plan pmp" in text
    assert f"{page.title}: Exam questions" in text
