"""The words of the site, and how far a typed word is from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

# From how many letters on one slip is forgiven, and two.
ONE_SLIP, TWO_SLIPS = 4, 7
# In words of three letters two that are swapped are forgiven, in names alone.
SWAPPED = 3
# A word of running text must stand in this many entries before a query is corrected to it.
ENTRIES_OF_A_WORD = 3
SHORTEST_BEGINNING = 3
SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words: how many entries have each, and which of them stand in names."""

    entries: Mapping[str, int]
    of_names: frozenset[str]
    # To which a query is corrected, in one order.
    targets: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, texts: Iterable[tuple[Iterable[str], Iterable[str]]]) -> "Vocabulary":
        """From entries: the words of their names, and all others."""
        counts: dict[str, int] = {}
        names: set[str] = set()
        for of_names, others in texts:
            named = set(of_names)
            names |= named
            for word in named.union(others):
                counts[word] = counts.get(word, 0) + 1
        targets = tuple(
            sorted(
                word
                for word, count in counts.items()
                if len(word) >= SWAPPED and (word in names or count >= ENTRIES_OF_A_WORD)
            )
        )
        return cls(counts, frozenset(names), targets)

    def __contains__(self, word: str) -> bool:
        return word in self.entries

    def begins(self, word: str) -> bool:
        """Whether words of the site begin with this one."""
        return len(word) >= SHORTEST_BEGINNING and any(other.startswith(word) for other in self.entries)

    def parts_of(self, word: str) -> tuple[str, ...]:
        """Two words of names that are written as one: “pmiacp”; none where there are no such two."""
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if word[:cut] in self.of_names and word[cut:] in self.of_names:
                return word[:cut], word[cut:]
        return ()

    def near(self, word: str) -> tuple[str, ...]:
        """The words that may be meant by one that is not there, the likeliest first; three at most."""
        most = (len(word) >= ONE_SLIP) + (len(word) >= TWO_SLIPS)
        if word.isdigit() or len(word) < SWAPPED:
            return ()
        found = process.extract(
            word, self.targets, scorer=OSA.distance, score_cutoff=most or 1, limit=None, processor=None
        )
        likely = [
            (distance, other not in self.of_names, other[:1] != word[:1], -self.entries[other], other)
            for other, distance, _place in found
            if most or self._is_swapped(word, other)
        ]
        return tuple(other for *_order, other in sorted(likely)[:3])

    def near_beginning(self, word: str) -> str:
        """The beginning of a name that one with a slip may mean: “prince” for “prinse”; empty for none."""
        beginnings = sorted({name[: len(word)] for name in self.of_names if len(name) >= len(word)})
        found = process.extractOne(word, beginnings, scorer=OSA.distance, score_cutoff=1, processor=None)
        return found[0] if found and len(word) >= ONE_SLIP else ""

    def _is_swapped(self, word: str, other: str) -> bool:
        return other in self.of_names and sorted(other) == sorted(word)
