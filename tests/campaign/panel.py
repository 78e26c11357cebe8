"""The panel: what the engine tells made-up people by both of their sheets, and what it ought to.

The short form follows the first sheets alone to where the path was clear.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator

from assessments.domain.snapshots.snapshot import Snapshot
from tests.factories.demo_catalogue import imported_snapshot
from tests.panel.early import WANTED_FIRST, early_finish, told
from tests.panel.figures import agreement, shares
from tests.panel.judging import Verdict, judge_panel
from tests.panel.reading import SHEETS


def run(short: bool) -> list[str]:
    """Judge both sheets of everybody; returns lines of figures, and who did not get what they should.

    Raises:
        RuntimeError: a bar is missed, or a path changed after it was clear.
    """
    # Of every page that is imported there would be three lines.
    logging.getLogger("wagtail").setLevel(logging.WARNING)
    panel = _judged(imported_snapshot())
    both = agreement(*panel.values())
    found = {which: shares(verdicts) for which, verdicts in panel.items()}
    lines = [
        *(f"{which} sheets, {share}" for which, made in found.items() for share in made),
        str(both),
        *(line for which, verdicts in panel.items() for line in _told(which, verdicts)),
        *_rereadings(*panel.values()),
    ]
    finishes = [
        (f"{which} sheets, {how}: path clear ", early_finish(which, asked))
        for which in SHEETS[: 1 if short else None]
        for how, asked in (("as the page asks", ()), ("if what is wanted came first", WANTED_FIRST))
    ]
    lines += [name + told(made) for name, made in finishes]
    missed = not all(share.holds for share in (both, *(share for made in found.values() for share in made)))
    if missed or any(item.changes for _name, made in finishes for item in made):
        raise RuntimeError("\n".join(lines))
    return lines


def _judged(snapshot: Snapshot) -> dict[str, tuple[Verdict, ...]]:
    return {which: judge_panel(which, snapshot) for which in SHEETS}


def _told(which: str, verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Who got something else, and the plans that most people of a path have."""
    made = [*verdicts]
    for item in made:
        for fault in _faults(item):
            yield f"{which} sheets, {item.person.key}: {fault}"
    for path in sorted({item.path for item in made}):
        same = [item for item in made if item.path == path]
        ladder, of_ladder = Counter(item.ladder for item in same).most_common(1)[0]
        of_steps = Counter(item.steps for item in same).most_common(1)[0][1]
        yield (
            f"{which} sheets, path {path}: {len(same)} people, {len({item.ladder for item in same})} plans; "
            f"{of_ladder} have “{ladder or 'no plan'}”, {of_steps} the same steps whatever else is offered"
        )


def _faults(item: Verdict) -> Iterator[str]:
    person = item.person
    if not item.is_path_right:
        yield f"path {item.path} by {item.outcome.decided_by.rule}, not {_any_of(person.paths)}"
    if not item.is_first_right:
        yield f"first {item.first_slug}, not {_any_of(person.first_steps)}"
    for slug in item.forbidden:
        yield f"forbidden {slug}: {person.reasons_against[slug]}"
    if item.asks_the_issuer:
        yield f"whether {item.first_slug} is open has to be asked"


def _rereadings(first: Iterable[Verdict], second: Iterable[Verdict]) -> Iterator[str]:
    for one, other in zip(first, second, strict=True):
        if one.path != other.path:
            yield f"{one.person.key}: {one.path} by the first sheet, {other.path} by the second"


def _any_of(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))
