"""The proof of a definition: everything that docs/algorithms/proof.md lists, over all its sheets."""

from collections.abc import Callable, Iterator, Sequence

from assessments.domain.answer_space.classes import TooWideError
from assessments.domain.answer_space.effort import Effort, Look, look_at_nothing
from assessments.domain.answer_space.space import space_of
from assessments.domain.definitions.definition import OLDEST_FORMAT, Definition
from assessments.domain.definitions.questions import Question
from assessments.domain.definitions.writer import logic_hash
from assessments.domain.engines.registry import current_rules
from assessments.domain.proof.assertions import assertion_findings, claims_of
from assessments.domain.proof.effects import Turn, fragile_of, turns_of
from assessments.domain.proof.ground import Ground
from assessments.domain.proof.mirror import mirror_of
from assessments.domain.proof.outline import Outline
from assessments.domain.proof.overlaps import overlap_findings
from assessments.domain.proof.reach import not_proven, reached_rules, reaching_findings, reaching_of
from assessments.domain.proof.report import (
    PROVER,
    Effect,
    Finding,
    FindingKind,
    Method,
    MirrorState,
    QuestionRole,
    Report,
    Severity,
    Shares,
)
from assessments.domain.proof.shares import shares_of
from assessments.domain.proof.straight_lines import straight_findings, straight_lines, straight_sheets
from assessments.domain.proof.visibility import showing_findings

# Of the solver, for one search, in units of deterministic time: about seconds.
LIMIT = 5.0

Progress = Callable[[int, int], None]
SEVERITIES = tuple(Severity)
KINDS = tuple(FindingKind)


def prove(
    definition: Definition,
    progress: Progress | None = None,
    *,
    limit: float = LIMIT,
    look: Look = look_at_nothing,
) -> Report:
    """Prove what a compiled definition can and cannot do.

    `progress` hears how many of how many steps are done. A search that takes longer than `limit` is given up,
    and what it should have settled is not proven. `look` is called at least once a second; what it raises
    ends the proof, of which nothing is left.

    Raises:
        DisagreementError: the engine does not confirm a witness, so the prover is wrong.
    """
    proving = _Proving(definition, Effort(limit, look))
    try:
        return proving.report(progress or _silent)
    except TooWideError as error:
        return proving.unsearched(f"questions/{error}")
    except OverflowError:
        return proving.unsearched("rules")


def _silent(_done: int, _total: int) -> None:
    """Nobody listens."""


class _ProofProgress:
    """Counts what is done."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total, self._progress, self._done = total, progress, 0
        progress(0, total)

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        self._progress(self._done, self._total)


class _Proving:
    """One proof."""

    def __init__(self, definition: Definition, effort: Effort) -> None:
        self._definition = definition
        self._effort = effort
        self._engine = current_rules(definition)
        self._outline = Outline(definition)
        # From format 2 on nobody is asked what nothing reads.
        self._unread = Severity.NOTICE if definition.format == OLDEST_FORMAT else Severity.ERROR
        self._straight = straight_sheets(definition, self._engine)
        self._lines = straight_lines(self._straight, self._engine)

    def report(self, progress: Progress) -> Report:
        """Everything, in steps."""
        definition = self._definition
        space = space_of(definition, look=self._effort.look)
        claims = claims_of(definition, self._outline)
        conditional = sum(bool(question.visible_if) for question in definition.questions)
        total = 2 * len(space.rules) + len(space.asked) + len(claims) + conditional + 2
        steps = _ProofProgress(total, progress)
        ground = Ground(space, self._engine, self._effort)
        reaching = reaching_of(ground, steps.step)
        findings = [*self._structural(), *reaching_findings(definition, ground, reaching)]
        findings += showing_findings(definition, self._engine, self._effort, steps.step)
        turns = turns_of(ground, reaching, steps.step)
        findings += assertion_findings(definition, claims, self._engine, self._effort, steps.step)
        findings += overlap_findings(ground, reaching, steps.step)
        mirror, broken = mirror_of(definition, self._engine, self._effort)
        steps.step()
        shares = shares_of(space, ground.batch, self._effort.look)
        steps.step()
        by_key = {asked.key: turn for asked, turn in zip(space.asked, turns, strict=True)}
        findings += [*broken, *self._without_effect(by_key, findings)]
        return Report(
            prover=PROVER,
            logic_hash=logic_hash(definition),
            findings=_sorted(findings),
            mirror=mirror,
            shares=shares,
            effects=tuple(self._effect(item, by_key, space.paths) for item in definition.questions),
            fragile=fragile_of(ground, turns),
            straight_lines=self._lines,
            reached=reached_rules(definition, reaching),
        )

    def unsearched(self, place: str) -> Report:
        """What can be told of a definition of which the sheets cannot be gone through."""
        definition = self._definition
        findings = [*self._structural(), not_proven(place, FindingKind.UNREACHABLE_PATH)]
        declared = definition.mirror is not None
        return Report(
            prover=PROVER,
            logic_hash=logic_hash(definition),
            findings=_sorted(findings),
            mirror=MirrorState.NOT_PROVEN if declared else MirrorState.NOT_DECLARED,
            shares=Shares(Method.SAMPLED, 0, ()),
            effects=tuple(self._effect(item, {}, (), is_proved=False) for item in definition.questions),
            fragile=None,
            straight_lines=self._lines,
            reached=(),
        )

    def _structural(self) -> Iterator[Finding]:
        yield from self._outline.dimension_findings()
        yield from self._outline.choice_findings()
        yield from straight_findings(self._definition, self._straight, self._lines)

    def _effect(
        self, question: Question, turns: dict[str, Turn], paths: Sequence[str], *, is_proved: bool = True
    ) -> Effect:
        turn = turns.get(question.key)
        if turn is not None and turn.pairs:
            between = tuple(sorted(paths[number] for number in turn.pairs))
            return Effect(question.key, QuestionRole.PATH, between, turn.is_proved)
        if question.key in self._outline.read_by_plan:
            role = QuestionRole.PLAN
        elif question.key in self._outline.shows:
            role = QuestionRole.SHOWS
        else:
            role = QuestionRole.NOTHING
        return Effect(question.key, role, (), turn.is_proved if turn is not None else is_proved)

    def _without_effect(self, turns: dict[str, Turn], findings: Sequence[Finding]) -> Iterator[Finding]:
        """Questions that count and change nothing, or are for nothing; never shown ones are found already."""
        hidden = {item.place for item in findings if item.kind is FindingKind.NEVER_SHOWN}
        for question in self._definition.questions:
            place = f"questions/{question.key}"
            turn = turns.get(question.key)
            if place in hidden or (turn is not None and turn.pairs):
                continue
            if self._outline.is_for_nothing(question):
                yield Finding(FindingKind.QUESTION_WITHOUT_EFFECT, self._unread, place)
            elif self._outline.counts(question) and question.key not in self._outline.read_by_plan:
                if turn is None or turn.is_proved:
                    yield Finding(FindingKind.QUESTION_WITHOUT_EFFECT, Severity.WARNING, place)
                else:
                    yield not_proven(place, FindingKind.QUESTION_WITHOUT_EFFECT)


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda item: (
                SEVERITIES.index(item.severity),
                KINDS.index(item.kind),
                item.place,
                str(item.parameters),
            ),
        )
    )
