"""What the log of corrections would say of a report: what readers saw, and what they see now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from certifications import queries
from certifications.models import FactReport
from certifications.queries import PublishedFact


@dataclass(frozen=True, slots=True)
class CorrectedFact:
    """One fact that was wrong: old value, new value with its source; empty where it was left out or added."""

    old_value: str
    new_value: str
    source_url: str
    source_note: str


def corrected_facts(report: FactReport) -> tuple[CorrectedFact, ...]:
    """The facts of a report that have changed on the published page, in the page's order.

    Each for itself where it is plain which value took the place of which; else each new value stands
    beside all of those whose place it takes. None while the page states what the reader saw, nor while it
    is not public: taking a page offline corrects nothing. At most five queries.
    """
    if not queries.urls_of([report.certification]):
        return ()
    now = queries.published_facts(report.certification, report.key)
    before, stated = report.stated_value.splitlines(), [_plain(one.fact.stated) for one in now]
    if _plain(report.stated_value) == " ".join(stated):
        return ()
    gone, come = _left_of(before, stated), _left_of(stated, before)
    return tuple(
        _corrected(old, new)
        for values, facts in _replacements(before, stated)
        for old, new in _pairs(
            [before[place] for place in values if place in gone],
            [now[place] for place in facts if place in come],
        )
    )


def _replacements(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[range, range]]:
    """The places of what stood there, and of what stands there now."""
    for _tag, *places in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        yield range(*places[:2]), range(*places[2:])


def _pairs(gone: list[str], come: list[PublishedFact]) -> Iterator[tuple[str, PublishedFact | None]]:
    if not come:
        yield from ((old, None) for old in gone)
    elif len(gone) in {0, len(come)}:
        yield from zip(gone or [""] * len(come), come, strict=True)
    else:
        yield from (("; ".join(gone), new) for new in come)


def _corrected(old: str, new: PublishedFact | None) -> CorrectedFact:
    if new is None:
        return CorrectedFact(old, "", "", "")
    return CorrectedFact(old, new.fact.stated, new.fact.source_url, new.fact.source_note)


def _left_of(values: Sequence[str], others: Sequence[str]) -> set[int]:
    """The places of the values that the others do not have, as often as they do not have them."""
    left = Counter(_plain(value) for value in others)
    places = set()
    for place, value in enumerate(values):
        if left[_plain(value)]:
            left[_plain(value)] -= 1
        else:
            places.add(place)
    return places


def _plain(value: str) -> str:
    return " ".join(value.split())
