"""Experience: rows of one kind are for different people, and each for somebody."""

from collections.abc import Iterator

from assessments.domain.definitions.definition import OLDEST_FORMAT, Definition
from assessments.domain.definitions.refusals import Refusal


def experience_refusals(definition: Definition) -> Iterator[Refusal]:
    """Rows of a kind that speak of the same role families, or of one that no choice stands for.

    One without families is for everybody else, so it is the last of its kind.
    """
    if definition.format == OLDEST_FORMAT:
        return
    known = {family for _choice, family in definition.background.families}
    earlier: dict[str, set[str]] = {}
    closed: set[str] = set()
    for row in definition.background.experience:
        place = f"background/experience/{row.kind}"
        seen = earlier.setdefault(row.kind, set())
        if row.kind in closed:
            yield Refusal(
                place, "An earlier one of this kind is for every role family, so this never counts."
            )
        for family in row.families:
            if family not in known:
                yield Refusal(f"{place}/families", f"No choice stands for the role family “{family}”.")
            elif family in seen:
                yield Refusal(f"{place}/families", f"“{family}” has its experience of this kind already.")
        seen |= set(row.families)
        if not row.families:
            closed.add(row.kind)
