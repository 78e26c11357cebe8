"""What must agree before an assessment goes live.

Freezing a version stands below the editors' workbench in the import order; the workbench registers what it
checks here, and freezing asks every gate.
"""

from collections.abc import Callable

from assessments.domain.definition import Definition
from assessments.domain.refusals import Refusal
from portal.shared.ports import Port

# Takes a definition that compiles.
FreezeGate = Callable[[Definition], tuple[Refusal, ...]]

freeze_gates: Port[str, FreezeGate] = Port("freeze gates")


def refusals_of(definition: Definition) -> tuple[Refusal, ...]:
    """Every refusal of every gate, in the order of registration; empty when all agree."""
    return tuple(refusal for _name, gate in freeze_gates for refusal in gate(definition))
