"""Facts that programs import: tried, reported by place, and kept as drafts for somebody else to approve."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from rest_framework.test import APIClient

from certifications.domain.fact_base.parser import parse_fact_base
from certifications.fact_base.services import import_fact_base
from certifications.models import CertificationPage, Issuer, Progression
from portal.editorial.queries import may_approve
from portal.users.models import User
from tests.factories.fact_bases import SOURCE, changed, make_file, make_record, stated
from tests.factories.pages import make_catalogue_page
from tests.support.api_client import client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db
FACTS = "/api/v1/imports/facts/"
QUESTIONS = "certifications.0.exam.questions.value"


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    make_catalogue_page()


def send(user: User | None, document: object, *, dry_run: str = "true", scope: str = "facts:write") -> Any:
    client = APIClient() if user is None else client_of(user, scope)
    return client.post(f"{FACTS}?dry_run={dry_run}", document, format="json")


def imported(user: User, document: object) -> Any:
    response = send(user, document, dry_run="false")
    assert response.status_code == 200, response.content
    return response.json()


def make_live() -> None:
    import_fact_base(parse_fact_base(make_file()))


def test_dry_run_reports_and_stores_nothing(editor: Actor) -> None:
    report = send(editor.person, make_file()).json()

    assert report["is_dry_run"]
    assert report["records"] == 1
    added = {row["field"]: row for row in report["added"] if row["record"] == "example"}
    assert added["fees.exam"] == {
        "record": "example",
        "field": "fees.exam",
        "pointer": "/certifications/0",
        "before": None,
        "after": "USD 675",
    }
    assert not CertificationPage.objects.exists()
    assert not Issuer.objects.exists()


def test_import_ends_as_drafts_that_their_author_may_not_approve(editor: Actor, moderator: Actor) -> None:
    report = imported(editor.person, make_file())

    page = CertificationPage.objects.get(slug="example")
    assert not page.live
    assert not Issuer.objects.get().live
    assert {"example", "issuer Example Institute"} <= set(report["drafts"])
    assert page.get_latest_revision().user == editor.person
    assert not may_approve(page, editor.person)
    assert may_approve(page, moderator.person)


def test_draft_cannot_go_live_before_what_it_points_at(editor: Actor) -> None:
    imported(editor.person, make_file())

    with pytest.raises(ValidationError, match="not live"):
        CertificationPage.objects.get(slug="example").get_latest_revision().publish()


def test_change_of_a_live_page_waits_in_its_draft(editor: Actor) -> None:
    make_live()

    report = imported(editor.person, changed(make_file(), QUESTIONS, 175))

    page = CertificationPage.objects.get(slug="example")
    assert page.live
    assert page.facts.get(key="exam.questions").value == "180"
    assert page.get_latest_revision_as_object().facts.get(key="exam.questions").value == "175"
    assert [(row["before"], row["after"]) for row in report["changed"]] == [("180", "175")]
    assert report["drafts"] == ["example"]


def test_second_import_finds_nothing_to_change(editor: Actor) -> None:
    imported(editor.person, make_file())

    report = imported(editor.person, make_file())

    assert (report["added"], report["changed"], report["drafts"]) == ([], [], [])
    assert report["unchanged"] == ["example"]


def test_new_rows_of_lists_are_drafts_too(editor: Actor) -> None:
    rows = [{"from": "example", "to": "other", "kind": "required", **SOURCE}]

    imported(editor.person, make_file(make_record(), make_record("other"), progressions=rows))

    assert not Progression.objects.get().live


@pytest.mark.parametrize(
    ("path", "value", "pointer"),
    [
        ("certifications.0.colour", "red", "/certifications/0/colour"),
        ("certifications.0.exam.questions", stated("many"), "/certifications/0/exam/questions"),
        ("certifications.0.discipline", "astrology", "/certifications/0/discipline"),
        ("certifications.0.abbreviation", "A" * 21, "/certifications/0"),
        ("meta.compiled", "2999-01-01", "/meta/compiled"),
        ("certifications", [], "/certifications"),
    ],
)
def test_what_is_wrong_is_told_by_its_place(editor: Actor, path: str, value: Any, pointer: str) -> None:
    document = changed(make_file(), path, value)

    tried = send(editor.person, document)
    refused = send(editor.person, document, dry_run="false")

    assert tried.status_code == 200
    assert tried.json()["refused"][0]["pointer"].startswith(pointer)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"].startswith(pointer)
    assert refused.json()["report"]["refusals"] == tried.json()["refusals"] > 0
    assert not CertificationPage.objects.exists()


@pytest.mark.parametrize("document", [[], "text", None, {}, {"certifications": 5}, {"outgrown_by": 1}])
def test_what_is_no_fact_base_is_refused(editor: Actor, document: object) -> None:
    response = send(editor.person, document)

    assert response.status_code in {200, 400}
    assert response.status_code == 400 or response.json()["refusals"] > 0


def test_page_that_another_locked_is_left_alone(editor: Actor, moderator: Actor) -> None:
    imported(editor.person, make_file())
    CertificationPage.objects.update(locked=True, locked_by=moderator.person)

    refused = send(editor.person, changed(make_file(), QUESTIONS, 175), dry_run="false")

    assert refused.status_code == 422
    assert "locked" in refused.json()["errors"][0]["detail"]
    draft = CertificationPage.objects.get().get_latest_revision_as_object()
    assert draft.facts.get(key="exam.questions").value == "180"


def test_who_may_not_write_may_not_import(editor: Actor, learner: Actor, administrator: Actor) -> None:
    assert send(None, make_file()).status_code in {401, 403}
    assert send(editor.person, make_file(), scope="drafts:write").status_code == 403
    assert send(learner.person, make_file()).status_code == 403
    assert send(administrator.person, make_file()).status_code == 403


def test_too_many_records_or_another_word_than_true_are_refused(editor: Actor) -> None:
    many = make_file(*(make_record(f"c-{number}") for number in range(101)))

    assert send(editor.person, many).json()["refused"][0]["pointer"] == "/certifications"
    assert send(editor.person, make_file(), dry_run="no").status_code == 400


@pytest.mark.parametrize(
    ("extra", "refusal"),
    [
        (
            {"lookalikes": [{"name": f"Look-alike {number}"} for number in range(1001)]},
            "lists: have more than 1000 rows together. Send fewer at a time.",
        ),
        (
            {"readings": {"courses": [{"hours": number} for number in range(1001)]}},
            "lists: have more than 1000 rows together. Send fewer at a time.",
        ),
        (
            {"stale_facts": [{"sources": [{}] * 5000}]},
            "lists: have more than 5000 entries together, those within rows included. Send fewer at a time.",
        ),
    ],
)
def test_all_lists_of_a_document_are_bounded_together(
    editor: Actor, extra: dict[str, object], refusal: str
) -> None:
    fact_base, advice = {**make_file(), **extra}, {"meta": {}, "role_families": [], **extra}

    for document in (fact_base, advice, {**advice, "regions": [{}]}):
        report = send(editor.person, document).json()
        assert [f"{one['field']}: {one['sentence']}" for one in report["refused"]] == [refusal]
    refused = send(editor.person, fact_base, dry_run="false")
    assert refused.status_code == 422
    assert refusal in refused.json()["errors"][0]["detail"]
