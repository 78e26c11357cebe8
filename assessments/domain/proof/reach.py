"""Which rules can decide, and which paths can be reached."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.proof.ground import Ground
from assessments.domain.proof.report import Finding, FindingKind, Reached, Severity
from assessments.domain.proof.witnesses import witness_of


@dataclass(frozen=True, slots=True)
class Reaching:
    """An example for each rule that can decide, and the rules of which that is not known."""

    sheets: dict[str, Sheet]
    unsettled: tuple[str, ...]

    def may_decide(self, rule: str) -> bool:
        """Whether a rule decides a sheet, as far as is known."""
        return rule in self.sheets or rule in self.unsettled


def reaching_of(ground: Ground, step: Callable[[], None]) -> Reaching:
    """Settle each rule: by a drawn sheet, else by the solver."""
    sheets: dict[str, Sheet] = {}
    unsettled = []
    for number, rule in enumerate(ground.space.rules):
        sheet = ground.first(ground.judged.rules == number)
        if sheet is None:
            search = ground.search_decided(number)
            sheet = search.sheet
            if not search.is_settled:
                unsettled.append(rule.key)
        if sheet is not None:
            confirm(ground.engine.rule(sheet) == rule.key, f"{rule.key} decides a sheet")
            sheets[rule.key] = sheet
        step()
    return Reaching(sheets, tuple(unsettled))


def reached_rules(definition: Definition, reaching: Reaching) -> tuple[Reached, ...]:
    """One sheet for each rule that can decide."""
    return tuple(
        Reached(rule.path, rule.key, witness_of(reaching.sheets[rule.key]))
        for rule in definition.rules
        if rule.key in reaching.sheets
    )


def reaching_findings(definition: Definition, ground: Ground, reaching: Reaching) -> Iterator[Finding]:
    """Paths that no sheet reaches, and rules that decide none."""
    for path in definition.paths:
        rules = [rule.key for rule in definition.rules if rule.path == path.key]
        if any(key in reaching.sheets for key in rules):
            continue
        if any(key in reaching.unsettled for key in rules):
            yield not_proven(f"paths/{path.key}", FindingKind.UNREACHABLE_PATH)
        else:
            yield Finding(FindingKind.UNREACHABLE_PATH, Severity.ERROR, f"paths/{path.key}")
    for number, rule in enumerate(definition.rules):
        if rule.key in reaching.unsettled:
            yield not_proven(f"rules/{rule.key}", FindingKind.DEAD_RULE)
        elif rule.key not in reaching.sheets:
            yield _dead(ground, number)


def not_proven(place: str, what: FindingKind, severity: Severity = Severity.WARNING) -> Finding:
    """That the limit struck before it was known whether there is such a finding."""
    return Finding(FindingKind.NOT_PROVEN, severity, place, (("what", str(what)),))


def _dead(ground: Ground, number: int) -> Finding:
    """A dead rule; where it holds on some sheet, that sheet and the earlier rule that decides it."""
    key = ground.space.rules[number].key
    sheet = ground.first(ground.judged.holding[number])
    if sheet is None:
        sheet = ground.search_holding(number).sheet
    if sheet is None:
        return Finding(FindingKind.DEAD_RULE, Severity.ERROR, f"rules/{key}")
    confirm(ground.engine.holds(key, sheet), f"{key} holds on a sheet")
    return Finding(
        FindingKind.DEAD_RULE,
        Severity.ERROR,
        f"rules/{key}",
        (("by", ground.engine.rule(sheet)),),
        (witness_of(sheet),),
    )
