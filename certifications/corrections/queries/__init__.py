"""What the log of corrections would say of a report: what readers saw, and what they see now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from certifications import queries
from certifications.corrections.queries.subjects import subject_of
from certifications.domain.fields import field_of
from certifications.models import FactReport
from certifications.models.corrections import ReportSubject


@dataclass(frozen=True, slots=True)
class CorrectedFact:
    """A fact or judgement that was wrong: old value, new value with its source; empty where there is none."""

    old_value: str
    new_value: str
    source_url: str
    source_note: str


@dataclass(frozen=True, slots=True)
class _Stated:
    """A value as the page has it now; a judgement has no source."""

    value: str
    source_url: str = ""
    source_note: str = ""


def corrected_facts(report: FactReport) -> tuple[CorrectedFact, ...]:
    """The facts of a report that have changed on the published page, in the page's order.

    Each for itself where it is plain which value took the place of which; else each new value stands
    beside all of those whose place it takes. None while the page states what the reader saw, nor while it
    is not public: taking a page offline corrects nothing. Nor where a report names no fact and no judgement.
    At most five queries.
    """
    if report.certification is None or not report.key or not queries.urls_of([report.certification]):
        return ()
    now = _stated_now(report.certification, report.about, report.key)
    before = [_plain(line) for line in report.stated_value.splitlines()]
    stated = [one.value for one in now]
    if _plain(report.stated_value) == " ".join(stated):
        return ()
    return tuple(
        _corrected(old, new)
        for gone, come in _replacements(before, stated)
        for old, new in _pairs(gone, [now[place] for place in come])
    )


def published_now(report: FactReport) -> str:
    """What the page says today of what a report is about; empty where it says nothing."""
    if report.certification is None or not report.key:
        return ""
    return "\n".join(one.value for one in _stated_now(report.certification, report.about, report.key))


def _stated_now(certification: UUID, about: str, key: str) -> list[_Stated]:
    if about == ReportSubject.JUDGEMENT:
        subject = subject_of(certification)
        text = subject.judgements.get(key, "") if subject else ""
        return [_Stated(line) for line in text.splitlines()]
    if field_of(key) is None:
        return []
    return [
        _Stated(queries.stated_by([one]), one.fact.source_url, one.fact.source_note)
        for one in queries.published_facts(certification, key)
    ]


def _replacements(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[list[str], list[int]]]:
    """What is gone, and the places of what came in its stead; what only moved is neither."""
    codes = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    blocks = [(range(a, b), range(c, d)) for tag, a, b, c, d in codes if tag != "equal"]
    moved = Counter(before[place] for gone, _come in blocks for place in gone)
    moved &= Counter(now[place] for _gone, come in blocks for place in come)
    moved_from, moved_to = moved.copy(), moved.copy()
    for gone, come in blocks:
        yield [before[place] for place in _left(gone, before, moved_from)], _left(come, now, moved_to)


def _left(places: range, values: Sequence[str], moved: Counter[str]) -> list[int]:
    """The places of values that have not moved; counts down those that have."""
    left = []
    for place in places:
        if moved[values[place]]:
            moved[values[place]] -= 1
        else:
            left.append(place)
    return left


def _pairs(gone: list[str], come: list[_Stated]) -> Iterator[tuple[str, _Stated | None]]:
    if not come:
        yield from ((old, None) for old in gone)
    elif len(gone) in {0, len(come)}:
        yield from zip(gone or [""] * len(come), come, strict=True)
    else:
        yield from (("; ".join(gone), new) for new in come)


def _corrected(old: str, new: _Stated | None) -> CorrectedFact:
    if new is None:
        return CorrectedFact(old, "", "", "")
    return CorrectedFact(old, new.value, new.source_url, new.source_note)


def _plain(value: str) -> str:
    return " ".join(value.split())
