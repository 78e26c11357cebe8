from datetime import date

import pytest
from django.urls import reverse_lazy
from django.utils import timezone

from certifications import queries
from certifications.freshness.queries.statements import name_of
from certifications.freshness.views.facts_to_check import GROUPS_ON_A_PAGE, PAGE_SIZE
from certifications.models import (
    CataloguePage,
    CertificationPage,
    Contradiction,
    FactReport,
    FactVerification,
    SourceFinding,
)
from portal.editorial.care.services.set_owner import set_owner
from tests.certifications.freshness.views.conftest import LIST
from tests.factories.pages import (
    COLLECTED_ON,
    fact_row,
    make_certification,
    make_progression,
)
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

RECORD = reverse_lazy("certifications_admin:record")


def name_of_fact(page: CertificationPage, key: str) -> str:
    (one,) = queries.published_facts(page.translation_key, key)
    return str(name_of(one))


def labels(actor: Actor) -> list[str]:
    return [row.title.partition(" of ")[0] for row in actor.client.get(LIST).context["rows"]]


def test_fact_whose_source_was_read_longest_ago_comes_first(editor: Actor, page: CertificationPage) -> None:
    assert labels(editor) == ["Length", "Questions"]


def test_button_records_a_check_names_the_fact_and_leads_back_to_the_row(
    editor: Actor, page: CertificationPage
) -> None:
    row = editor.client.get(LIST).context["rows"][0]
    response = editor.client.post(RECORD, {"check": row.name, "next": f"{LIST}?p=1"})

    assert (response.status_code, response["Location"]) == (302, f"{LIST}?p=1#{row.anchor}")
    check = FactVerification.objects.get()
    assert (check.key, check.verified_on, check.verified_by) == (
        "exam.minutes",
        timezone.localdate(),
        editor.person,
    )
    page_after = editor.client.get(LIST)
    assert "Length of Project Management Professional: checked today." in page_after.content.decode()
    assert labels(editor) == ["Questions", "Length"]


def test_check_of_a_statement_that_changed_meanwhile_is_not_recorded(
    editor: Actor, page: CertificationPage
) -> None:
    name = name_of_fact(page, "exam.minutes")
    page.facts = [fact_row("exam.minutes", "200")]
    page.save_revision().publish()

    response = editor.client.post(RECORD, {"check": name}, follow=True)
    assert "changed or taken offline" in response.content.decode()
    assert not FactVerification.objects.exists()


def test_progression_is_checked_from_the_same_list(editor: Actor, page: CertificationPage) -> None:
    make_progression(page.slug, "ext:psm-ii", "waives", collected_on=date(2023, 5, 1))
    first = editor.client.get(LIST).context["rows"][0]
    editor.client.post(RECORD, {"check": first.name})

    assert first.title.endswith("waives a requirement of Professional Scrum Master II (PSM II)")
    assert [row.name for row in editor.client.get(LIST).context["rows"]][-1] == first.name
    assert editor.client.get(first.edit_url).status_code == 200


def test_name_leads_to_the_fact_in_the_form(editor: Actor, page: CertificationPage) -> None:
    row = editor.client.get(LIST).context["rows"][0]
    assert row.edit_url == f"/admin/pages/{page.pk}/edit/#fact:exam.minutes"


def test_checked_row_says_so_and_by_whom_and_offers_undo_to_whoever_checked(
    editor: Actor, moderator: Actor, page: CertificationPage
) -> None:
    editor.client.post(RECORD, {"check": name_of_fact(page, "exam.minutes")})
    own = editor.client.get(LIST).context["rows"][-1].checked
    others = moderator.client.get(LIST).context["rows"][-1].checked

    assert (own.words, own.may_take_back) == ("You checked it today", True)
    assert others.words == f"Checked today by {editor.person.get_full_name() or editor.person.email}"
    assert not others.may_take_back


