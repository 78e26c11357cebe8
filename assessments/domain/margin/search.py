"""The nearest sheets of every other path, and the margin.

Up to two answers away all sheets are gone through; further away the solver looks, with a limit in
deterministic time. Whatever is found counts only when the engine confirms it.
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.domain.answer_space.batch import Batch, rows_of
from assessments.domain.answer_space.classes import TooWideError
from assessments.domain.answer_space.space import HIDDEN, UNANSWERED, Space, codes_of, space_of
from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.margin.budget import SHEET, Budget, Wanted
from assessments.domain.margin.confirmation import Judge, confirm_sheet
from assessments.domain.margin.options import Allowed, allowed_from
from assessments.domain.margin.result import Counterfactual, Difference, Margin, State, Variant
from assessments.domain.margin.surroundings import Codes, Surroundings, differing, seen_codes

if TYPE_CHECKING:
    from assessments.domain.margin.solver_search import Solving


class Search:
    """A definition made ready: keep it for many sheets.

    `judge` are the rules that decide. `seconds` is the deterministic time that may be spent on a sheet.
    `space` is None where the definition is too large to be laid out: then nothing is proved.
    """

    def __init__(self, definition: Definition, judge: Judge, *, seconds: float = SHEET) -> None:
        self.definition = definition
        self.judge = judge
        self.seconds = seconds
        self.space = _laid_out(definition)

    @cached_property
    def batch(self) -> Batch | None:
        """The space, for many sheets at once."""
        return Batch(self.space) if self.space is not None else None

    @cached_property
    def solving(self) -> "Solving":
        """The space, for the solver."""
        from assessments.domain.margin.solver_search import Solving

        if self.space is None:
            raise ValueError("There is nothing to solve.")
        return Solving(self.space)


def _laid_out(definition: Definition) -> Space | None:
    try:
        return space_of(definition)
    except (TooWideError, OverflowError):
        return None


def counterfactuals(search: Search, sheet: Sheet) -> tuple[Counterfactual, ...]:
    """For every other path, in the order of the definition, the nearest way over all questions and over the
    changeable ones.

    Raises:
        DisagreementError: the engine does not confirm what was found.
    """
    seen = search.judge.seen(sheet)
    path = search.judge.path(seen)
    others = [key for key in (item.key for item in search.definition.paths) if key != path]
    if search.batch is None:
        return tuple(Counterfactual(key, variant, State.NOT_PROVEN) for key in others for variant in Variant)
    looking = _Looking(search, search.batch, seen)
    return tuple(found for key in others for found in looking.both(key))


def margin_of(search: Search, sheet: Sheet) -> Margin:
    """The least number of answers that would have to differ for any other path; not proven of a sheet that is
    not complete.
    """
    seen = search.judge.seen(sheet)
    if search.batch is None:
        return Margin(State.NOT_PROVEN)
    looking = _Looking(search, search.batch, seen)
    if not looking.is_complete:
        return Margin(State.NOT_PROVEN)
    path = search.judge.path(seen)
    return looking.margin({number for number, key in enumerate(looking.space.paths) if key != path})


class _Looking:
    """Looking around one sheet, of which `seen` are the answers that are not hidden."""

    def __init__(self, search: Search, batch: Batch, seen: Sheet) -> None:
        self.space = batch.space
        self._search = search
        self._seen = seen
        self._present = seen_codes(batch, rows_of([codes_of(self.space, seen)]))
        self._around = Surroundings(batch, self._present)
        self._budget = Budget(search.seconds)

    @property
    def is_complete(self) -> bool:
        """Whether every scored question of the space that is asked has an answer."""
        return not any(
            code == UNANSWERED and asked.is_scored
            for asked, code in zip(self.space.asked, self._present, strict=True)
        )

    def margin(self, wanted: Collection[int]) -> Margin:
        """The distance of the nearest of some paths."""
        allowed = self._allowed[Variant.ALL]
        codes = self._around.nearest(wanted, allowed)
        if codes is None:
            solved = self._search.solving.count(self._wanted(wanted, allowed), self._around.reach)
            return Margin(solved.state, len(solved.numbers) if solved.state is State.FOUND else None)
        return Margin(State.FOUND, len(differing(self._present, codes)))

    def both(self, path: str) -> Iterator[Counterfactual]:
        """The ways to a path: over all questions, over the changeable ones."""
        over_all, codes = self._nearest(path, Variant.ALL, self._around.reach)
        yield over_all
        limited = self._allowed[Variant.CHANGEABLE]
        if over_all.state is State.IMPOSSIBLE:
            yield Counterfactual(path, Variant.CHANGEABLE, State.IMPOSSIBLE)
        elif codes is not None and limited.holds(rows_of([codes])).all():
            yield self._found(path, Variant.CHANGEABLE, codes)
        else:
            # Fewer answers than over all questions cannot do.
            reach = max(self._around.reach, over_all.distance - 1)
            yield self._nearest(path, Variant.CHANGEABLE, reach)[0]

    @cached_property
    def _allowed(self) -> dict[Variant, Allowed]:
        return {variant: allowed_from(self.space, self._present, self._seen, variant) for variant in Variant}

    def _nearest(self, path: str, variant: Variant, reach: int) -> tuple[Counterfactual, Codes | None]:
        wanted = {self.space.paths.index(path)}
        codes = self._around.nearest(wanted, self._allowed[variant])
        if codes is None:
            state, codes = self._solved(wanted, self._allowed[variant], reach)
            if codes is None:
                return Counterfactual(path, variant, state), None
        return self._found(path, variant, codes), codes

    def _solved(self, wanted: Collection[int], allowed: Allowed, reach: int) -> tuple[State, Codes | None]:
        solving = self._search.solving
        solved = solving.questions(self._wanted(wanted, allowed), reach)
        if solved.state is not State.FOUND:
            return solved.state, None
        codes = self._around.first_of(solved.numbers, wanted, allowed)
        if codes is not None:
            return State.FOUND, codes
        solved = solving.options(self._wanted(wanted, allowed), solved.numbers)
        return (State.FOUND, solved.numbers) if solved.state is State.FOUND else (State.NOT_PROVEN, None)

    def _wanted(self, paths: Collection[int], allowed: Allowed) -> Wanted:
        return Wanted(self._present, paths, allowed, self._budget)

    def _found(self, path: str, variant: Variant, codes: Codes) -> Counterfactual:
        changed = differing(self._present, codes)
        answers = self._allowed[variant].answers
        witness: dict[str, Answer] = dict(self._seen)
        differences = []
        for place in changed:
            asked, before, after = self.space.asked[place], self._present[place], codes[place]
            answer = answers[place][after] if after != HIDDEN else None
            witness.pop(asked.key, None)
            if answer is not None:
                witness[asked.key] = answer
            differences.append(
                Difference(asked.key, self._seen.get(asked.key), answer, before != HIDDEN, after != HIDDEN)
            )
        confirm_sheet(self._search.judge, self.space, witness, path, codes)
        return Counterfactual(path, variant, State.FOUND, len(changed), tuple(differences), witness)
