"""How sure what a fact states is, and texts as snapshots hold them."""

import unicodedata
from collections.abc import Iterable

from assessments.domain.snapshots.snapshot import Grounds
from certifications.domain.facts import Confidence, Fact, fresh_until

# From least to most sure.
CONFIDENCES = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def grounds_of(fact: Fact) -> Grounds:
    """What a statement has that rests on one fact."""
    return Grounds(fact.confidence.value, fresh_until(fact))


def weakest(grounds: Iterable[Grounds]) -> Grounds:
    """What a statement has that rests on several: the least sure of them, until the first is stale."""
    known = tuple(grounds)
    return Grounds(
        min((item.confidence for item in known), key=lambda name: CONFIDENCES.index(Confidence(name))),
        min(item.fresh_until for item in known),
    )


def surest(facts: Iterable[Fact]) -> Fact:
    """Of facts that say the same, the one to rest on."""
    return max(facts, key=lambda fact: (CONFIDENCES.index(fact.confidence), fresh_until(fact)))


def agreed(facts: Iterable[Fact]) -> Fact | None:
    """The surest of facts that say the same; None when there is none, and when they do not."""
    known = tuple(facts)
    return surest(known) if len({fact.value for fact in known}) == 1 else None


def plain(text: str) -> str:
    """A text as canonical JSON takes it: composed, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())
