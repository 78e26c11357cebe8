"""Make the index anew from what everybody may read."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import connection, transaction

from portal.search.domain.words import words_of
from portal.search.models import IndexState, SearchEntry, Signpost
from portal.search.sources import Findable, sources

ONLY_ROW = 1
SIGNPOST = "signpost"
# Of PostgreSQL's advisory locks, that of the index: “search” on a telephone's keys.
_LOCK = 732724
_WORDS = """
UPDATE search_searchentry entry SET words = made.names::tsvector
    || setweight(to_tsvector('english', made.title), 'B')
    || setweight(to_tsvector('english', made.about), 'C')
    || setweight(to_tsvector('english', made.body), 'D')
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])
    AS made (id, names, title, about, body)
WHERE entry.id = made.id
"""


@transaction.atomic
def rebuild_index(generation: int, day: date, *, wait: bool = False) -> bool:
    """Put all entries of all sources in the place of the old ones, as of a state of the published pages.

    Returns whether the index is of that state then. Another process that is at it is not waited for, unless
    `wait` says so, and what one has made of this state or a later one stays, with its primary keys; readers
    find the old entries until it is done. Costs what the sources cost, and seven queries; two where it stays.
    """
    if not _is_ours(wait):
        return False
    made_of = IndexState.objects.values_list("generation", "day").first()
    if made_of is not None and made_of >= (generation, day):
        return made_of == (generation, day)
    with connection.cursor() as cursor:
        # Nothing hangs on an entry; Django would delete them by the hundred.
        cursor.execute("DELETE FROM search_searchentry")
    rows = [
        _row(kind, entry)
        for kind, entries in ((SIGNPOST, _signposts()), *((kind, one.read()) for kind, one in sources))
        for entry in {entry.key: entry for entry in entries}.values()
    ]
    made = SearchEntry.objects.bulk_create(rows)
    columns = zip(*(_words(row) for row in made), strict=True)
    if made:
        with connection.cursor() as cursor:
            cursor.execute(_WORDS, [list(column) for column in columns])
    IndexState(pk=ONLY_ROW, generation=generation, day=day).save()
    return True


def _is_ours(wait: bool) -> bool:
    """Whether this transaction holds the lock of the index until it ends."""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _row(kind: str, entry: Findable) -> SearchEntry:
    return SearchEntry(
        kind=kind,
        key=entry.key,
        parent=entry.parent,
        title=entry.title[:300],
        short=entry.short[:60],
        detail=entry.detail[:400],
        url=entry.url[:500],
        names=_lines(entry.names),
        phrases=_lines(entry.phrases),
        about=entry.about,
        text=entry.text,
        worth=entry.worth,
    )


def _words(row: SearchEntry) -> tuple[int, str, str, str, str]:
    # Words of names as they are: PostgreSQL's parser would take “PMI-ACP” and “monday.com” for one word each.
    named = dict.fromkeys(words_of(row.names))
    literal = " ".join(f"'{word}':{place}A" for place, word in enumerate(named, start=1))
    title, about = f"{row.title}\n{row.names}", f"{row.about}\n{row.phrases}"
    return row.pk, literal, _plain(title), _plain(about), _plain(row.text)


def _plain(text: str) -> str:
    return " ".join(words_of(text))


def _lines(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(line for name in names if (line := " ".join(name.split()))))


def _signposts() -> Iterator[Findable]:
    for post in Signpost.objects.live():
        yield Findable(
            key=str(post.pk),
            title=post.title,
            url=post.address,
            names=(post.title,),
            phrases=tuple(post.phrases.splitlines()),
            detail=post.summary,
            worth=SIGNPOST_WORTH,
        )


# Before other hits that say the same.
SIGNPOST_WORTH = 0.3
