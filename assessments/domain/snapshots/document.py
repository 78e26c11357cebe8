"""A catalogue snapshot as a document: canonical JSON, addressed by its SHA-256.

What is unknown is left out, never written as zero. A snapshot with counsel is of format 2, one without of
format 1. Lists keep the order of the snapshot, which is sorted, so that equal catalogues have equal digests.
"""

from typing import Any

from assessments.domain.canonical import sha256_of
from assessments.domain.documents.stored import StoredForm
from assessments.domain.snapshots.snapshot import Snapshot

# What is at its default is not there, so that documents of before a field was known stay what they are.
_SNAPSHOTS = StoredForm(Snapshot, "snapshot", with_defaults=False)
# The first knows facts alone, the second what stands beside them too.
FACTS_ALONE, WITH_COUNSEL = 1, 2


def snapshot_hash(snapshot: Snapshot) -> str:
    """SHA-256 of a snapshot's canonical JSON, hexadecimal."""
    return sha256_of(snapshot_document(snapshot))


def snapshot_document(snapshot: Snapshot) -> dict[str, Any]:
    """The document of a snapshot, for canonical JSON; `parse_snapshot` reads it back."""
    return {"format": _format_of(snapshot), **_SNAPSHOTS.document(snapshot)}


def parse_snapshot(document: object) -> Snapshot:
    """The snapshot of a document that `snapshot_document` made, of either format.

    Raises:
        ValueError: it is of another format, or not of its form.
    """
    told = document.get("format") if isinstance(document, dict) else FACTS_ALONE
    # Python would take true for 1.
    if told not in (FACTS_ALONE, WITH_COUNSEL) or isinstance(told, bool):
        raise ValueError("The snapshot is of another format.")
    snapshot = _SNAPSHOTS.parse(document)
    if _format_of(snapshot) != told:
        raise ValueError("The snapshot is of another format than it says.")
    return snapshot


def _format_of(snapshot: Snapshot) -> int:
    return FACTS_ALONE if snapshot.counsel is None else WITH_COUNSEL
