"""What the log of corrections would say of a report: what readers saw, and what they see now."""

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

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
    """The facts of a report that have changed on the published page, each for itself, in the page's order.

    None while the page states what the reader saw, nor while it is not public: taking a page offline corrects
    nothing. At most five queries.
    """
    if not queries.urls_of([report.certification]):
        return ()
    now = queries.published_facts(report.certification, report.key)
    before = report.stated_value.splitlines()
    gone = _without(before, [one.fact.stated for one in now])
    come = _without([one.fact.stated for one in now], before)
    changed = [one for one in now if _plain(one.fact.stated) in {_plain(stated) for stated in come}]
    return tuple(_corrected(old, new) for old, new in zip_longest(gone, changed))


def _corrected(old: str | None, new: PublishedFact | None) -> CorrectedFact:
    if new is None:
        return CorrectedFact(old or "", "", "", "")
    return CorrectedFact(old or "", new.fact.stated, new.fact.source_url, new.fact.source_note)


def _without(values: list[str], others: list[str]) -> list[str]:
    """The values that the others do not have, as often as they do not have them."""
    left = Counter(_plain(value) for value in others)
    kept = []
    for value in values:
        if left[_plain(value)]:
            left[_plain(value)] -= 1
        else:
            kept.append(value)
    return kept


def _plain(value: str) -> str:
    return " ".join(value.split())
