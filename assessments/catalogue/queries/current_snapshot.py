"""The catalogue as the engine reads it."""

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Snapshot
from certifications.queries import progressions, published_certifications, readings


def current_snapshot() -> Snapshot:
    """The snapshot of all that everybody may read now.

    Ten queries, however much there is, and at most five for the lists of readings. They are read once: what
    an editor changes meanwhile belongs to the next snapshot.
    """
    lists = readings()
    return snapshot_from_catalogue(published_certifications(lists), progressions(), lists)
