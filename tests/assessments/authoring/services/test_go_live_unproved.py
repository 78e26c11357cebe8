"""What is not proved is refused in words by whichever way one tries, and may be submitted all the same."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import TaskState

from assessments.domain.proof.report import PROVER, Finding, FindingKind, Severity
from assessments.models import Assessment
from tests.assessments.authoring.services.test_go_live import (
    address,
    approval_of,
    current,
    draft_of,
    form_of,
)
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def test_unproved_draft_may_be_submitted_but_not_with_an_error_that_is_proved(editor: Actor) -> None:
    action = {"action-submit": "1"}
    assert (
        editor.client.post(address("add"), form_of(json.dumps(make_document()), **action)).status_code == 302
    )
    make_proof(
        make_document(plan_size=5), Finding(FindingKind.DEAD_RULE, Severity.ERROR, "rules/mostly_operations")
    )

    response = editor.client.post(address("add"), form_of(json.dumps(make_document(plan_size=5)), **action))

    assert response.context["form"].errors["definition"] == [
        "rules/mostly_operations: This rule never applies, whatever people answer."
    ]


def test_moderator_may_send_an_unproved_draft_back(editor: Actor, moderator: Actor) -> None:
    editor.client.post(address("add"), form_of(json.dumps(make_document()), **{"action-submit": "1"}))
    row = Assessment.objects.get()
    state = row.current_workflow_task_state

    moderator.client.post(address("workflow_action", row.pk, "reject", state.pk))

    state.refresh_from_db()
    assert state.status == TaskState.STATUS_REJECTED


def test_approving_an_unproved_draft_is_refused_in_words(editor: Actor, moderator: Actor) -> None:
    editor.client.post(address("add"), form_of(json.dumps(make_document()), **{"action-submit": "1"}))
    row = Assessment.objects.get()
    state = row.current_workflow_task_state

    response = moderator.client.post(address("workflow_action", row.pk, "approve", state.pk), follow=True)

    assert "We are still checking this version. Try again when" in response.text
    row.refresh_from_db()
    assert not row.live


def test_refused_approval_saves_nothing_in_the_name_of_a_moderator_who_typed_nothing(
    editor: Actor, moderator: Actor
) -> None:
    text = json.dumps(make_document(), indent=1)
    editor.client.post(address("add"), form_of(text, **{"action-submit": "1"}))
    row = Assessment.objects.get()
    action = approval_of(row)
    # As browsers send it.
    sent = text.replace("\n", "\r\n")

    response = moderator.client.post(address("edit", row.pk), form_of(sent, **action))

    assert "We are still checking this version. Try again when" in response.text
    # By this Wagtail's script decides whether to save when the page opens.
    assert not response.context["has_unsaved_changes"]


def test_schedule_that_is_due_without_a_report_of_this_prover_is_refused_and_cleared(
    editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = timezone.now() + timedelta(hours=1)
    revision = draft_of(make_document(), editor, go_live_at=soon)
    revision.publish(skip_permission_checks=True)
    # What a later release of the portal finds.
    monkeypatch.setattr("assessments.proofs.queries.PROVER", PROVER + 1)
    later = soon + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    call_command("publish_scheduled", verbosity=0)

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert not current(revision).live
