"""The catalogue's snapshot, kept in the memory of the process while the catalogue stays as it is."""

from dataclasses import dataclass
from datetime import date

from assessments.catalogue.queries.current_snapshot import current_snapshot
from assessments.domain.snapshots.document import snapshot_hash
from assessments.domain.snapshots.snapshot import Snapshot
from portal.shared.clock import site_date
from portal.shared.page_cache import generation


@dataclass(slots=True)
class KeptSnapshot:
    """A snapshot and its SHA-256. `row` is the key of its stored row, None while that is not known."""

    snapshot: Snapshot
    sha256: str
    row: int | None = None


# By generation and day; one at a time.
_kept: dict[tuple[int, date], KeptSnapshot] = {}


def kept_snapshot() -> KeptSnapshot:
    """The present catalogue, at most `GENERATION_SECONDS` old, as pages are.

    One query a second at most while nothing changes; after a change, and on another day, those of
    `current_snapshot`: facts come into force and end by the day. Threads that come at once may each read it;
    what they keep is equal.
    """
    # Read first: what is published while the catalogue is read belongs to a later generation.
    now = generation(), site_date()
    kept = _kept.get(now)
    if kept is None:
        snapshot = current_snapshot()
        kept = KeptSnapshot(snapshot, snapshot_hash(snapshot))
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_snapshot() -> None:
    """Read the catalogue again at the next use."""
    _kept.clear()
