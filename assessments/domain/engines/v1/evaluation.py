"""From definition, answers, held certifications, catalogue and date to the outcome."""

from datetime import date

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.engines.v1.conditions import Facts
from assessments.domain.engines.v1.explanation import other_paths, reasons_for
from assessments.domain.engines.v1.plan import make_plan
from assessments.domain.engines.v1.prepared import Prepared
from assessments.domain.engines.v1.rules import checks_of, deciding_rule, rule_result
from assessments.domain.engines.v1.scores import receipt_of, score_values, scores_of
from assessments.domain.engines.v1.visibility import visible_sheet
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot

ENGINE = 1


def evaluate(
    prepared: Prepared, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    """The outcome of a sheet. Total and deterministic: no clock, no chance, no order of input shows.

    `sheet` fits the definition (`answer_parser.sheet_of`); answers to hidden questions are passed over.
    """
    visible, seen = visible_sheet(prepared, sheet)
    scores = scores_of(prepared, seen, visible)
    checks = checks_of(prepared, Facts(seen, scores))
    deciding = deciding_rule(prepared, checks)
    rule, decided = deciding.rule, rule_result(deciding, checks)
    receipt = receipt_of(prepared, seen, visible)
    planned = make_plan(
        prepared.definition,
        prepared.paths[rule.path],
        scores.by_dimension,
        seen,
        held=held,
        snapshot=snapshot,
        as_of=as_of,
    )
    return Outcome(
        engine=ENGINE,
        as_of=as_of,
        path=rule.path,
        kind=rule.kind,
        scores=score_values(scores),
        receipt=receipt,
        visible_scored=scores.visible_scored,
        not_sure=scores.not_sure,
        decided_by=decided,
        others=other_paths(prepared, deciding, checks),
        reasons=reasons_for(prepared, decided, receipt, scores),
        steps=rule.steps,
        plan=planned.plan,
        also_useful=planned.also_useful,
        announced=planned.announced,
        placements=planned.placements,
    )
