"""A catalogue snapshot as a document: canonical JSON, addressed by its SHA-256.

What is unknown is left out, never written as zero. Lists keep the order of the snapshot, which is sorted, so
that equal catalogues have equal digests.
"""

from typing import Any

from assessments.domain.canonical import sha256_of
from assessments.domain.documents.stored import StoredForm
from assessments.domain.snapshots.snapshot import Snapshot

_SNAPSHOTS = StoredForm(Snapshot, "snapshot", format=1, with_none=False)


def snapshot_hash(snapshot: Snapshot) -> str:
    """SHA-256 of a snapshot's canonical JSON, hexadecimal."""
    return sha256_of(snapshot_document(snapshot))


def snapshot_document(snapshot: Snapshot) -> dict[str, Any]:
    """The document of a snapshot, for canonical JSON; `parse_snapshot` reads it back."""
    return _SNAPSHOTS.document(snapshot)


def parse_snapshot(document: object) -> Snapshot:
    """The snapshot of a document that `snapshot_document` made.

    Raises:
        ValueError: it is of another format, or not of its form.
    """
    return _SNAPSHOTS.parse(document)
