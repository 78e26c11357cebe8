"""Stored snapshots of the catalogue."""

from collections.abc import Mapping

from assessments.domain.snapshot_json import parse_snapshot
from assessments.models import CatalogueSnapshot


def names_in_snapshot(snapshot_id: int) -> tuple[Mapping[str, str], str]:
    """The names of a snapshot's certifications by slug, and its SHA-256. One query."""
    row = CatalogueSnapshot.objects.get(pk=snapshot_id)
    snapshot = parse_snapshot(row.document)
    return {item.slug: item.name for item in snapshot.certifications}, row.sha256
