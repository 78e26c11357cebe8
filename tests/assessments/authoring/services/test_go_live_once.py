"""However an assessment goes live, its text is compiled once, and the gate is asked no more than needed."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.authoring.mapping import source
from assessments.domain.definitions import compiler
from assessments.models import AssessmentVersion
from assessments.proofs.presenters.refusals import proof_refusals
from tests.assessments.authoring.services.test_go_live import (
    address,
    approval_of,
    draft_of,
    form_of,
    submitted,
)
from tests.builders.short_instrument import make_document
from tests.support.cast import Actor
from tests.support.proof_gate import answer_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[int, int]]:
    """How often something was compiled, and how often the gate was asked, since this was last called."""
    counted = {"compiled": 0, "asked": 0}
    refusals_in = compiler.refusals_in

    def compiled(definition: Any) -> Any:
        counted["compiled"] += 1
        return refusals_in(definition)

    def asked(definition: Any) -> Any:
        counted["asked"] += 1
        return proof_refusals(definition)

    def take() -> tuple[int, int]:
        taken = (counted["compiled"], counted["asked"])
        counted.update(compiled=0, asked=0)
        source._compiled.cache_clear()
        return taken

    monkeypatch.setattr(compiler, "refusals_in", compiled)
    answer_by(asked, monkeypatch)
    source._compiled.cache_clear()
    return take


def test_publishing_compiles_once_and_asks_once(editor: Actor, calls: Callable[[], tuple[int, int]]) -> None:
    draft_of(make_document(), editor).publish(skip_permission_checks=True)

    assert calls() == (1, 1)
    assert AssessmentVersion.objects.count() == 1


def test_approval_from_the_list_compiles_once_and_asks_once(
    editor: Actor, moderator: Actor, calls: Callable[[], tuple[int, int]]
) -> None:
    row, state = submitted(editor)
    calls()

    moderator.client.post(address("workflow_action", row.pk, "approve", state.pk))

    assert calls() == (1, 1)
    assert AssessmentVersion.objects.count() == 1


def test_approval_in_the_editor_compiles_once_and_asks_for_the_form_and_for_going_live(
    editor: Actor, moderator: Actor, calls: Callable[[], tuple[int, int]]
) -> None:
    row, _state = submitted(editor)
    calls()
    data = form_of(json.dumps(make_document()), **approval_of(row))

    moderator.client.post(address("edit", row.pk), data)

    assert calls() == (1, 2)
    assert AssessmentVersion.objects.count() == 1


def test_schedule_compiles_and_asks_once_when_it_is_set_and_once_when_it_is_due(
    editor: Actor, calls: Callable[[], tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = timezone.now() + timedelta(hours=1)
    draft_of(make_document(), editor, go_live_at=soon).publish(skip_permission_checks=True)
    assert calls() == (1, 1)
    assert not AssessmentVersion.objects.exists()

    later = soon + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled", verbosity=0)

    assert calls() == (1, 1)
    assert AssessmentVersion.objects.count() == 1
