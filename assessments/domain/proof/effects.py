"""Which questions can turn the path: whether another answer to one alone leads somewhere else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from assessments.domain.answer_space.batch import Rows, rows_of
from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answer_space.space import UNANSWERED, codes_of
from assessments.domain.answers.sheet import Sheet
from assessments.domain.proof.ground import SEED, Ground
from assessments.domain.proof.reach import Reaching
from assessments.domain.proof.report import Fragile
from assessments.domain.proof.sampling import drawn, generator_of, one_sided, with_gaps

# Sheets of which one answer at a time is changed: so many as they come, and some more for rare turns.
TURNED = 2_000
EXTRA = 500

Pair = tuple[Sheet, Sheet]


@dataclass(slots=True)
class Turn:
    """What another answer to a question alone can do.

    `pairs` has, for each path that takes part, two sheets: on it and off it. `often` counts drawn sheets that
    it turns. `is_proved`: no other path takes part.
    """

    pairs: dict[int, Pair] = field(default_factory=dict)
    often: int = 0
    is_proved: bool = False


def turns_of(ground: Ground, reaching: Reaching, step: Callable[[], None]) -> tuple[Turn, ...]:
    """The turns of each question of the space: by flips of drawn sheets and witnesses, else by the solver."""
    rows = _base(ground, tuple(reaching.sheets.values()))
    possible = {rule.path for rule in ground.space.rules if reaching.may_decide(rule.key)}
    found = []
    for place in range(len(ground.space.asked)):
        turn = _flipped(ground, place, rows)
        if set(turn.pairs) == possible:
            turn.is_proved = True
        else:
            _solve(ground, place, turn, possible)
        found.append(turn)
        step()
    return tuple(found)


def fragile_of(ground: Ground, turns: Sequence[Turn]) -> Fragile | None:
    """The question that turns most drawn sheets, the first of several; None when none turns any."""
    often, place = max(((turn.often, -place) for place, turn in enumerate(turns)), default=(0, 0))
    return Fragile(ground.space.asked[-place].key, often, TURNED) if often else None


def _base(ground: Ground, witnesses: Sequence[Sheet]) -> Rows:
    """Drawn sheets, the first TURNED of them as they come; then more with gaps, one-sided, and witnesses."""
    generator = generator_of(SEED + 1)
    rows = drawn(ground.space, generator, TURNED)
    gaps = with_gaps(ground.space, generator, rows[:EXTRA])
    parts = [rows, gaps, one_sided(ground.space, generator, gaps)]
    if witnesses:
        parts.append(rows_of([codes_of(ground.space, sheet) for sheet in witnesses]))
    filled = np.concatenate(parts)
    # A hidden question of a witness may come to be asked: then it is answered, where it has to be.
    for place, asked in enumerate(ground.space.asked):
        if not asked.may_skip:
            filled[filled[:, place] < 0, place] = 0
    return filled


def _flipped(ground: Ground, place: int, rows: Rows) -> Turn:
    """What flips of drawn sheets show."""
    asked = ground.space.asked[place]
    codes = [*range(len(asked.options)), *([UNANSWERED] if asked.may_skip else [])]
    paths = []
    for code in codes:
        ground.effort.look()
        changed = rows.copy()
        changed[:, place] = code
        # Kept small: a multiple choice may have sixteen thousand codes.
        paths.append(ground.batch.paths(changed).astype(np.int16))
    table = np.stack(paths)
    offered = table[: len(asked.options), :TURNED]
    turn = Turn(often=int((offered.min(axis=0) != offered.max(axis=0)).sum()))
    turning = np.flatnonzero(table.min(axis=0) != table.max(axis=0))
    turned = table[:, turning]
    for path in range(len(ground.space.paths)):
        ground.effort.look()
        reached = (turned == path).any(axis=0)
        if not reached.any():
            continue
        row = int(turning[reached.argmax()])
        on = int((table[:, row] == path).argmax())
        off = int((table[:, row] != path).argmax())
        pair = _pair(ground, rows[row], place, codes[on], codes[off])
        _keep(ground, place, turn, pair)
    return turn


def _pair(ground: Ground, row: Rows, place: int, *codes: int) -> Pair:
    changed = np.stack([row, row])
    changed[:, place] = codes
    first, second = ground.batch.seen(changed)
    return ground.sheet(first), ground.sheet(second)


def _keep(ground: Ground, place: int, turn: Turn, pair: Pair) -> None:
    """Keep two sheets for the paths that they turn between, once the engine confirms them."""
    key = ground.space.asked[place].key
    first, second = pair
    confirm(differ_in(ground, first, second, key), f"two sheets differ in {key} alone")
    paths = [ground.space.paths.index(ground.engine.path(sheet)) for sheet in pair]
    confirm(paths[0] != paths[1], f"another answer to {key} turns the path")
    turn.pairs.setdefault(paths[0], (first, second))
    turn.pairs.setdefault(paths[1], (second, first))


def differ_in(ground: Ground, first: Sheet, second: Sheet, question: str) -> bool:
    """Whether two complete sheets agree on every question that both are asked, but for one that both are."""
    shared = set(ground.engine.visible(first)) & set(ground.engine.visible(second))
    apart = {key for key in shared if first.get(key) != second.get(key)}
    return question in shared and apart <= {question}


def _solve(ground: Ground, place: int, turn: Turn, possible: set[int]) -> None:
    """Ask the solver for two sheets that differ in the question, as long as there are paths to add."""
    from assessments.domain.answer_space.solver import Proof
    from assessments.domain.proof.twins import Twins

    twins = Twins(ground.space, place, ground.effort)
    while missing := possible - set(turn.pairs):
        proof, pair = twins.search(missing)
        if proof is not Proof.FOUND:
            turn.is_proved = proof is Proof.IMPOSSIBLE
            ground.note(is_settled=turn.is_proved)
            return
        known = len(turn.pairs)
        sheets = (ground.sheet(pair[0]), ground.sheet(pair[1]))
        _keep(ground, place, turn, sheets)
        confirm(len(turn.pairs) > known, "a search for a new path finds one")
    turn.is_proved = True