def test_all_that_is_ticked_is_checked_with_one_note_and_taken_back_together(
    editor: Actor, page: CertificationPage
) -> None:
    names = [row.name for row in editor.client.get(LIST).context["rows"]]
    editor.client.post(RECORD, {"check": "ticked", "statement": names, "note": "Read on 30 November."})
    assert list(FactVerification.objects.values_list("note", flat=True)) == ["Read on 30 November."] * 2

    response = editor.client.post(RECORD, {"take_back": "ticked", "statement": names}, follow=True)
    assert "You took back your checks of 2 facts." in response.content.decode()
    assert not FactVerification.objects.in_effect().exists()


def test_script_is_answered_with_the_rows_alone(editor: Actor, page: CertificationPage) -> None:
    row = editor.client.get(LIST).context["rows"][0]
    response = editor.client.post(RECORD, {"check": row.name}, headers={"X-Requested-With": "XMLHttpRequest"})
    text = response.content.decode()

    assert response.status_code == 200
    assert [shown.name for shown in response.context["rows"]] == [row.name]
    assert f'id="{row.anchor}"' in text
    assert "checked today." in text
    assert "<html" not in text


def test_nothing_ticked_says_what_to_do(editor: Actor, page: CertificationPage) -> None:
    response = editor.client.post(RECORD, {"check": "ticked"}, follow=True)
    assert "Nothing is selected. Select the facts whose sources" in response.content.decode()


@pytest.mark.parametrize("name", ["nonsense", "1:2", f"{'0' * 36}:{'g' * 64}"])
def test_what_is_no_name_of_a_statement_is_not_found(editor: Actor, name: str) -> None:
    assert editor.client.post(RECORD, {"check": name}).status_code == 404


def test_fact_that_one_collected_oneself_says_so(
    editor: Actor, moderator: Actor, page: CertificationPage
) -> None:
    page.facts = [fact_row(value="175", collected_on=timezone.localdate())]
    page.save_revision(user=editor.person).publish()
    page.save_revision(user=moderator.person, changed=False)

    def collected(actor: Actor) -> list[str]:
        return [row.collected for row in actor.client.get(LIST).context["rows"]]

    assert collected(editor) == ["You collected it yourself today"]
    assert collected(moderator) == [""]
    said = editor.client.post(RECORD, {"check": name_of_fact(page, "exam.questions")}, follow=True)
    assert "checked today. You collected it yourself." in said.content.decode()


def test_certifications_that_a_fact_names_have_their_names(editor: Actor, catalogue: CataloguePage) -> None:
    make_certification(catalogue, slug="csm", title="Certified ScrumMaster")
    make_certification(catalogue, facts=(fact_row("routes.1.certs_required", "all of: csm"),))

    (row,) = editor.client.get(LIST).context["rows"]
    assert row.value == "Certified ScrumMaster"


def test_drafts_are_not_listed(editor: Actor, page: CertificationPage) -> None:
    page.unpublish()
    assert labels(editor) == []


def test_reading_the_address_of_the_button_records_nothing(editor: Actor, page: CertificationPage) -> None:
    assert editor.client.get(RECORD, {"check": name_of_fact(page, "exam.minutes")}).status_code == 405
    assert not FactVerification.objects.exists()


