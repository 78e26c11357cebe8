"""An assessment goes live by freezing a version, and is refused in words by whichever way one tries."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, TaskState

from assessments.models import Assessment, AssessmentVersion
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof
from tests.support.cast import Actor
from tests.support.proof_gate import answer_by, refused

pytestmark = pytest.mark.django_db

ODD = "make it even"


def odd_document() -> dict[str, Any]:
    """The small instrument with a maximum that cannot be halved."""
    document = make_document()
    document["questions"][3]["choices"][0]["points"] = {"project": 3}
    return document


def draft_of(document: object, by: Actor, **fields: Any) -> Revision:
    """A draft that is checked, where it can be."""
    if isinstance(document, dict) and document:
        make_proof(document)
    row = Assessment.objects.create(title="Short", definition=json.dumps(document))
    for name, value in fields.items():
        setattr(row, name, value)
    revision: Revision = row.save_revision(user=by.person)
    return revision


def current(revision: Revision) -> Assessment:
    row: Assessment = Assessment.objects.get(pk=revision.object_id)
    return row


def address(name: str, *arguments: object) -> str:
    return reverse(f"wagtailsnippets_assessments_assessment:{name}", args=arguments)


def test_publishing_freezes_the_draft_as_version_one(editor: Actor, moderator: Actor) -> None:
    revision = draft_of(make_document(), editor)
    revision.publish(user=moderator.person, skip_permission_checks=True)

    row = current(revision)
    assert row.live
    assert row.current_version is not None
    assert (row.current_version.number, row.current_version.frozen_by) == (1, moderator.person)


def test_publishing_the_same_again_keeps_the_version_and_a_change_makes_the_next(editor: Actor) -> None:
    revision = draft_of(make_document(), editor)
    revision.publish(skip_permission_checks=True)
    current(revision).save_revision().publish(skip_permission_checks=True)
    assert AssessmentVersion.objects.count() == 1

    row = current(revision)
    make_proof(make_document(plan_size=5))
    row.definition = json.dumps(make_document(plan_size=5))
    row.save_revision(user=editor.person).publish(skip_permission_checks=True)

    changed = current(revision).current_version
    assert changed is not None
    assert changed.number == 2


def test_later_draft_does_not_change_which_version_is_taken(editor: Actor) -> None:
    revision = draft_of(make_document(), editor)
    revision.publish(skip_permission_checks=True)
    version = current(revision).current_version

    stale = revision.as_object()
    stale.title = "Renamed"
    stale.save_revision(user=editor.person)

    assert current(revision).get_latest_revision_as_object().current_version == version
    assert current(revision).current_version == version


@pytest.mark.parametrize("definition", [odd_document(), "no object", {}])
def test_refused_definition_publishes_nothing(definition: object, editor: Actor) -> None:
    revision = draft_of(definition, editor)
    with pytest.raises(ValidationError):
        revision.publish(skip_permission_checks=True)

    assert not current(revision).live
    assert not AssessmentVersion.objects.exists()


def test_gate_refuses_too(editor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_by(refused, monkeypatch)
    with pytest.raises(ValidationError, match="rules/x: Dead"):
        draft_of(make_document(), editor).publish(skip_permission_checks=True)


def test_schedule_is_checked_now_and_freezes_when_it_is_due(
    editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = timezone.now() + timedelta(hours=1)
    with pytest.raises(ValidationError, match=ODD):
        draft_of(odd_document(), editor, go_live_at=soon).publish(skip_permission_checks=True)
    revision = draft_of(make_document(), editor, go_live_at=soon)
    revision.publish(skip_permission_checks=True)
    assert not AssessmentVersion.objects.exists()

    later = soon + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled", verbosity=0)

    assert current(revision).live
    assert current(revision).current_version is not None


def test_made_live_without_publishing_there_is_no_version_to_take() -> None:
    row = Assessment.objects.create(title="Forced", definition=json.dumps(odd_document()), live=True)
    assert row.current_version is None


def form_of(definition: str, **action: str) -> dict[str, str]:
    return {"title": "Short", "minutes": "8", "definition": definition, **action}


def approval_of(row: Assessment) -> dict[str, str]:
    """What an approval below the form sends beside what was typed: the address was made by the first save."""
    return {"slug": row.slug, "action-workflow-action": "1", "workflow-action-name": "approve"}


def test_draft_is_saved_however_unfinished(editor: Actor) -> None:
    response = editor.client.post(address("add"), form_of('{"format": 1,'))

    assert response.status_code == 302
    row = Assessment.objects.get()
    assert (row.live, row.definition) == (False, '{"format": 1,')


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [
        ('{"format": 1,', "line 1, column 14: This is not JSON"),
        ('{"format": 1, "format": 1}', "format: This key appears twice in one object."),
        (json.dumps(odd_document()), ODD),
    ],
)
def test_submitting_what_cannot_go_live_is_refused_at_the_field(
    definition: str, sentence: str, editor: Actor
) -> None:
    response = editor.client.post(address("add"), form_of(definition, **{"action-submit": "1"}))

    assert response.status_code == 200
    errors = response.context["form"].errors["definition"]
    assert any(sentence in error for error in errors)
    assert response.context["form"]["definition"].value() == definition
    assert not Assessment.objects.exists()


def submitted(editor: Actor) -> tuple[Assessment, TaskState]:
    make_proof(make_document())
    editor.client.post(address("add"), form_of(json.dumps(make_document()), **{"action-submit": "1"}))
    row = Assessment.objects.get()
    return row, row.current_workflow_task_state


def test_approval_by_somebody_else_freezes_and_publishes(editor: Actor, moderator: Actor) -> None:
    row, state = submitted(editor)
    assert not AssessmentVersion.objects.exists()

    response = moderator.client.post(address("workflow_action", row.pk, "approve", state.pk))

    assert response.status_code == 302
    row.refresh_from_db()
    assert row.live
    assert row.current_version is not None


def test_approval_in_the_editor_saves_no_version_of_the_approver_and_publishes(
    editor: Actor, moderator: Actor
) -> None:
    row, state = submitted(editor)
    action = approval_of(row)

    moderator.client.post(address("edit", row.pk), form_of(json.dumps(make_document()), **action))

    row.refresh_from_db()
    assert row.live
    assert row.current_version is not None
    assert row.live_revision == row.latest_revision == state.revision


def test_moderator_who_changes_what_is_approved_becomes_an_author_of_it(
    editor: Actor, moderator: Actor
) -> None:
    row, _state = submitted(editor)
    action = approval_of(row)
    changed = {**form_of(json.dumps(make_document()), **action), "title": "Mine"}

    moderator.client.post(address("edit", row.pk), changed)

    row.refresh_from_db()
    assert not row.live
    assert row.latest_revision.user == moderator.user


def test_nobody_approves_their_own_assessment(moderator: Actor) -> None:
    row, state = submitted(moderator)
    moderator.client.post(address("workflow_action", row.pk, "approve", state.pk))

    row.refresh_from_db()
    assert not row.live
    assert not AssessmentVersion.objects.exists()


def test_refusal_at_approval_is_a_message_and_the_task_stays_open(
    editor: Actor, moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, state = submitted(editor)
    answer_by(refused, monkeypatch)

    response = moderator.client.post(address("workflow_action", row.pk, "approve", state.pk), follow=True)

    assert "rules/x: Dead." in response.content.decode()
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    row.refresh_from_db()
    assert not row.live


def test_refusal_at_approval_in_the_editor_is_told_at_the_form(
    editor: Actor, moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _state = submitted(editor)
    data = form_of(json.dumps(make_document()), **approval_of(row))
    answer_by(refused, monkeypatch)

    response = moderator.client.post(address("edit", row.pk), data)

    assert response.status_code == 200
    assert "rules/x: Dead." in response.content.decode()
    row.refresh_from_db()
    assert not row.live


def test_neither_editors_nor_moderators_publish_without_approval(editor: Actor, moderator: Actor) -> None:
    for actor in (editor, moderator):
        data = form_of(json.dumps(make_document()), **{"action-publish": "1"})
        actor.client.post(address("add"), data)
    assert not AssessmentVersion.objects.exists()
    assert not Assessment.objects.filter(live=True).exists()


def test_moderator_takes_an_assessment_offline(editor: Actor, moderator: Actor) -> None:
    revision = draft_of(make_document(), editor)
    revision.publish(skip_permission_checks=True)

    assert editor.client.post(address("unpublish", revision.object_id)).status_code == 302
    assert current(revision).live
    moderator.client.post(address("unpublish", revision.object_id))
    assert not current(revision).live


def test_preview_shows_questions_or_what_stands_against_them(editor: Actor) -> None:
    row = Assessment.objects.create(title="Short", definition=json.dumps(make_document()))
    shown = row.make_preview_request().render().content.decode()
    assert "What fills your week?" in shown
    assert "Shown only after certain earlier answers." in shown

    row.definition = json.dumps(odd_document())
    refused = row.make_preview_request().render().content.decode()
    assert "This draft can’t go live yet" in refused
    assert ODD in refused
