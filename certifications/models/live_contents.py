"""What texts show of certifications as they are today, through a port.

Blocks stand below what reads and words facts, so the catalogue registers one reader when it starts.
"""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from certifications.domain.references import FactReference
from portal.shared.ports import Port

Choices = Sequence[tuple[str, str]]


class LiveContents(Protocol):
    """Shows what readers see of certifications. Each method returns what its template reads, or None."""

    def fact(self, reference: FactReference) -> object:
        """A fact with its value, source and dates, or that it is not stated any more."""
        ...

    def fact_html(self, reference: FactReference) -> str:
        """A fact's value inside a sentence, as HTML."""
        ...

    def card(self, certification: UUID) -> object:
        """A certification in brief; None where readers see none."""
        ...

    def side_by_side(self, certifications: Sequence[UUID], rows: Sequence[str], caption: str) -> object:
        """Certifications beside each other; None where readers see fewer than two of them."""
        ...

    def comparison(self, page: UUID, rows: Sequence[str]) -> object:
        """Rows of a comparison of two disciplines; None where readers do not see the page."""
        ...

    def terms(self, keys: Sequence[str]) -> object:
        """Words of the glossary with what they mean in short; those that readers see."""
        ...

    def term_choices(self) -> Choices:
        """The words of the glossary, each by its key."""
        ...

    def side_by_side_rows(self) -> Choices:
        """What certifications can be compared by, each with its name."""
        ...

    def comparison_rows(self) -> Choices:
        """The questions of a comparison of disciplines, each with its name."""
        ...


live_contents: Port[str, LiveContents] = Port("live contents")


def contents() -> LiveContents:
    """The one reader that is registered.

    Raises:
        LookupError: none is.
    """
    for _name, reader in live_contents:
        return reader
    raise LookupError("Nothing is registered that shows certifications in texts.")