@pytest.mark.parametrize("role", ["report_viewer", "administrator", "learner", "visitor"])
def test_others_neither_see_the_list_nor_record_checks(
    role: str, page: CertificationPage, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(role)
    assert actor.client.get(LIST).status_code in {302, 403}
    name = name_of_fact(page, "exam.minutes")
    assert actor.client.post(RECORD, {"check": name}).status_code in {302, 403}
    for address in (f"{LIST}finding/?statement={name}", f"{LIST}file/", f"{LIST}upload/"):
        assert actor.client.get(address).status_code in {302, 403}
    finding = {"statement": name, "record": "1", "outcome": "gone"}
    assert actor.client.post(f"{LIST}finding/", finding).status_code in {302, 403}
    assert not SourceFinding.objects.exists()
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
    assert_queries_do_not_grow(more, lambda: editor.client.get(LIST, {"group": "source"}))


def shown(actor: Actor, **asked: str | list[str]) -> list[str]:
    rows = actor.client.get(LIST, asked).context["rows"]
    return [row.title.partition(" of ")[0] for row in rows]


def test_list_is_searched_filtered_and_sorted_by_its_address(
    editor: Actor, page: CertificationPage, catalogue: CataloguePage
) -> None:
    make_certification(
        catalogue,
        title="Certified Associate",
        abbreviation="CAPM",
        issuer="Another issuer",
        facts=(fact_row("fees.exam", "USD 225", source_url="https://a.example.org/"),),
    )

    assert shown(editor, q="capm") == ["Exam fee"]
    assert shown(editor, q="CAPM 225") == ["Exam fee"]
    assert shown(editor, q="nothing") == []
    assert shown(editor, needs="stale") == ["Length"]
    assert shown(editor, kind=["fee", "renewal"]) == ["Exam fee"]
    assert shown(editor, issuer="another-issuer") == ["Exam fee"]
    assert shown(editor, certification=str(page.translation_key)) == ["Length", "Questions"]
    assert shown(editor, source_kind="words") == []
    assert shown(editor, ordering="certification") == ["Exam fee", "Questions", "Length"]
    assert shown(editor, ordering="source") == ["Exam fee", "Questions", "Length"]
    assert shown(editor, ordering="nonsense") == ["Length", "Questions", "Exam fee"]


def test_contradicted_is_what_readers_report_sources_dispute_or_somebody_found(
    editor: Actor, page: CertificationPage
) -> None:
    page.facts = [fact_row(), fact_row("exam.minutes", "240"), fact_row("exam.pass_mark", "none")]
    page.contradictions = [
        Contradiction(
            topic="pass mark",
            claims="61 %",
            source_note="A page",
            confidence="low",
            collected_on=COLLECTED_ON,
        )
    ]
    page.save_revision().publish()
    assert shown(editor, needs="contradicted") == ["Pass mark"]

    FactReport.objects.create(
        certification=page.translation_key, certification_name="PMP", key="exam.questions", message="175"
    )
    finding = {"statement": name_of_fact(page, "exam.minutes"), "record": "1", "outcome": "otherwise"}
    editor.client.post(f"{LIST}finding/", {**finding, "detail": "200 minutes"})
    assert shown(editor, needs="contradicted") == ["Questions", "Length", "Pass mark"]
    assert shown(editor, needs="found") == ["Length"]
    text = editor.client.get(LIST).content.decode()
    for words in ("1 reader says it is wrong", "Sources disagree: pass mark", "200 minutes"):
        assert words in text


def test_what_rests_on_one_source_stands_together(
    editor: Actor, page: CertificationPage, catalogue: CataloguePage
) -> None:
    for number in range(GROUPS_ON_A_PAGE):
        other = fact_row("exam.format", "On screen", source_url=f"https://www.example.org/{number}/")
        make_certification(catalogue, facts=(other,))
    response = editor.client.get(LIST, {"group": "source"})
    first, *others = response.context["groups"]

    assert (first.rest, len(first.rows), len(others)) == (
        "2 facts rest on this source",
        2,
        GROUPS_ON_A_PAGE - 1,
    )
    assert {other.rest for other in others} == {"One fact rests on this source"}
    assert len(editor.client.get(LIST, {"group": "source", "p": "2"}).context["groups"]) == 1


def test_list_is_narrowed_to_what_one_of_us_looks_after(
    editor: Actor, page: CertificationPage, catalogue: CataloguePage
) -> None:
    make_certification(catalogue, facts=(fact_row("fees.exam", "USD 225"),))
    set_owner(page, editor.person, None, by=editor.person)
    assert shown(editor, looked_after_by=str(editor.person.pk)) == ["Length", "Questions"]
