"""Rules of different paths that hold at once, so that their order decides."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answers.sheet import Sheet
from assessments.domain.proof.ground import Ground
from assessments.domain.proof.reach import Reaching, not_proven
from assessments.domain.proof.report import Finding, FindingKind, Severity
from assessments.domain.proof.witnesses import witness_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from assessments.domain.answer_space.solver import SheetModel


def overlap_findings(ground: Ground, reaching: Reaching, step: Callable[[], None]) -> Iterator[Finding]:
    """For each rule and each later one of another path: a sheet that it decides and on which that holds too.

    The last rule always holds, so it is none of the later ones.
    """
    for earlier, at in enumerate(ground.space.rules):
        if at.key in reaching.sheets:
            sheets, settled = _overlaps(ground, earlier)
            for later in sorted(sheets):
                yield _finding(ground, earlier, later, sheets[later])
            if not settled:
                yield not_proven(f"rules/{at.key}", FindingKind.RULE_OVERLAP, Severity.NOTICE)
        step()


def _overlaps(ground: Ground, earlier: int) -> tuple[dict[int, Sheet], bool]:
    """The later rules that hold on a sheet that a rule decides, and whether these are all."""
    rules = ground.space.rules
    decided = ground.judged.rules == earlier
    open_ones = [
        number
        for number in range(earlier + 1, len(rules))
        if rules[number].groups and rules[number].path != rules[earlier].path
    ]
    sheets = {}
    for later in open_ones:
        sheet = ground.first(decided & ground.judged.holding[later])
        if sheet is not None:
            sheets[later] = sheet
    while left := [number for number in open_ones if number not in sheets]:

        def demand(made: "SheetModel", model: "cp_model.CpModel", left: list[int] = left) -> None:
            model.add_bool_or([made.decides[earlier]])
            model.add_bool_or([made.holds[number] for number in left])

        search = ground.search(demand)
        sheet = search.sheet
        if sheet is None:
            return sheets, search.is_settled
        sheets |= {number: sheet for number in left if ground.engine.holds(rules[number].key, sheet)}
        confirm(any(number in sheets for number in left), "a later rule holds as well")
    return sheets, True


def _finding(ground: Ground, earlier: int, later: int, sheet: Sheet) -> Finding:
    first, second = ground.space.rules[earlier], ground.space.rules[later]
    confirm(
        ground.engine.rule(sheet) == first.key and ground.engine.holds(second.key, sheet),
        f"{first.key} decides where {second.key} holds",
    )
    paths = ground.space.paths
    return Finding(
        FindingKind.RULE_OVERLAP,
        Severity.NOTICE,
        f"rules/{second.key}",
        (
            ("earlier", first.key),
            ("earlier_path", paths[first.path]),
            ("path", paths[second.path]),
        ),
        (witness_of(sheet),),
    )
