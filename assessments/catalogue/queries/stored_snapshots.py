"""Stored snapshots of the catalogue."""

from collections.abc import Collection, Mapping, Sequence
from threading import Lock

from assessments.domain.snapshots.document import parse_snapshot
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import CatalogueSnapshot

KEPT_SNAPSHOTS = 16

# By SHA-256, the one used last at the end.
_kept: dict[str, Snapshot] = {}
_keeping = Lock()


def stored_snapshot(snapshot_id: int) -> tuple[Snapshot, str]:
    """A stored snapshot and its SHA-256. One query, and one more where the process does not keep it."""
    sha256 = str(CatalogueSnapshot.objects.values_list("sha256", flat=True).get(pk=snapshot_id))
    return snapshots_by_hash([sha256])[sha256], sha256


def names_in_snapshots(hashes: Sequence[str]) -> Mapping[str, str]:
    """The names of certifications by slug, as the last of the snapshots that has them says. Queries as
    `snapshots_by_hash`.
    """
    found = snapshots_by_hash(hashes)
    return {item.slug: item.name for sha256 in hashes for item in found[sha256].certifications}


def snapshots_by_hash(hashes: Collection[str]) -> Mapping[str, Snapshot]:
    """Stored snapshots by their SHA-256, those used last kept in the memory of the process: they never
    change. One query where some are not kept.
    """
    with _keeping:
        found = {sha256: _kept[sha256] for sha256 in hashes if sha256 in _kept}
    missing = set(hashes).difference(found)
    if missing:
        rows = CatalogueSnapshot.objects.filter(sha256__in=missing)
        found |= {row.sha256: parse_snapshot(row.document) for row in rows}
    with _keeping:
        for sha256, snapshot in found.items():
            _kept.pop(sha256, None)
            _kept[sha256] = snapshot
        for sha256 in list(_kept)[:-KEPT_SNAPSHOTS]:
            del _kept[sha256]
    return found
