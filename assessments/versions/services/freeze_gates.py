"""What must agree before an assessment goes live.

Freezing a version stands below the editors' workbench in the import order; the workbench registers what it
checks here, and freezing asks every gate.
"""

from collections.abc import Callable, Mapping

from assessments.domain.definitions.refusals import Refusal
from portal.shared.ports import Port

# The canonical document of a definition that compiles (assessments.domain.definitions.writer.document_of).
Definition = Mapping[str, object]
FreezeGate = Callable[[Definition], tuple[Refusal, ...]]

freeze_gates: Port[str, FreezeGate] = Port("freeze gates")


def refusals_of(definition: Definition) -> tuple[Refusal, ...]:
    """Every refusal of every gate, in the order of registration; empty when all agree."""
    return tuple(refusal for _name, gate in freeze_gates for refusal in gate(definition))
