"""Text as it is searched and sorted. Pure: domains use it."""

import unicodedata


def folded(text: str) -> str:
    """A text without case and accents: “Größe” and “GROSSE” fold to the same."""
    # Decomposed on both sides of folding: some letters have a case only once they are decomposed.
    folding = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folding)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
