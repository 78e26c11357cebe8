import pytest

from certifications.models import (
    CataloguePage,
    CertificationPage,
    CircumstanceReading,
    EducationReading,
    ExperienceReading,
    Level,
    NameReading,
    Progression,
)
from tests.certifications.freshness.views.conftest import LIST
from tests.factories.advice import make_role, make_service
from tests.factories.pages import (
    fact_row,
    make_certification,
    make_progression,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def say_what_words_stand_for(editor: Actor) -> None:
    """Draft the three readings that are missing; the list then leads to the drafts, until they go live."""
    for name, values in (
        ("educationreading", {"words": "a good school", "level": 1}),
        ("namereading", {"words": "capm (v2)", "certification": "capm"}),
        ("experiencereading", {"words": "kitchens", "kind": ""}),
    ):
        opened = editor.client.get(f"/admin/snippets/certifications/{name}/add/?words={values['words']}")
        assert opened.context["form"]["words"].value() == values["words"]
        added = editor.client.post(f"/admin/snippets/certifications/{name}/add/", values)
        assert added.status_code == 302
    drafted = editor.client.get(LIST).context["unread"]
    assert [row.needed for row in drafted[:3]] == ["There is a draft: get it approved"] * 3
    assert all(
        row.url.startswith("/admin/snippets/certifications/") and "/edit/" in row.url for row in drafted[:3]
    )
    for model in (EducationReading, ExperienceReading, NameReading):
        model.objects.get().latest_revision.publish()


@pytest.mark.usefixtures("readings_of_tables")
def test_what_results_do_without_waits_until_an_editor_says_what_it_stands_for(
    editor: Actor, catalogue: CataloguePage
) -> None:
    first = make_certification(
        catalogue,
        facts=(
            fact_row("routes.1.education", "a good school"),
            fact_row("routes.1.experience_months", "kitchens 12"),
            fact_row("routes.1.certs_required", "any of: capm (v2)"),
        ),
    )
    make_certification(catalogue, slug="capm")
    make_progression("capm", first.slug, "waives", detail="An active CAPM replaces it.")
    Level.objects.update(rank=None)
    make_progression("ext:elsewhere", first.slug, "waives")
    waiting = editor.client.get(LIST).context["unread"]

    assert [row.what for row in waiting] == [
        "a good school",
        "capm (v2)",
        "kitchens",
        "An active CAPM replaces it.",
        "Practitioner",
    ]
    assert {editor.client.get(row.url).status_code for row in waiting} == {200}
    say_what_words_stand_for(editor)
    Progression.objects.update(waives="months")
    Level.objects.update(rank=1)

    page = editor.client.get(LIST)
    assert page.context["unread"] == []
    assert "Tell results how to read" not in page.content.decode()


@pytest.mark.usefixtures("readings_of_tables")
def test_words_for_circumstances_wait_until_a_list_reads_them(
    editor: Actor, catalogue: CataloguePage
) -> None:
    page = make_certification(catalogue, facts=())
    role = make_role(name="Scrum Master")
    for stage in ("start", "senior"):
        make_service(page, role, stage=stage, when="the employer uses SAFe")
    make_service(page, make_role("draft", live=False), when="nobody reads this")
    CircumstanceReading.objects.create(words="holds a CSM", live=True)
    make_service(page, role, stage="established", when="holds a CSM")
    (row,) = editor.client.get(LIST).context["unread"]

    assert (row.what, row.where) == ("the employer uses SAFe", "Scrum Master")
    assert row.needed == "Choose the circumstance these words mean"
    assert editor.client.get(row.url).context["form"]["words"].value() == "the employer uses SAFe"
    CircumstanceReading.objects.create(words="the employer uses SAFe")
    (drafted,) = editor.client.get(LIST).context["unread"]
    assert drafted.needed == "There is a draft: get it approved"
    CircumstanceReading.objects.update(live=True)
    assert editor.client.get(LIST).context["unread"] == []


def test_list_says_where_and_what_to_say(editor: Actor, page: CertificationPage) -> None:
    Level.objects.update(rank=None)

    text = " ".join(editor.client.get(LIST).content.decode().split())
    assert "Tell results how to read 1 statement" in text
    assert "Give the level a rank" in text
