"""The catalogue as the engine reads it."""

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Snapshot
from certifications.queries import progressions, published_certifications, readings


def current_snapshot() -> Snapshot:
    """The snapshot of all that everybody may read now.

    Nine queries, however much there is, and four for lists of readings that changed.
    """
    return snapshot_from_catalogue(published_certifications(), progressions(), readings())
