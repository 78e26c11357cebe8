"""Drafts as programs have them in hand: read, changed, checked and proved, never published."""

import copy
import json
from typing import Any
from uuid import uuid4

import pytest

from assessments.models import Assessment
from assessments.proofs.queries import PROVE
from portal.jobs.models import Job, JobState
from tests.assessments.authoring.views.test_check import DEAD, STRAIGHT
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof, make_version
from tests.support.api_client import client_of
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
DRAFTS = "/api/v1/drafts/"
READ, WRITE = "drafts:read", "drafts:write"


@pytest.fixture
def draft(editor: Actor) -> Assessment:
    row: Assessment = Assessment.objects.create(
        title="Short", definition=json.dumps(make_document(), indent=1)
    )
    row.save_revision(user=editor.person)
    return row


def read(actor: Actor, path: str = "", **headers: str) -> Any:
    return client_of(actor.person, READ).get(f"{DRAFTS}{path}", headers=headers)


def renamed() -> dict[str, Any]:
    document: dict[str, Any] = copy.deepcopy(make_document())
    document["texts"]["en"]["title"] = "Another title"
    return document


def replace(actor: Actor, row: Assessment, document: object, **headers: str) -> Any:
    address = f"{DRAFTS}{row.public_id}/definition/"
    return client_of(actor.person, WRITE).put(address, document, format="json", headers=headers)


def test_list_names_drafts_without_their_definitions(editor: Actor, draft: Assessment) -> None:
    make_version(draft)

    (line,) = read(editor).json()["results"]

    assert (line["id"], line["title"], line["workflow"]) == (str(draft.public_id), "Short", None)
    assert "definition" not in line
    assert read(editor, "?fields=title").json()["results"] == [{"id": line["id"], "title": "Short"}]


def test_list_takes_as_many_queries_however_long_it_is(editor: Actor) -> None:
    def more(count: int) -> None:
        for _ in range(count):
            row = Assessment.objects.create(title="One", definition="{}")
            row.save_revision(user=editor.person)

    assert_queries_do_not_grow(more, lambda: read(editor))


def test_draft_has_its_definition_its_lock_and_its_workflow(
    editor: Actor, moderator: Actor, draft: Assessment
) -> None:
    found = read(editor, f"{draft.public_id}/").json()
    Assessment.objects.update(locked=True, locked_by=moderator.person)
    held = read(editor, f"{draft.public_id}/").json()

    assert found["definition"] == make_document()
    assert (found["text"], found["lock"], found["is_locked_for_you"]) == (None, "none", False)
    assert len(found["logic_hash"]) == 64
    assert (held["is_locked"], held["lock"], held["is_locked_for_you"]) == (True, "person", True)


def test_draft_that_is_no_json_yet_is_given_as_it_was_typed(editor: Actor, draft: Assessment) -> None:
    draft.definition = '{"format": 2,'
    draft.save_revision(user=editor.person)

    found = read(editor, f"{draft.public_id}/").json()

    assert (found["definition"], found["text"], found["logic_hash"]) == (None, '{"format": 2,', None)
    assert read(editor, f"{draft.public_id}/definition/").status_code == 409
    checks = read(editor, f"{draft.public_id}/checks/").json()
    assert checks["state"] == "refused"
    assert "This is not JSON" in checks["refused"][0]["sentence"]


def test_definition_is_replaced_by_who_has_read_it(editor: Actor, draft: Assessment) -> None:
    known = read(editor, f"{draft.public_id}/definition/")
    unread = replace(editor, draft, renamed())
    changed = replace(editor, draft, renamed(), **{"If-Match": known["ETag"]})
    late = replace(editor, draft, make_document(), **{"If-Match": known["ETag"]})

    assert known.json() == make_document()
    assert changed["ETag"] == read(editor, f"{draft.public_id}/").json()["etag"]
    assert (
        read(editor, f"{draft.public_id}/definition/", **{"If-None-Match": changed["ETag"]}).status_code
        == 304
    )
    assert (unread.status_code, late.status_code) == (428, 412)
    assert late["ETag"] == changed["ETag"]
    assert (changed.status_code, changed.json()["changed"]) == (200, ["/texts/en/title"])
    row = Assessment.objects.get()
    assert not row.live
    assert row.get_latest_revision().user == editor.person
    assert "Another title" in row.get_latest_revision_as_object().definition


