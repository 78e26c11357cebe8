"""The catalogue as the engine reads it."""

from assessments.domain.snapshot import Snapshot
from assessments.mapping import snapshot_from_catalogue
from certifications.queries import progressions, published_certifications


def current_snapshot() -> Snapshot:
    """The snapshot of all that everybody may read now. Nine queries, however much there is."""
    return snapshot_from_catalogue(published_certifications(), progressions())
