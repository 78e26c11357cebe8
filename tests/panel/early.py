"""After how many answers about work the path of the panel was clear, and whether it stayed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from assessments.domain.answers.sheet import Sheet
from assessments.domain.engines import v3
from assessments.domain.snapshots.snapshot import Snapshot
from tests.factories.demo_catalogue import DAY
from tests.panel.judging import prepared, so_far
from tests.panel.reading import sheets

# Rules read what somebody wants, so that no path is clear without it. The page asks for it last.
WANTED_FIRST = ("role", "purpose")
NOTHING = Snapshot((), ())


@dataclass(frozen=True, slots=True)
class Early:
    """One sheet: scored answers until the path was clear, of how many. `changes` are paths it had after."""

    person: str
    scored: int
    of: int
    changes: tuple[str, ...]


def early_finish(which: str, first: Iterable[str] = ()) -> list[Early]:
    """Of the first or the second sheet of everybody, with some questions asked before all others."""
    return [_followed(person, sheet, tuple(first)) for person, sheet in sheets(which).items()]


def told(found: Sequence[Early]) -> str:
    """The middle and the bounds in a line."""
    scored = sorted(item.scored for item in found)
    sooner = sum(item.scored < item.of for item in found)
    changed = sum(bool(item.changes) for item in found)
    return (
        f"after {scored[0]} to {scored[-1]} scored answers, in the middle {median(scored):g}; "
        f"before the last of them {sooner} of {len(found)}; path changed afterwards {changed}"
    )


def _followed(person: str, sheet: Sheet, first: Sequence[str]) -> Early:
    answered = [*so_far(sheet, first)]
    scored = prepared().scored.keys()
    clear = [part for part in answered if v3.is_decided(prepared(), part)]
    # What is clear stays clear, to the last answer.
    assert clear, person
    assert clear == answered[-len(clear) :], person
    paths = [_led_to(part) for part in clear]
    return Early(
        person,
        len(scored & clear[0].keys()),
        len(scored & sheet.keys()),
        tuple(path for path in paths if path != paths[0]),
    )


def _led_to(sheet: Sheet) -> str:
    outcome = v3.judge(prepared(), sheet, (), NOTHING, DAY)
    return f"{outcome.path} {outcome.kind} {outcome.moves}"