def test_refused_definition_is_not_stored_and_says_where(editor: Actor, draft: Assessment) -> None:
    document = renamed()
    document["questions"][0]["kind"] = "riddle"
    etag = read(editor, f"{draft.public_id}/definition/")["ETag"]

    refused = replace(editor, draft, document, **{"If-Match": etag})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"].startswith("/questions/0")
    assert Assessment.objects.get().revisions.count() == 1


@pytest.mark.parametrize("sent", [[], 5, "text", None, {}])
def test_what_is_no_definition_is_refused(editor: Actor, draft: Assessment, sent: object) -> None:
    response = client_of(editor.person, WRITE).put(
        f"{DRAFTS}{draft.public_id}/definition/",
        json.dumps(sent),
        content_type="application/json",
        headers={"If-Match": "*"},
    )

    assert response.status_code == 422


def test_locked_draft_is_not_replaced(editor: Actor, moderator: Actor, draft: Assessment) -> None:
    Assessment.objects.update(locked=True, locked_by=moderator.person)

    assert replace(editor, draft, renamed(), **{"If-Match": "*"}).status_code == 409


def test_checks_tell_findings_by_place_with_their_witnesses(editor: Actor, draft: Assessment) -> None:
    assert read(editor, f"{draft.public_id}/checks/").json()["state"] == "unproved"
    make_proof(make_document(), DEAD, STRAIGHT)

    checks = read(editor, f"{draft.public_id}/checks/").json()

    dead = checks["findings"][0]
    assert (checks["state"], checks["sentence"]) == ("errors", "Can’t go live: 1 error.")
    assert (dead["kind"], dead["severity"], dead["place"]) == (
        "dead_rule",
        "error",
        "rules/mostly_operations",
    )
    assert dead["pointer"].startswith("/rules/")
    assert dead["parameters"] == {"by": "mostly_projects"}
    assert dead["witnesses"][0]["share"] == "half"


def test_proof_is_asked_for_followed_and_read(editor: Actor, moderator: Actor, draft: Assessment) -> None:
    address = f"{DRAFTS}{draft.public_id}/proof/"
    asked = client_of(editor.person, WRITE).post(address)
    again = client_of(moderator.person, WRITE).post(address)
    job = Job.objects.get(kind=PROVE)

    assert (asked.status_code, asked.json()["state"]) == (202, "queued")
    assert asked["Location"] == again["Location"] == f"/api/v1/jobs/{job.pk}/"
    # What one editor asked for, another may follow: the draft is everybody's.
    followed = client_of(moderator.person, READ).get(again["Location"])
    assert (followed.status_code, followed.json()["is_own"]) == (200, False)

    make_proof(make_document())
    done = client_of(editor.person, WRITE).post(address)
    assert (done.status_code, done.json()["state"]) == (200, "done")
    assert done.json()["report"]["shares"][0]["path"]


def test_proof_of_what_does_not_compile_is_refused(editor: Actor, draft: Assessment) -> None:
    draft.definition = '{"format": 2}'
    draft.save_revision(user=editor.person)

    response = client_of(editor.person, WRITE).post(f"{DRAFTS}{draft.public_id}/proof/")

    assert response.status_code == 422
    assert response.json()["errors"]


def test_proof_is_cancelled_while_it_waits(editor: Actor, draft: Assessment) -> None:
    address = f"{DRAFTS}{draft.public_id}/proof/"
    client = client_of(editor.person, WRITE)
    client.post(address)

    stopped, again = client.delete(address), client.delete(address)

    assert (stopped.status_code, stopped.json()["state"]) == (200, "cancelled")
    assert again.status_code == 409
    assert Job.objects.get(kind=PROVE).state == JobState.CANCELLED


def test_who_may_not_write_drafts_gets_none(
    editor: Actor, learner: Actor, report_viewer: Actor, visitor: Actor, draft: Assessment
) -> None:
    one = f"{draft.public_id}/"

    assert visitor.client.get(DRAFTS + one).status_code == 401
    assert [read(who, one).status_code for who in (learner, report_viewer)] == [403, 403]
    assert client_of(editor.person, "outcomes:read").get(DRAFTS + one).status_code == 403
    assert client_of(editor.person, READ).post(f"{DRAFTS}{one}proof/").status_code == 403
    assert read(editor, f"{uuid4()}/").status_code == 404
    assert read(editor, "?colour=red").status_code == 400
