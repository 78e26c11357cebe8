"""What rests on one source, together: one visit to the page checks all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from certifications.freshness.presenters.messages import rest_words
from certifications.freshness.presenters.statements import CheckRow


@dataclass(frozen=True, slots=True)
class SharedSourceView:
    """A source with its lines. `anchor` is the id of its heading."""

    anchor: str
    source_url: str
    source: str
    rest: str
    watch: str
    rows: tuple[CheckRow, ...]


def group_view(rows: Sequence[CheckRow]) -> SharedSourceView:
    """A source as it stands above its lines, of which there is one at least."""
    first = rows[0]
    return SharedSourceView(
        f"source-of-{first.anchor}",
        first.source_url,
        first.source,
        rest_words(len(rows)),
        first.watch,
        tuple(rows),
    )
