"""What the watch saw of an address, in a sentence for editors."""

from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from certifications.models import SourceState, WatchedSource
from certifications.source_watch.queries.sources import looked_at
from portal.shared.words import site_day_words

REASON_WORDS: dict[str, Promise] = {
    "address": gettext_lazy("its address leads into a private network"),
    "name": gettext_lazy("its host has no address"),
    "redirects": gettext_lazy("it sends on too often"),
    "robots": gettext_lazy("its robots.txt could not be read"),
    "size": gettext_lazy("the page is too large"),
    "status": gettext_lazy("its server refuses"),
    "time": gettext_lazy("it takes too long"),
    "connection": gettext_lazy("the connection fails"),
}


SEEN_WORDS: dict[SourceState, Promise] = {
    SourceState.REACHABLE: gettext_lazy("Source watch: reachable on %(day)s"),
    SourceState.MOVED: gettext_lazy("Source watch: moved to %(address)s, seen on %(day)s"),
    SourceState.GONE: gettext_lazy("Source watch: gone on %(day)s"),
    SourceState.REFUSED: gettext_lazy("Source watch: robots.txt keeps machines out; read it yourself"),
    SourceState.UNREADABLE: gettext_lazy("Source watch: machines cannot read it; read it yourself"),
}


def watch_words_of(addresses: Collection[str]) -> Mapping[str, str]:
    """What the watch saw of each address that it looked at. One query."""
    return {source.address: watch_words(source) for source in looked_at(addresses)}


def watch_words(source: WatchedSource) -> str:
    """What came of the last look."""
    day = site_day_words(source.looked_at)
    words = SEEN_WORDS.get(SourceState(source.state))
    if words is None:
        return _failed(source, day) if source.state == SourceState.FAILED else ""
    return str(words) % {"day": day, "address": source.moved_to}


def _failed(source: WatchedSource, day: str) -> str:
    reason = REASON_WORDS.get(source.reason, REASON_WORDS["connection"])
    return ngettext(
        "Source watch: not reached on %(day)s (%(reason)s)",
        "Source watch: not reached %(count)d times, last on %(day)s (%(reason)s)",
        source.failures,
    ) % {"count": source.failures, "day": day, "reason": reason}
