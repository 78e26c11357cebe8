"""Where a proof report and the truth over every complete sheet differ."""

from collections.abc import Iterator
from fractions import Fraction

from assessments.domain.definition import Definition
from assessments.domain.engine_1.prepared import prepare
from assessments.domain.proof.report import FindingKind, Method, Report, Role
from tests.builders.all_sheets import rule_by_engine
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
    return [*found, *_pairs(report, truth), *_effects(report, truth), *_counted(definition, report, truth)]


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
        if (effect.role is Role.PATH) != bool(turning):
            yield f"{effect.question}: {effect.role}, though it turns {turning}"
        if turning and f"questions/{effect.question}" in without:
            yield f"{effect.question}: without effect, though it turns {turning}"


def _counted(definition: Definition, report: Report, truth: Truth) -> Iterator[str]:
    prepared = prepare(definition)
    for reached in report.reached:
        if rule_by_engine(prepared, dict(reached.witness)) != reached.rule:
            yield f"{reached.rule}: its witness is decided by another"
    if report.shares.method is Method.EXACT:
        for share in report.shares.by_path:
            if Fraction(share.sheets, report.shares.of) != truth.shares.get(share.path, 0):
                yield f"{share.path}: {share.sheets} of {report.shares.of}, true {truth.shares}"
