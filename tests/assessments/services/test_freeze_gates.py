"""Every gate is asked, and each may refuse in words."""

from dataclasses import replace

import pytest

from assessments.domain.definition import Definition
from assessments.domain.definition_parser import parse_definition
from assessments.domain.refusals import Refusal
from assessments.services import freeze_gates
from assessments.services.freeze_gates import FreezeGate
from portal.shared.ports import Port
from tests.builders.short_instrument import make_document


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch) -> Port[str, FreezeGate]:
    port: Port[str, FreezeGate] = Port("freeze gates")
    monkeypatch.setattr(freeze_gates, "freeze_gates", port)
    return port


def test_nothing_refuses_when_no_gate_is_registered(gates: Port[str, FreezeGate]) -> None:
    assert freeze_gates.refusals_of(parse_definition(make_document())) == ()


def test_refusals_of_all_gates_come_in_the_order_of_registration(gates: Port[str, FreezeGate]) -> None:
    def few_questions(definition: Definition) -> tuple[Refusal, ...]:
        return () if len(definition.questions) > 1 else (Refusal("questions", "One question."),)

    def few_paths(definition: Definition) -> tuple[Refusal, ...]:
        return () if len(definition.paths) > 1 else (Refusal("paths", "One path."),)

    gates.register("questions", few_questions)
    gates.register("paths", few_paths)
    fit = parse_definition(make_document())
    lean = replace(fit, questions=fit.questions[:1], paths=fit.paths[:1])
    assert [refusal.place for refusal in freeze_gates.refusals_of(lean)] == ["questions", "paths"]
    assert freeze_gates.refusals_of(fit) == ()
