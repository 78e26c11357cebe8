"""Where a proof report and the truth over every complete sheet differ."""

from collections.abc import Iterator
from fractions import Fraction

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import Bound
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.rules import Rules, RulesOfVersion1
from assessments.domain.engines.v1.prepared import Prepared, prepare
from assessments.domain.proof.report import Finding, FindingKind, Method, MirrorState, QuestionRole, Report
from tests.builders.all_sheets import facts_of
from tests.builders.proof_oracle import Truth


def differences(definition: Definition, report: Report, truth: Truth) -> list[str]:
    """A sentence for each difference; none when they are equal."""
    expected = {
        FindingKind.UNREACHABLE_PATH: {
            f"paths/{path.key}" for path in definition.paths if path.key not in truth.paths
        },
        FindingKind.DEAD_RULE: {
            f"rules/{rule.key}" for rule in definition.rules if rule.key not in truth.rules
        },
        FindingKind.NEVER_SHOWN: {
            f"questions/{item.key}" for item in definition.questions if item.key not in truth.shown
        },
        FindingKind.NOT_PROVEN: set(),
    }
    found = [
        f"{kind}: {_places(report, kind)} reported, {places} true"
        for kind, places in expected.items()
        if _places(report, kind) != places
    ]
    if definition.mirror is not None:
        states = {True: MirrorState.PROVED, False: MirrorState.BROKEN}
        if report.mirror is not states[truth.is_mirrored]:
            found.append(f"mirror: {report.mirror} reported, {truth.is_mirrored} true")
    return [*found, *_pairs(report, truth), *_effects(report, truth), *_counted(report, truth)]


def unconfirmed(definition: Definition, report: Report, rules: Rules | None = None) -> list[str]:
    """A sentence for each witness that the engine does not confirm."""
    rules = rules or RulesOfVersion1(definition)
    return [
        f"{finding.kind} at {finding.place}"
        for finding in report.findings
        if finding.witnesses and not _holds(definition, rules, finding)
    ] + [
        f"{reached.rule} is not reached"
        for reached in report.reached
        if rules.rule(dict(reached.witness)) != reached.rule
    ]


def _holds(definition: Definition, rules: Rules, finding: Finding) -> bool:
    """Whether the engine says of the witnesses what the finding claims."""
    prepared = prepare(definition)
    given = dict(finding.parameters)
    first = dict(finding.witnesses[0])
    match finding.kind:
        case FindingKind.DEAD_RULE:
            return rules.rule(first) == given["by"] and _rule_holds(rules, finding, first)
        case FindingKind.RULE_OVERLAP:
            return rules.rule(first) == given["earlier"] and _rule_holds(rules, finding, first)
        case FindingKind.ASSERTION_FAILS:
            return rules.path(first) == given["path"] and not _meets(prepared, given, first)
        case FindingKind.STRAIGHT_LINER:
            return rules.path(first) == given["path"]
        case FindingKind.MIRROR_BROKEN:
            second = dict(finding.witnesses[1])
            paths = (rules.path(first), rules.path(second))
            return paths == (given["path"], given["found"])
        case _:
            return False


def _rule_holds(rules: Rules, finding: Finding, sheet: Sheet) -> bool:
    return rules.holds(finding.place.removeprefix("rules/"), sheet)


def _meets(prepared: Prepared, given: dict[str, str | int], sheet: Sheet) -> bool:
    points, attainable = facts_of(prepared, sheet).scores.by_dimension[str(given["dimension"])]
    left, right = 100 * points, int(given["percent"]) * attainable
    return attainable > 0 and (left >= right if given["bound"] == Bound.AT_LEAST else left <= right)


def _places(report: Report, kind: FindingKind) -> set[str]:
    return {finding.place for finding in report.findings if finding.kind is kind}


def _pairs(report: Report, truth: Truth) -> Iterator[str]:
    overlaps = {
        (str(dict(finding.parameters)["earlier"]), finding.place.removeprefix("rules/"))
        for finding in report.findings
        if finding.kind is FindingKind.RULE_OVERLAP
    }
    if overlaps != truth.overlaps:
        yield f"overlaps: {overlaps} reported, {truth.overlaps} true"
    failing = {
        (finding.place.removeprefix("paths/"), str(dict(finding.parameters)["dimension"]))
        for finding in report.findings
        if finding.kind is FindingKind.ASSERTION_FAILS
    }
    if failing != truth.failing:
        yield f"assertions: {failing} reported, {truth.failing} true"


def _effects(report: Report, truth: Truth) -> Iterator[str]:
    without = _places(report, FindingKind.QUESTION_WITHOUT_EFFECT)
    for effect in report.effects:
        turning = truth.turns[effect.question]
        if set(effect.paths) != turning or not effect.is_proved:
            yield f"{effect.question}: turns {effect.paths} reported ({effect.is_proved}), {turning} true"
        if (effect.role is QuestionRole.PATH) != bool(turning):
            yield f"{effect.question}: {effect.role}, though it turns {turning}"
        if turning and f"questions/{effect.question}" in without:
            yield f"{effect.question}: without effect, though it turns {turning}"


def _counted(report: Report, truth: Truth) -> Iterator[str]:
    if report.shares.method is Method.EXACT:
        for share in report.shares.by_path:
            if Fraction(share.sheets, report.shares.of) != truth.shares.get(share.path, 0):
                yield f"{share.path}: {share.sheets} of {report.shares.of}, true {truth.shares}"
