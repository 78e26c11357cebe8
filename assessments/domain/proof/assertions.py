"""Assertions: what a path claims of the scores that lead to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.space import space_with_rules
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import Bound, ScoreCondition
from assessments.domain.definitions.definition import OLDEST_FORMAT, Definition, Path, Rule
from assessments.domain.engines.rules import Rules
from assessments.domain.proof.ground import Ground
from assessments.domain.proof.outline import Outline, dimensions_of_rules
from assessments.domain.proof.reach import not_proven
from assessments.domain.proof.report import Finding, FindingKind, Severity
from assessments.domain.proof.witnesses import witness_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from assessments.domain.answer_space.solver import SheetModel

# "Both" claims at least this of each deciding dimension.
LEAST_OF_BOTH = 50


@dataclass(frozen=True, slots=True)
class AssertedScore:
    """That every sheet of a path meets a condition on a score."""

    place: str
    path: str
    condition: ScoreCondition


def claims_of(definition: Definition, outline: Outline) -> tuple[AssertedScore, ...]:
    """What paths of two groups or more claim of deciding dimensions, and what the definition asserts.

    From format 2 on a definition that asserts a least score of such a dimension itself says what strong is.
    """
    own = {
        (item.path, item.condition.dimension)
        for item in definition.assertions
        if item.condition.bound is Bound.AT_LEAST and definition.format > OLDEST_FORMAT
    }
    built_in = [
        AssertedScore(f"paths/{path.key}", path.key, ScoreCondition(dimension, Bound.AT_LEAST, LEAST_OF_BOTH))
        for path in definition.paths
        if len(path.groups) > 1
        for dimension in _claimed(definition, outline, path)
        if (path.key, dimension) not in own
    ]
    declared = [
        AssertedScore(f"paths/{item.path}", item.path, item.condition) for item in definition.assertions
    ]
    return tuple(dict.fromkeys([*built_in, *declared]))


def _claimed(definition: Definition, outline: Outline, path: Path) -> list[str]:
    """The deciding dimensions that rules read; where these are more than the path has groups, its own rules.

    Two groups of two dimensions: both are meant. Of three dimensions those of the rules that lead there.
    """
    deciding = [item.key for item in definition.dimensions if not item.focus_area]
    read = [key for key in deciding if key in outline.dimensions_read]
    if len(read) <= len(path.groups):
        return read
    own = dimensions_of_rules(rule for rule in definition.rules if rule.path == path.key)
    return [key for key in read if key in own]


def assertion_findings(
    definition: Definition,
    claims: tuple[AssertedScore, ...],
    engine: Rules,
    effort: Effort,
    step: Callable[[], None],
) -> Iterator[Finding]:
    """The claims that fail, each with a sheet of the path that does not meet it."""
    if not claims:
        return
    rules = [Rule("", claim.path, (claim.condition,)) for claim in claims]
    ground = Ground(space_with_rules(definition, rules, look=effort.look), engine, effort)
    for number, claim in enumerate(claims, start=len(definition.rules)):
        finding = _failing(ground, number, claim)
        if finding is not None:
            yield finding
        step()


def _failing(ground: Ground, number: int, claim: AssertedScore) -> Finding | None:
    path = ground.space.paths.index(claim.path)
    sheet = ground.first((ground.judged.paths == path) & ~ground.judged.holding[number])
    if sheet is None:

        def demand(made: "SheetModel", model: "cp_model.CpModel") -> None:
            rules = zip(made.decides, ground.space.rules, strict=True)
            model.add_bool_or([decides for decides, rule in rules if rule.path == path])
            model.add_bool_or([~made.holds[number]])

        search = ground.search(demand)
        if not search.is_settled:
            return not_proven(claim.place, FindingKind.ASSERTION_FAILS)
        if search.sheet is None:
            return None
        sheet = search.sheet
    return _finding(ground, claim, sheet)


def _finding(ground: Ground, claim: AssertedScore, sheet: Sheet) -> Finding:
    confirm(
        ground.engine.path(sheet) == claim.path and not ground.engine.meets(claim.condition, sheet),
        f"a sheet of {claim.path} fails its claim",
    )
    condition = claim.condition
    return Finding(
        FindingKind.ASSERTION_FAILS,
        Severity.ERROR,
        claim.place,
        (
            ("bound", str(condition.bound)),
            ("dimension", condition.dimension),
            ("path", claim.path),
            ("percent", condition.percent),
        ),
        (witness_of(sheet),),
    )
