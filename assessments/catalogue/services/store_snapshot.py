"""Store the catalogue that outcomes are made from."""

from functools import partial

from django.db import transaction

from assessments.catalogue.queries.kept_snapshot import KeptSnapshot
from assessments.domain.snapshots.document import snapshot_document
from assessments.models import CatalogueSnapshot


def store_snapshot(kept: KeptSnapshot) -> int:
    """The key of the snapshot's row, stored where it is not yet. Belongs into the caller's transaction."""
    if kept.row is not None:
        return kept.row
    rows = CatalogueSnapshot.objects.filter(sha256=kept.sha256).values_list("pk", flat=True)
    row = rows.first()
    if row is None:
        # Two that store the same wait for each other, and both find it afterwards.
        CatalogueSnapshot.objects.bulk_create(
            [CatalogueSnapshot(sha256=kept.sha256, document=snapshot_document(kept.snapshot))],
            ignore_conflicts=True,
        )
        row = rows.get()
    # A rolled back row must not be remembered.
    transaction.on_commit(partial(setattr, kept, "row", row))
    return row
