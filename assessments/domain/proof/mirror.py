"""The mirror proof: path(mirror(sheet)) = mirror(path(sheet)) for every complete sheet.

The compiler demands that the points of choices are each other's mirror. So a sheet's mirror has the scores of
the sheet with dimensions exchanged, and its path is what the rules with exchanged conditions decide on the
sheet itself: both lists of rules are asked about one sheet. What has to be proved beside: that a sheet's
mirror is asked the mirrored questions.
"""

from typing import TYPE_CHECKING

import numpy as np

from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.space import space_with_rules
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.definitions.guarantees import Mirror
from assessments.domain.engines.rules import Rules
from assessments.domain.proof.ground import Ground, SheetSearch
from assessments.domain.proof.mirror_rules import Exchange
from assessments.domain.proof.outline import questions_of
from assessments.domain.proof.reach import not_proven
from assessments.domain.proof.report import Finding, FindingKind, MirrorState, Severity
from assessments.domain.proof.witnesses import witness_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from assessments.domain.answer_space.solver import SheetModel

PLACE = "mirror"


def mirror_of(
    definition: Definition, engine: Rules, effort: Effort
) -> tuple[MirrorState, tuple[Finding, ...]]:
    """Whether the mirror holds, and what breaks it."""
    if definition.mirror is None:
        return MirrorState.NOT_DECLARED, ()
    proving = _MirrorProof(definition, definition.mirror, engine, effort)
    sheet = proving.by_sample()
    if sheet is None:
        search = proving.by_solver()
        if not search.is_settled:
            return MirrorState.NOT_PROVEN, (not_proven(PLACE, FindingKind.MIRROR_BROKEN),)
        sheet = search.sheet
    if sheet is None:
        return MirrorState.PROVED, ()
    return MirrorState.BROKEN, (proving.broken(sheet),)


class _MirrorProof:
    """One sheet, the rules, the mirrored rules, and what of both is asked."""

    def __init__(self, definition: Definition, mirror: Mirror, engine: Rules, effort: Effort) -> None:
        self._exchange = Exchange(definition, mirror)
        self._engine = engine
        self._mirrored = [self._exchange.rule(rule) for rule in definition.rules]
        self._relevant = self._mirrored_questions(definition)
        shown = self._visibilities(definition)
        rules = [*self._mirrored, *(rule for pair in shown for rule in pair)]
        space = space_with_rules(definition, rules, look=effort.look)
        self._ground = Ground(space, engine, effort)
        self._count = len(definition.rules)
        # Rules that hold where a question is asked, and where what it becomes is asked on the mirror.
        firsts = [2 * self._count + 2 * number for number in range(len(shown))]
        self._shown = [(first, first + 1) for first in firsts]
        keys = space.paths
        self._images = [keys.index(self._exchange.path(key)) for key in keys]

    def by_sample(self) -> Sheet | None:
        """A drawn sheet that breaks the mirror."""
        judged = self._ground.judged
        mirrored = np.stack(judged.holding[self._count : 2 * self._count]).argmax(axis=0)
        expected = np.array(self._images)[judged.paths]
        broken = self._ground.batch.path_of_rule[mirrored] != expected
        for here, there in self._shown:
            broken |= judged.holding[here] != judged.holding[there]
        return self._ground.first(broken)

    def by_solver(self) -> SheetSearch:
        """A sheet that breaks the mirror, or the proof that there is none."""
        return self._ground.search(self._demand)

    def broken(self, sheet: Sheet) -> Finding:
        """The finding, once the engine confirms that the sheet's mirror leads elsewhere or is asked else."""
        mirrored = self._exchange.sheet(sheet)
        path, found = self._engine.path(sheet), self._engine.path(mirrored)
        expected = self._exchange.path(path)
        confirm(
            found != expected or self._asked(sheet) != self._asked_of_mirror(mirrored),
            "the mirror of a sheet does not lead to the mirrored path",
        )
        return Finding(
            FindingKind.MIRROR_BROKEN,
            Severity.ERROR,
            PLACE,
            (("expected", expected), ("found", found), ("path", path)),
            (witness_of(sheet), witness_of(mirrored)),
        )

    def _mirrored_questions(self, definition: Definition) -> frozenset[str]:
        """The questions of the space, what they become, and those that show any of them."""
        questions = {question.key: question for question in definition.questions}
        open_ones = [asked.key for asked in space_with_rules(definition, self._mirrored).asked]
        found: set[str] = set()
        while open_ones:
            key = open_ones.pop()
            if key not in found:
                found.add(key)
                open_ones += [self._exchange.question(key), *questions_of(questions[key].visible_if)]
        return frozenset(found)

    def _visibilities(self, definition: Definition) -> list[tuple[Rule, Rule]]:
        """Of questions: when each is asked, and when what it becomes is asked on the mirror; unlike ones."""
        questions = {question.key: question for question in definition.questions}
        path = definition.paths[0].key
        pairs = []
        for key in sorted(self._relevant):
            here = questions[key].visible_if
            there = self._exchange.when(questions[self._exchange.question(key)].visible_if)
            if set(here) != set(there):
                pairs.append((Rule("", path, here), Rule("", path, there)))
        return pairs

    def _asked(self, sheet: Sheet) -> frozenset[str]:
        return self._relevant & set(self._engine.visible(sheet))

    def _asked_of_mirror(self, mirrored: Sheet) -> frozenset[str]:
        return self._relevant & {self._exchange.question(key) for key in self._engine.visible(mirrored)}

    def _demand(self, made: "SheetModel", model: "cp_model.CpModel") -> None:
        """That the mirrored rules do not lead to the mirrored path, or that other questions are asked."""
        from assessments.domain.answer_space.solver import deciding, leading

        breaks = []
        rules = self._ground.space.rules[: self._count]
        decides = deciding(model, made.holds[self._count : 2 * self._count])
        for path, image in enumerate(self._images):
            here = leading(model, made.decides[: self._count], rules, path)
            there = leading(model, decides, rules, image)
            differs = model.new_bool_var("")
            model.add_bool_or([here, ~differs])
            model.add_bool_or([~there, ~differs])
            breaks.append(differs)
        for first, second in self._shown:
            differs = model.new_bool_var("")
            model.add(made.holds[first] != made.holds[second]).only_enforce_if(differs)
            breaks.append(differs)
        model.add_bool_or(breaks)
