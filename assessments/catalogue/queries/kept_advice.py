"""What editors say beside the facts, kept in the memory of the process while nothing is published."""

from certifications.queries.advice import AllAdvice, all_advice
from portal.shared.page_cache import generation

# By generation; one at a time.
_kept: dict[int, AllAdvice] = {}


def kept_advice() -> AllAdvice:
    """The present advice, at most `page_cache.GENERATION_SECONDS` old, as pages are.

    One query a second at most while nothing changes; after a change those of `all_advice`.
    """
    # Read first: what is published while the lists are read belongs to a later generation.
    now = generation()
    kept = _kept.get(now)
    if kept is None:
        kept = all_advice()
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_advice() -> None:
    """Read the lists again at the next use."""
    _kept.clear()
