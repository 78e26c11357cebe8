"""What we had wrong goes into the public log the moment it is put right."""

from collections.abc import Iterable

from certifications.domain.fact_changes import Because
from certifications.models import CertificationPage, Correction
from certifications.models.fact_changes import ExplainedFactChange
from portal.shared.clock import site_date


def enter_corrections(page: CertificationPage, changes: Iterable[ExplainedFactChange]) -> None:
    """Enter each change of a publication that its authors called an error of ours.

    Old and new values are those of the two versions, with the new one's source; only the reason was typed,
    and approved with the page. In the transaction of the publication; one query.
    """
    Correction.objects.bulk_create(
        _entry(page, change) for change in changes if change.because is Because.WRONG
    )


def _entry(page: CertificationPage, explained: ExplainedFactChange) -> Correction:
    old, new = explained.change.old, explained.change.new
    return Correction(
        certification=page.translation_key,
        certification_name=page.title,
        key=old.key,
        old_value=old.stated,
        # A fact that is removed has no row with a source: its change is explained by the page.
        new_value=new.stated if new else "",
        source_url=explained.row.source_url if new else "",
        source_note=explained.row.source_note if new else "",
        reason=explained.reason,
        corrected_on=site_date(),
    )
