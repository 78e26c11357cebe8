"""What somebody answered, and what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# A choice's key or "not_sure" (single choice, agreement scale), chosen keys sorted (multiple choice; empty:
# none of them), a whole number (number question).
Answer = str | tuple[str, ...] | int

# By question key; a question that is not answered is absent.
Sheet = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Held:
    """A certification that somebody holds, by slug; dates are None when they did not say.

    Whether it is active is known only with `expires_on`: active up to and including that day.
    """

    slug: str
    earned_on: date | None = None
    expires_on: date | None = None
