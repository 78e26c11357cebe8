"""Plans under another catalogue: what a plan reads of a submission, and each such plan made once.

A path never depends on the catalogue; the plan does. docs/algorithms/replay.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessments.domain.answers.sheet import Answer, Held, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.reads import background_questions, stage_questions

# Points and attainable points by dimension.
Scores = Mapping[str, Sequence[int]]
# The slugs of a plan, in order.
Slugs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """All that a plan rests on beside the catalogue and the definition: equal inputs, equal plans."""

    path: str
    needs: tuple[tuple[int, int], ...]
    answers: tuple[Answer | None, ...]
    held: tuple[Held, ...]
    as_of: date


class Planning:
    """Plans for submissions to one definition; `plan` says those of inputs that are new."""

    def __init__(self, definition: Definition, visible: Callable[[Sheet], Sequence[str]]) -> None:
        # Stages may be read off any score.
        self._needs = tuple(
            item.key for item in definition.dimensions if item.focus_area or definition.stages
        )
        named = {*background_questions(definition.background), *stage_questions(definition)}
        self._read = tuple(sorted(named))
        hidden = any(item.visible_if for item in definition.questions if item.key in self._read)
        self._visible = visible if hidden else None
        self._made: dict[PlanInputs, Slugs] = {}

    def inputs_of(
        self, path: str, scores: Scores, sheet: Sheet, held: tuple[Held, ...], as_of: date
    ) -> PlanInputs:
        """What the plan of a submission rests on; `path` and `scores` as its outcome has them."""
        shown = self._visible(sheet) if self._visible else self._read
        needs = tuple((scores[key][0], scores[key][1]) for key in self._needs)
        answers = tuple(sheet.get(key) if key in shown else None for key in self._read)
        return PlanInputs(path, needs, answers, held, as_of)

    def plan_of(self, inputs: PlanInputs, make: Callable[[], Slugs]) -> Slugs:
        """The plan for inputs; made where none of equal inputs is known."""
        found = self._made.get(inputs)
        if found is None:
            found = self._made[inputs] = make()
        return found

    def forget(self) -> None:
        """Let go of the plans made, so that memory stays flat."""
        self._made.clear()

    def __len__(self) -> int:
        return len(self._made)
