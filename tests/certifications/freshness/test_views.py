from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from certifications import queries
from certifications.domain.facts import digest_of_fact
from certifications.freshness.views import PAGE_SIZE
from certifications.models import (
    CataloguePage,
    CertificationPage,
    CircumstanceReading,
    EducationReading,
    ExperienceReading,
    FactVerification,
    Level,
    NameReading,
    Progression,
)
from tests.factories.advice import make_role, make_service
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

LIST = "/admin/reports/catalogue/facts/"


@pytest.fixture
def catalogue() -> CataloguePage:
    return make_catalogue_page()


@pytest.fixture
def page(catalogue: CataloguePage) -> CertificationPage:
    return make_certification(
        catalogue,
        facts=(
            fact_row(collected_on=date(2026, 5, 1)),
            fact_row("exam.minutes", "240", collected_on=date(2024, 5, 1)),
        ),
    )


def verify_address(page: CertificationPage, key: str) -> str:
    (one,) = queries.published_facts(page.translation_key, key)
    return reverse("certifications_admin:verify", args=[one.certification, digest_of_fact(one.fact)])


def labels(actor: Actor) -> list[str]:
    return [row.label for row in actor.client.get(LIST).context["rows"]]


def test_fact_whose_source_was_read_longest_ago_comes_first(editor: Actor, page: CertificationPage) -> None:
    assert labels(editor) == ["Length", "Questions"]


def test_button_records_a_check_and_moves_the_fact_to_the_end(editor: Actor, page: CertificationPage) -> None:
    response = editor.client.post(verify_address(page, "exam.minutes"), {"next": f"{LIST}?p=1"})

    assert (response.status_code, response["Location"]) == (302, f"{LIST}?p=1")
    check = FactVerification.objects.get()
    assert (check.verified_on, check.verified_by) == (timezone.localdate(), editor.person)
    assert labels(editor) == ["Questions", "Length"]


def test_check_of_a_statement_that_changed_meanwhile_is_not_recorded(
    editor: Actor, page: CertificationPage
) -> None:
    address = verify_address(page, "exam.minutes")
    page.facts = [fact_row("exam.minutes", "200")]
    page.save_revision().publish()

    assert "changed or taken offline" in editor.client.post(address, follow=True).content.decode()
    assert not FactVerification.objects.exists()


def test_progression_is_checked_from_the_same_list(editor: Actor, page: CertificationPage) -> None:
    make_progression(page.slug, "ext:psm-ii", "waives", collected_on=date(2023, 5, 1))
    first = editor.client.get(LIST).context["rows"][0]
    response = editor.client.post(first.verify_url)

    assert first.label == "waives a requirement of Professional Scrum Master II (PSM II)"
    assert (response.status_code, response["Location"]) == (302, LIST)
    assert labels(editor) == ["Length", "Questions", first.label]
    assert editor.client.get(first.edit_url).status_code == 200
    assert editor.client.get(first.verify_url).status_code == 405


def test_drafts_are_not_listed(editor: Actor, page: CertificationPage) -> None:
    page.unpublish()
    assert labels(editor) == []


def test_reading_the_address_of_the_button_records_nothing(editor: Actor, page: CertificationPage) -> None:
    assert editor.client.get(verify_address(page, "exam.minutes")).status_code == 405
    assert not FactVerification.objects.exists()


@pytest.mark.parametrize("role", ["report_viewer", "administrator", "learner", "visitor"])
def test_others_neither_see_the_list_nor_record_checks(
    role: str, page: CertificationPage, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(role)
    assert actor.client.get(LIST).status_code in {302, 403}
    assert actor.client.post(verify_address(page, "exam.minutes")).status_code in {302, 403}
    step = reverse("certifications_admin:verify_progression", args=["0" * 64])
    assert actor.client.post(step).status_code in {302, 403}
    assert not FactVerification.objects.exists()


def test_long_list_has_pages(editor: Actor, catalogue: CataloguePage) -> None:
    make_certification(catalogue, facts=tuple(fact_row(value=str(n + 1)) for n in range(PAGE_SIZE + 1)))

    assert len(editor.client.get(LIST).context["rows"]) == PAGE_SIZE
    assert len(editor.client.get(LIST, {"p": "2"}).context["rows"]) == 1
    assert editor.client.get(LIST, {"p": "nonsense"}).status_code == 200


def test_number_of_queries_does_not_grow_with_certifications(editor: Actor, catalogue: CataloguePage) -> None:
    def more(count: int) -> None:
        for _number in range(count):
            page = make_certification(catalogue, facts=(fact_row(), fact_row("exam.minutes", "90")))
            make_progression(page.slug, "ext:psm-ii")

    assert_queries_do_not_grow(more, lambda: editor.client.get(LIST))


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
    assert [row.needed for row in drafted[:3]] == ["There is a draft: have it approved"] * 3
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
    assert "how results should read" not in page.content.decode()


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
    assert row.needed == "Choose the circumstance these words stand for"
    assert editor.client.get(row.url).context["form"]["words"].value() == "the employer uses SAFe"
    CircumstanceReading.objects.create(words="the employer uses SAFe")
    (drafted,) = editor.client.get(LIST).context["unread"]
    assert drafted.needed == "There is a draft: have it approved"
    CircumstanceReading.objects.update(live=True)
    assert editor.client.get(LIST).context["unread"] == []


def test_list_says_where_and_what_to_say(editor: Actor, page: CertificationPage) -> None:
    Level.objects.update(rank=None)

    text = " ".join(editor.client.get(LIST).content.decode().split())
    assert "1 statement waits for you to say how results should read it" in text
    assert "Give the level a rank" in text
