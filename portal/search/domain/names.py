"""Which entries a query names, and which it sets side by side."""

from collections.abc import Mapping, Sequence

from portal.search.domain.query import Synonyms, Words
from portal.search.domain.words import BETWEEN, QUIET

# Said around names by those who compare; names of nothing.
_AROUND = frozenset(
    [
        "difference",
        "differences",
        "between",
        "compare",
        "compared",
        "comparing",
        "comparison",
        "better",
        "best",
    ]
)
# How much of a name a word has to say to mean it: “PRINCE2” says half of “PRINCE2 F”.
ENOUGH_OF_A_NAME = 0.5
# What a word names no more than so many of: “PRINCE2” is Foundation and Practitioner.
MOST_MEANT = 2
MOST_COMPARED = 4

Names = Mapping[Words, Sequence[str]]


def compared_in(words: Words, names: Names, synonyms: Synonyms) -> tuple[str, ...]:
    """The keys that “A vs B”, “A or B” or “A B” names: two to four, in its order; else none."""
    parts = _parts(words)
    if len(parts) > 1:
        found = [_one_after_another(part, names) or _meant_by(part, names, synonyms) for part in parts]
        if not all(found):
            return ()
    else:
        found = [_one_after_another(parts[0], names)] if parts else []
    keys = tuple(dict.fromkeys(key for meant in found for key in meant))
    return keys if 1 < len(keys) <= MOST_COMPARED else ()


def _parts(words: Words) -> list[Words]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in BETWEEN:
            parts.append([])
        elif word not in _AROUND and (word not in QUIET or len(word) == 1):
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def _one_after_another(words: Words, names: Names) -> tuple[str, ...]:
    """Names that follow each other with nothing between them; none where words are left over."""
    keys: list[str] = []
    place = 0
    while place < len(words):
        end = next((end for end in range(len(words), place, -1) if words[place:end] in names), 0)
        if not end:
            return ()
        keys += names[words[place:end]][:1]
        place = end
    return tuple(keys)


def _meant_by(part: Words, names: Names, synonyms: Synonyms) -> tuple[str, ...]:
    """One name, else what the editors' list takes it for, else the names that it is most of."""
    for words in (part, *synonyms.get(part, ())):
        if words in names:
            return tuple(names[words][:1])
    likely = [
        (len(part) / len(name), key)
        for name, keys in names.items()
        if set(part) <= set(name) and _is_enough(part, name)
        for key in keys
    ]
    best = max((share for share, _key in likely), default=0)
    return tuple(dict.fromkeys(key for share, key in likely if share == best))[:MOST_MEANT]


def _is_enough(part: Words, name: Words) -> bool:
    share = len(part) / len(name)
    # Two common words, such as “project management”, are half of too many names.
    return share >= ENOUGH_OF_A_NAME if len(part) == 1 else share > ENOUGH_OF_A_NAME
