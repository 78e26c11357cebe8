"""What a draft changes of the facts that readers see, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from certifications.domain.fields import field_of


class Because(StrEnum):
    """Why a published value changes: the issuer changed it, we had it wrong, or only the words are others."""

    ISSUER = "issuer"
    WRONG = "wrong"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class FactStatement:
    """One row of facts. `row` is the same for a fact before and after it was edited; None for a new one."""

    row: int | None
    key: str
    value: str

    @property
    def stated(self) -> str:
        """The value with its unit, in a line."""
        field = field_of(self.key)
        return " ".join(f"{self.value} {field.unit if field else ''}".split())


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that readers see and that a draft states otherwise, or leaves out where `new` is None."""

    old: FactStatement
    new: FactStatement | None


def fact_changes(before: Sequence[FactStatement], now: Sequence[FactStatement]) -> tuple[FactChange, ...]:
    """Each published fact that a draft changes, in the published order; what a draft only adds is none.

    A row is the same fact while it keeps its key. A fact that is gone was replaced by a new one of its key,
    in order, where there is one.
    """
    kept: dict[int | None, FactStatement] = {one.row: one for one in now if one.row is not None}
    free = [one for one in now if not _is_same(one, before)]
    return tuple(_changes(before, kept, free))


def _changes(
    before: Sequence[FactStatement], kept: dict[int | None, FactStatement], free: list[FactStatement]
) -> Iterator[FactChange]:
    for old in before:
        new = kept.get(old.row)
        if new is None or new.key != old.key:
            new = next((one for one in free if one.key == old.key), None)
            if new is not None:
                free.remove(new)
        if new is None or new.stated != old.stated:
            yield FactChange(old, new)


def _is_same(one: FactStatement, before: Sequence[FactStatement]) -> bool:
    return any(one.row is not None and one.row == old.row and one.key == old.key for old in before)


def removed_lines(changes: Sequence[FactChange]) -> str:
    """What a draft leaves out, one a line: what an explanation of it speaks of."""
    return "\n".join(f"{each.old.key}: {each.old.stated}" for each in changes if each.new is None)
