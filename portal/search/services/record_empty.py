"""Keep what was searched for in vain, so that editors may write it or name a synonym. Never who searched."""

import re

from django.db.models import F

from portal.search.models import EmptySearch
from portal.shared.clock import site_date
from portal.shared.folded_text import folded

# What has so many digits may be a telephone, an account or a card.
MOST_DIGITS = 5
# What people paste is no search, and may be about somebody.
LONGEST_KEPT = 60
# New ones in a day; a flood fills no table.
MOST_IN_A_DAY = 300
_ADDRESS = re.compile(r"@|://|www\.")


def record_empty_search(typed: str) -> bool:
    """Count a search that found nothing, unless it may tell of a person; whether it did. Three queries."""
    words = " ".join(folded(typed).split())
    if not may_be_kept(words):
        return False
    today = site_date()
    rows = EmptySearch.objects.filter(day=today)
    if rows.filter(words=words).update(count=F("count") + 1):
        return True
    if rows.count() >= MOST_IN_A_DAY:
        return False
    # Of two at a time, one counts for both.
    EmptySearch.objects.bulk_create([EmptySearch(words=words, day=today)], ignore_conflicts=True)
    return True


def may_be_kept(words: str) -> bool:
    """Whether a search has words, and looks like neither an address nor a number of somebody."""
    digits = sum(character.isdigit() for character in words)
    return (
        any(character.isalnum() for character in words)
        and len(words) <= LONGEST_KEPT
        and digits <= MOST_DIGITS
        and not _ADDRESS.search(words)
    )
