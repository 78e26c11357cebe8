"""The index as of what is published now."""

from portal.search.models import SearchEntry
from portal.search.queries.kept import KeptIndex, is_made_of, keep_index, kept_index, read_index
from portal.search.services.rebuild_index import rebuild_index
from portal.shared.clock import site_date
from portal.shared.page_cache import generation


def fresh_index() -> KeptIndex:
    """The index, at most `GENERATION_SECONDS` behind what is published, as pages are.

    No query but that of the generation while nothing is published. After that, one process makes the index
    anew, and the others answer by the old one until it has; each then reads it in four queries.
    """
    # Read first: what is published meanwhile belongs to a later state.
    now = generation(), site_date()
    kept = kept_index(now)
    if kept is not None:
        return kept
    is_current = is_made_of(now)
    if not is_current:
        is_current = rebuild_index(*now, wait=not SearchEntry.objects.exists())
    index = read_index()
    if is_current:
        keep_index(now, index)
    return index
