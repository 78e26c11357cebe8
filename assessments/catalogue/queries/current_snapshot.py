"""The catalogue as the engine reads it."""

from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Snapshot
from certifications.queries import progressions, published_certifications, readings
from certifications.queries.advice import read_advice
from portal.shared.clock import site_date


def current_snapshot() -> Snapshot:
    """The snapshot of all that everybody may read now, as it holds on the site's day.

    Twenty-three queries, however much there is, and at most six for the lists of readings. They are read
    once: what an editor changes meanwhile belongs to the next snapshot.
    """
    lists = readings()
    return snapshot_from_catalogue(
        published_certifications(lists), progressions(), lists, read_advice(), today=site_date()
    )
