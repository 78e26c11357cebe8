"""What the payer's page is told with."""

from django.http import Http404

from assessments.catalogue.queries.stored_snapshots import stored_snapshot
from assessments.domain.outcomes.document import parse_outcome
from assessments.domain.outcomes.outcome import Outcome
from assessments.models import Outcome as OutcomeRow
from assessments.results.presenters.material import Material
from assessments.results.presenters.payer_entry import payer_entry_changes
from assessments.results.presenters.plan import Catalogue
from assessments.results.views.outcome_material import outcome_material
from certifications.queries.kept import kept_certifications


def payer_material(row: OutcomeRow) -> tuple[Outcome, Material]:
    """An outcome, and what it is told with to others than whose it is.

    Raises:
        Http404: the outcome proposes nothing that anybody could pay for.
    """
    outcome = parse_outcome(row.document)
    if outcome.bearings is None or not outcome.plan:
        raise Http404
    snapshot, _sha256 = stored_snapshot(row.snapshot_id)
    names = {item.slug: item.name for item in snapshot.certifications}
    catalogue = Catalogue(kept_certifications(), names)
    return outcome, outcome_material(row, outcome, snapshot, catalogue, payer_entry_changes)
