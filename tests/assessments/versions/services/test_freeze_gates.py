"""Every gate is asked, and each may refuse in words."""

import pytest

from assessments.domain.definitions.refusals import Refusal
from assessments.versions.services import freeze_gates
from assessments.versions.services.freeze_gates import Definition, FreezeGate
from portal.shared.ports import Port


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch) -> Port[str, FreezeGate]:
    port: Port[str, FreezeGate] = Port("freeze gates")
    monkeypatch.setattr(freeze_gates, "freeze_gates", port)
    return port


def test_nothing_refuses_when_no_gate_is_registered(gates: Port[str, FreezeGate]) -> None:
    assert freeze_gates.refusals_of({"questions": []}) == ()


def test_refusals_of_all_gates_come_in_the_order_of_registration(gates: Port[str, FreezeGate]) -> None:
    def no_questions(definition: Definition) -> tuple[Refusal, ...]:
        return () if definition["questions"] else (Refusal("questions", "There is no question."),)

    def no_paths(definition: Definition) -> tuple[Refusal, ...]:
        return () if definition["paths"] else (Refusal("paths", "There is no path."),)

    gates.register("questions", no_questions)
    gates.register("paths", no_paths)
    assert [refusal.place for refusal in freeze_gates.refusals_of({"questions": [], "paths": []})] == [
        "questions",
        "paths",
    ]
    assert freeze_gates.refusals_of({"questions": [1], "paths": [1]}) == ()
