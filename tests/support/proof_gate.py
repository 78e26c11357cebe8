"""Another answer of the gate before going live, for tests of what it guards."""

from collections.abc import Callable

import pytest

from assessments.authoring.services import go_live
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal
from assessments.versions.services import freeze_version

Gate = Callable[[Definition], tuple[Refusal, ...]]


def answer_by(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this function stand wherever the proof is asked whether a definition may go live."""
    for module in (go_live, freeze_version):
        monkeypatch.setattr(module, "proof_refusals", gate)


def refused(_definition: Definition) -> tuple[Refusal, ...]:
    """A gate that refuses everything."""
    return (Refusal("rules/x", "Dead."),)
