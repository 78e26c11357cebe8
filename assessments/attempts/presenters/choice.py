"""A choice of a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice that can be taken."""

    value: str
    label: str
    is_taken: bool
    element: str
