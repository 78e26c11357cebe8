"""Why a definition is refused."""

from dataclasses import dataclass

# Of what a document of format 1 may not have.
OF_FORMAT_2 = "This belongs to format 2."


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence for the editor, and the place it speaks of.

    `place` is a path of permanent keys such as "questions/direction/choices/up"; empty for the whole.
    """

    place: str
    sentence: str


class RefusedError(ValueError):
    """A definition cannot be used; `refusals` says all of why, in the order of the definition."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        self.refusals = refusals
        super().__init__("\n".join(f"{item.place}: {item.sentence}" for item in refusals))


def sentence_of(refusal: Refusal) -> str:
    """A refusal as one line: its place, then its sentence."""
    return f"{refusal.place}: {refusal.sentence}" if refusal.place else refusal.sentence
