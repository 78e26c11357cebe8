"""Definitions that programs import: tried, reported by place, and kept as drafts."""

import copy
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from assessments.models import Assessment, ProofReport
from portal.editorial.queries import may_approve
from portal.users.models import User
from tests.builders.short_instrument import make_document
from tests.support.api_client import client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db
IMPORT = "/api/v1/imports/assessments/"


def send(
    user: User, sent: object, *, dry_run: str = "true", scope: str = "drafts:write", etag: str = ""
) -> Any:
    client = client_of(user, scope)
    headers = {"If-Match": etag} if etag else {}
    return client.post(f"{IMPORT}?dry_run={dry_run}", sent, format="json", headers=headers)


def made(user: User) -> Any:
    response = send(user, {"definition": make_document()}, dry_run="false")
    assert response.status_code == 201, response.content
    return response


def renamed() -> dict[str, Any]:
    document: dict[str, Any] = copy.deepcopy(make_document())
    document["texts"]["en"]["title"] = "Another title"
    return document


def test_dry_run_of_a_new_draft_stores_nothing(editor: Actor) -> None:
    response = send(editor.person, {"definition": make_document(), "title": "Mine", "minutes": 4})

    assert response.status_code == 200
    assert response.json() == {
        "is_dry_run": True,
        "state": "new",
        "assessment": None,
        "title": "Mine",
        "added": [],
        "changed": [],
        "removed": [],
        "refused": [],
        "refusals": 0,
    }
    assert not Assessment.objects.exists()


def test_import_makes_a_draft_that_its_author_may_not_approve(editor: Actor, moderator: Actor) -> None:
    report = made(editor.person).json()

    draft = Assessment.objects.get(public_id=report["assessment"])
    assert not draft.live
    assert draft.current_version is None
    assert draft.get_latest_revision().user == editor.person
    assert not may_approve(draft, editor.person)
    assert may_approve(draft, moderator.person)


def test_change_needs_the_state_that_was_read(editor: Actor) -> None:
    first = made(editor.person)
    sent = {"definition": renamed(), "assessment": first.json()["assessment"]}

    unread = send(editor.person, sent, dry_run="false")
    tried = send(editor.person, sent)
    changed = send(editor.person, sent, dry_run="false", etag=tried["ETag"])
    again = send(editor.person, sent, dry_run="false", etag=tried["ETag"])

    assert unread.status_code == 428
    assert tried["ETag"] == first["ETag"]
    assert (tried.json()["state"], tried.json()["changed"]) == ("changed", ["/texts/en/title"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    assert (again.status_code, again["ETag"]) == (412, changed["ETag"])
    draft = Assessment.objects.get().get_latest_revision_as_object()
    assert "Another title" in draft.definition


def test_same_definition_again_makes_no_revision(editor: Actor) -> None:
    first = made(editor.person)
    sent = {"definition": make_document(), "assessment": first.json()["assessment"]}

    response = send(editor.person, sent, dry_run="false", etag=first["ETag"])

    assert (response.json()["state"], response["ETag"]) == ("unchanged", first["ETag"])
    assert Assessment.objects.get().revisions.count() == 1


def test_what_is_added_and_removed_is_told_by_place(editor: Actor) -> None:
    first = made(editor.person)
    document = copy.deepcopy(make_document())
    document["texts"]["en"]["introduction"] = "New words."
    gone = document["questions"].pop()
    sent = {"definition": document, "assessment": first.json()["assessment"]}

    report = send(editor.person, sent).json()

    place = len(document["questions"])
    if report["state"] != "refused":
        assert f"/questions/{place}" in report["removed"]
        assert "/texts/en/introduction" in [*report["added"], *report["changed"]]
    else:
        assert any(gone["key"] in one["place"] or one["sentence"] for one in report["refused"])


def test_refusals_have_their_places_and_nothing_is_stored(editor: Actor) -> None:
    document = make_document()
    document["questions"][0]["kind"] = "riddle"

    tried = send(editor.person, {"definition": document})
    refused = send(editor.person, {"definition": document}, dry_run="false")

    assert tried.status_code == 200
    assert tried.json()["state"] == "refused"
    assert tried.json()["refused"][0]["pointer"].startswith("/questions/0")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"].startswith("/definition/questions/0")
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("definition", [None, 5, "text", [], {}, {"format": 99}, {"texts": 3, "key": []}])
def test_what_is_no_definition_is_refused(editor: Actor, definition: object) -> None:
    response = send(editor.person, {"definition": definition})

    assert response.status_code in {200, 400}
    assert response.status_code == 400 or response.json()["state"] == "refused"


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({}, "/definition"),
        ({"definition": {}, "colour": "red"}, "/colour"),
        ({"definition": {}, "minutes": 0}, "/minutes"),
        ({"definition": {}, "assessment": "x"}, "/assessment"),
    ],
)
def test_unknown_and_missing_fields_are_refused_by_name(
    editor: Actor, sent: dict[str, Any], place: str
) -> None:
    response = send(editor.person, sent)

    assert response.status_code == 400
    assert place in [one["pointer"] for one in response.json()["errors"]]


def test_locked_draft_stays_as_it_is(editor: Actor, moderator: Actor) -> None:
    first = made(editor.person)
    Assessment.objects.update(locked=True, locked_by=moderator.person)
    sent = {"definition": renamed(), "assessment": first.json()["assessment"]}

    assert send(editor.person, sent, dry_run="false", etag=first["ETag"]).status_code == 409
    assert Assessment.objects.get().revisions.count() == 1


def test_who_may_not_write_may_not_import(editor: Actor, learner: Actor, report_viewer: Actor) -> None:
    sent = {"definition": make_document()}

    assert send(editor.person, sent, scope="drafts:read").status_code == 403
    assert send(learner.person, sent).status_code == 403
    assert send(report_viewer.person, sent).status_code == 403
    assert send(editor.person, {**sent, "assessment": str(uuid4())}).status_code == 404


def test_who_may_change_drafts_alone_makes_no_new_one(learner: Actor) -> None:
    learner.person.user_permissions.add(Permission.objects.get(codename="change_assessment"))

    response = send(User.objects.get(pk=learner.person.pk), {"definition": make_document()}, dry_run="false")

    assert response.status_code == 403
    assert not Assessment.objects.exists()
    assert not ProofReport.objects.exists()


def test_schema_allows_what_the_import_takes() -> None:
    response = APIClient().get(f"{IMPORT}schema/")
    form = Draft202012Validator(response.json())

    assert response.status_code == 200
    assert form.is_valid(make_document())
    assert not form.is_valid({**make_document(), "questions": []})
