"""The nearest sheets by going through all of them, by the engine alone: the oracle of counterfactuals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from assessments.domain.answer_space.space import HIDDEN, Asked, Space, codes_of, space_of
from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import Change, NumberQuestion, choice_keys
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v1.prepared import prepare
from assessments.domain.engines.v1.visibility import visible_questions
from assessments.domain.margin.order import options_in_order
from assessments.domain.margin.result import Counterfactual, State, Variant
from assessments.domain.margin.search import counterfactuals, margin_of
from tests.builders.all_sheets import complete_sheets, path_by_engine
from tests.builders.margin_search import search_of
from tests.builders.random_instruments import random_definition
from tests.builders.random_snapshots import random_of

MOST_SHEETS = 6_000
SHEETS_EACH = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A complete sheet, its path, and its options with HIDDEN where a question is not asked."""

    sheet: Sheet
    path: str
    codes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared, and sentences on what is not as the oracle says, by kind."""

    sheets: int = 0
    paths: int = 0
    not_minimal: tuple[str, ...] = ()
    not_canonical: tuple[str, ...] = ()
    not_confirmed: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.not_minimal, *self.not_canonical, *self.not_confirmed)


def compare(seed: int) -> Compared:
    """Hold the search against the oracle, on some sheets of a random instrument, for every other path."""
    random = random_of(seed)
    definition, everyone = _small(random)
    search = search_of(definition)
    chosen = random.sample(everyone, min(SHEETS_EACH, len(everyone)))
    found = [(begin, item) for begin in chosen for item in counterfactuals(search, begin.sheet)]
    margins = [(begin, margin_of(search, begin.sheet).distance) for begin in chosen]
    space = space_of(definition)
    return Compared(
        sheets=len(chosen),
        paths=len(found),
        not_minimal=(
            *_not_minimal(space, everyone, found),
            *(
                f"seed {seed}: margin {margin} of {begin.sheet}"
                for begin, margin in margins
                if margin != _margin(everyone, begin)
            ),
        ),
        not_canonical=tuple(_not_canonical(space, everyone, found)),
        not_confirmed=tuple(_not_confirmed(definition, found)),
    )


def nearest(space: Space, everyone: Iterable[Seen], begin: Seen, path: str, variant: Variant) -> Seen | None:
    """The canonical one of the nearest sheets that lead to a path."""
    leading = [
        item
        for item in everyone
        if item.path == path and (variant is Variant.ALL or _may_become(space, begin, item))
    ]
    return min(leading, key=lambda item: _rank(space, begin, item), default=None)


def _small(random: Random) -> tuple[Definition, list[Seen]]:
    """An instrument of which all sheets can be gone through."""
    while True:
        definition = random_definition(
            random,
            questions=random.randint(2, 6),
            choices=random.randint(2, 4),
            dimensions=random.randint(2, 3),
        )
        everyone = []
        for sheet in complete_sheets(definition):
            everyone.append(sheet)
            if len(everyone) > MOST_SHEETS:
                break
        else:
            return definition, _seen(definition, everyone)


def _seen(definition: Definition, sheets: Iterable[Sheet]) -> list[Seen]:
    prepared, space = prepare(definition), space_of(definition)
    found = []
    for sheet in sheets:
        visible = set(visible_questions(prepared, sheet))
        codes = tuple(
            code if asked.key in visible else HIDDEN
            for asked, code in zip(space.asked, codes_of(space, sheet), strict=True)
        )
        found.append(Seen(sheet, path_by_engine(prepared, sheet), codes))
    return found


def _differing(one: Seen, other: Seen) -> tuple[int, ...]:
    return tuple(place for place, (a, b) in enumerate(zip(one.codes, other.codes, strict=True)) if a != b)


def _rank(space: Space, begin: Seen, item: Seen) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    changed = _differing(begin, item)
    options = tuple(options_in_order(space.asked[place]).index(item.codes[place]) for place in changed)
    return len(changed), changed, options


def _margin(everyone: Iterable[Seen], begin: Seen) -> int | None:
    return min((len(_differing(begin, item)) for item in everyone if item.path != begin.path), default=None)


def _may_become(space: Space, begin: Seen, item: Seen) -> bool:
    return all(
        _may(asked, begin.sheet.get(asked.key), item.sheet.get(asked.key))
        for asked, before, after in zip(space.asked, begin.codes, item.codes, strict=True)
        if HIDDEN not in (before, after) and before != after
    )


def _may(asked: Asked, before: Answer | None, after: Answer | None) -> bool:
    """Whether somebody could come to give another answer, said once more in its own words."""
    if asked.change is Change.CHANGEABLE:
        return True
    if asked.change is Change.FIXED or after is None or after == NOT_SURE:
        return False
    if before is None or before == NOT_SURE:
        return True
    if isinstance(asked.question, NumberQuestion):
        return int(str(after)) >= int(str(before))
    keys = choice_keys(asked.question)
    return keys.index(str(after)) >= keys.index(str(before))


Found = Iterable[tuple[Seen, Counterfactual]]


def _not_minimal(space: Space, everyone: list[Seen], found: Found) -> Iterator[str]:
    for begin, item in found:
        best = nearest(space, everyone, begin, item.path, item.variant)
        state = State.IMPOSSIBLE if best is None else State.FOUND
        distance = 0 if best is None else len(_differing(begin, best))
        if (item.state, item.distance) != (state, distance):
            yield f"{begin.sheet}: {item}, not {state} at {distance}: {best}"


def _not_canonical(space: Space, everyone: list[Seen], found: Found) -> Iterator[str]:
    for begin, item in found:
        best = nearest(space, everyone, begin, item.path, item.variant)
        if best is None or item.witness is None:
            continue
        codes = tuple(
            code if asked.key in item.witness or best.codes[place] != HIDDEN else HIDDEN
            for place, (asked, code) in enumerate(
                zip(space.asked, codes_of(space, item.witness), strict=True)
            )
        )
        if codes != best.codes or not _tells(space, begin, item):
            yield f"{begin.sheet}: {item}, not {best}"


def _tells(space: Space, begin: Seen, item: Counterfactual) -> bool:
    """Whether the differences say what became of the sheet, and only allowed answers were taken."""
    witness = item.witness or {}
    known = {asked.key: asked for asked in space.asked}
    return len(item.changes) == item.distance and all(
        change.before == begin.sheet.get(change.question)
        and change.after == witness.get(change.question)
        and (
            item.variant is Variant.ALL
            or not change.asked_before
            or not change.asked_after
            or _may(known[change.question], change.before, change.after)
        )
        for change in item.changes
    )


def _not_confirmed(definition: Definition, found: Found) -> Iterator[str]:
    prepared = prepare(definition)
    for begin, item in found:
        if item.witness is not None and path_by_engine(prepared, item.witness) != item.path:
            yield f"{begin.sheet}: the engine does not confirm {item}"
