"""How a text names a fact: by certification and key, which stay when value, address or title change."""

from dataclasses import dataclass
from uuid import UUID

from certifications.domain.facts import Fact
from certifications.domain.fields import field_of
from certifications.domain.values import Money


class ReferenceRefusedError(ValueError):
    """The text names no fact that a certification could have."""


@dataclass(frozen=True, slots=True)
class FactReference:
    """A fact of a certification; `part` names one amount of several, such as “member”."""

    certification: UUID
    key: str
    part: str = ""

    def __str__(self) -> str:
        return "/".join(filter(None, (str(self.certification), self.key, self.part)))


def parse_reference(text: str) -> FactReference:
    """The fact that a text such as “0b9…/fees.exam/member” names.

    Raises:
        ReferenceRefusedError: it is not of that form, or there is no such field.
    """
    parts = text.split("/")
    if not text.isprintable() or not 2 <= len(parts) <= 3 or field_of(parts[1]) is None:
        raise ReferenceRefusedError(text)
    try:
        return FactReference(UUID(parts[0]), *parts[1:])
    except ValueError as error:
        raise ReferenceRefusedError(text) from error


def part_of(fact: Fact, part: str) -> Money | None:
    """The amount of a fact that has this label, or None."""
    if not isinstance(fact.typed, tuple):
        return None
    return next((one for one in fact.typed if isinstance(one, Money) and one.label == part), None)


def labelled_parts(fact: Fact) -> tuple[Money, ...]:
    """The amounts of a fact that has several, each with a label of its own; else none."""
    if not isinstance(fact.typed, tuple):
        return ()
    amounts = tuple(one for one in fact.typed if isinstance(one, Money) and one.label)
    labels = {one.label for one in amounts}
    return amounts if len(amounts) == len(labels) == len(fact.typed) > 1 else ()
