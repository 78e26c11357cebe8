"""Who wrote a content, from the history of what was written and published. Pure.

The history is a walk from one state of the content to the next; a state is a digest. Whoever made a step
wrote what differs between its ends. So the authors of a state are those who made the steps from what is
published to it; a step back to a state that was there before takes back what came after it, and makes nobody
an author.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SavedState:
    """Someone saved a content, which then had this digest. Nobody, where a program did."""

    digest: str
    person: int | None
    published: bool = False


@dataclass(slots=True)
class Authors:
    """The authors of each state of one content, as far as one has walked."""

    of: dict[str, frozenset[int]] = field(default_factory=dict)
    # The states since the last publication. A return to an older one is a step like any other: what was
    # never published keeps its authors, and what was published long ago is not so today.
    since: set[str] = field(default_factory=set)
    at: str | None = None

    def walk(self, step: SavedState) -> None:
        """Take one step."""
        if step.digest not in self.since and (self.at is None or step.digest != self.at):
            before = self.of.get(step.digest, self.of.get(self.at or "", frozenset()))
            self.of[step.digest] = before | ({step.person} if step.person is not None else frozenset())
        self.since.add(step.digest)
        self.at = step.digest
        if step.published:
            self.of[step.digest] = frozenset()
            self.since = {step.digest}


def authors_of_states(history: Iterable[SavedState]) -> dict[str, frozenset[int]]:
    """Who wrote each state that the history names; the last publication has no authors any more."""
    authors = Authors()
    for step in history:
        authors.walk(step)
    return authors.of


def last_state_without(person: int, history: Sequence[SavedState]) -> str | None:
    """The latest state that this person had no hand in, after what is published; None where there is none."""
    authors = authors_of_states(history)
    for step in reversed(history):
        if step.published:
            return None
        if person not in authors[step.digest]:
            return step.digest
    return None
