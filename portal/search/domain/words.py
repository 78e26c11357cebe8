"""Words of texts and of queries, alike however they are typed."""

import re

from portal.shared.folded_text import folded

# Characters. Longer queries are cut: nobody types them.
LONGEST_QUERY = 100
# Words of a query that count; what comes after them is left out.
MOST_WORDS = 12
# “Project+” and “Project” are two names.
_WORD = re.compile(r"[^\W_]+\+*")
_NOT_IN_A_LINE = re.compile("[\\x00-\\x20\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]+")

# Words that tell no page from another. They count where a query has no others.
QUIET = frozenset(
    [
        "a",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "get",
        "give",
        "had",
        "has",
        "have",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "like",
        "long",
        "me",
        "most",
        "much",
        "my",
        "need",
        "not",
        "of",
        "on",
        "one",
        "or",
        "our",
        "please",
        "should",
        "so",
        "some",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "to",
        "us",
        "want",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "no",
        "without",
        "vs",
        "versus",
        "v",
    ]
)
# What separates the names of a comparison.
BETWEEN = frozenset({"vs", "versus", "v", "or", "and"})


def clean_query(typed: str) -> str:
    """A query as one line of at most `LONGEST_QUERY` characters, without what no line holds."""
    return _NOT_IN_A_LINE.sub(" ", typed).strip()[:LONGEST_QUERY].strip()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in their order."""
    return tuple(_WORD.findall(folded(text)))


def contains(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Whether some words stand in others, beside each other and in order."""
    return bool(run) and any(
        words[start : start + len(run)] == run for start in range(len(words) - len(run) + 1)
    )
