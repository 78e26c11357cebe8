"""What one would expect to know of a certification and no fact states."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from certifications.domain.exam import is_without_exam
from certifications.domain.facts import Fact, FactKind
from certifications.domain.fields import FIELDS, FactField
from certifications.domain.validity import FOR_LIFE, years_valid


class UnknownKind(StrEnum):
    """Why something is unknown: we looked and found no source, or nobody has found out yet."""

    LOOKED_FOR = "looked_for"
    NOT_YET_FOUND = "not_yet_found"


@dataclass(frozen=True, slots=True)
class UnknownItem:
    """Something unknown: of one field, of a whole kind of facts, or described in words by editors."""

    why: UnknownKind
    kind: FactKind | None = None
    field: FactField | None = None
    words: str = ""


def is_settled(kind: FactKind, facts: Iterable[Fact]) -> bool:
    """Whether there is no more to ask: no exam is taken, or it is for life."""
    if kind is FactKind.EXAM:
        return is_without_exam(facts)
    return kind is FactKind.RENEWAL and years_valid(facts) == FOR_LIFE


def missing_fields(facts: Iterable[Fact], kind: FactKind) -> tuple[FactField, ...]:
    """The fields of a kind that are expected and that no fact states; none where the kind is settled."""
    known = tuple(facts)
    if is_settled(kind, known):
        return ()
    stated = {fact.key for fact in known}
    return tuple(
        field
        for field in FIELDS.values()
        if field.expected and field.kind is kind and field.key not in stated
    )


def unknowns_of(facts: Iterable[Fact], not_found: Iterable[str]) -> Iterator[UnknownItem]:
    """All that is unknown: what editors looked for in vain, then what is expected, kind by kind."""
    known = tuple(facts)
    for words in not_found:
        yield UnknownItem(UnknownKind.LOOKED_FOR, words=words)
    for kind in FactKind:
        missing = missing_fields(known, kind)
        for field in missing:
            yield UnknownItem(UnknownKind.NOT_YET_FOUND, kind, field)
        if not missing and not is_settled(kind, known) and not any(fact.kind is kind for fact in known):
            yield UnknownItem(UnknownKind.NOT_YET_FOUND, kind)
