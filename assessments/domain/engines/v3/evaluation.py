"""From definition, answers, held certifications, catalogue and date to the outcome."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Group, Path
from assessments.domain.engines.v3.conditions import Facts
from assessments.domain.engines.v3.nearest import distance_to_another
from assessments.domain.engines.v3.person import Person, person_of
from assessments.domain.engines.v3.plan import make_plan
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.reasons import other_paths, reasons_for_path
from assessments.domain.engines.v3.rules import checks_of, deciding_rule, rule_result
from assessments.domain.engines.v3.scores import Scores, receipt_of, score_values, scores_of
from assessments.domain.engines.v3.stages import stages_of
from assessments.domain.engines.v3.visibility import visible_sheet
from assessments.domain.outcomes.outcome import Bearings, Outcome, StageReached
from assessments.domain.snapshots.snapshot import Snapshot

ENGINE = 3


def evaluate(
    prepared: Prepared, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    """The outcome of a sheet with its margin: how many answers about work another path is away."""
    outcome = judge(prepared, sheet, held, snapshot, as_of)
    return replace(outcome, margin=distance_to_another(prepared, sheet))


def judge(
    prepared: Prepared, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    """The outcome of a sheet without its margin. Total and deterministic: no clock, no order of input shows.

    `sheet` fits the definition (`answer_parser.sheet_of`). Who leaves a scored question out earns nothing.
    """
    visible, seen = visible_sheet(prepared, sheet)
    scores = scores_of(prepared, seen, visible)
    facts = Facts(seen, scores)
    checks = checks_of(prepared, facts)
    deciding = deciding_rule(prepared, checks)
    rule, decided = deciding.rule, rule_result(deciding, checks)
    receipt = receipt_of(prepared, seen, visible)
    path = _by_strength(prepared, prepared.paths[rule.path], scores)
    stages = stages_of(prepared, path.groups, facts)
    person = person_of(prepared.definition, seen, visible, as_of)
    planned = make_plan(prepared, path, stages, person, held=held, snapshot=snapshot, as_of=as_of)
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
        reasons=reasons_for_path(prepared, decided, receipt, facts),
        steps=rule.steps,
        plan=planned.plan,
        also_useful=(),
        announced=planned.announced,
        placements=planned.placements,
        moves=rule.moves,
        left_open=sum(1 for line in receipt if not line.answer),
        bearings=_bearings(person, tuple(StageReached(kind, stage) for kind, stage in stages.items())),
        tools=planned.tools,
    )


def _by_strength(prepared: Prepared, path: Path, scores: Scores) -> Path:
    """A path with its groups in the order of how much somebody does of their kinds of work."""
    ordered = sorted(path.groups, key=lambda group: -_strength(prepared, group, scores))
    return replace(path, groups=tuple(ordered))


def _strength(prepared: Prepared, group: Group, scores: Scores) -> Fraction:
    """How much of what was attainable somebody has in the kind of work of a group."""
    found = [scores.by_dimension[key] for key in prepared.measures.get(group.kind, ())]
    attainable = sum(most for _points, most in found)
    return Fraction(sum(points for points, _most in found), attainable) if attainable else Fraction(0)


def _bearings(person: Person, stages: tuple[StageReached, ...]) -> Bearings:
    return Bearings(person.roles, stages, person.region, tuple(sorted(person.circumstances)))
