"""What we had wrong goes into the public log the moment it is put right."""

from collections.abc import Iterable

from certifications.domain.fact_changes import Because
from certifications.models import CertificationFact, CertificationPage, Correction
from certifications.models.fact_changes import ExplainedFactChange
from portal.shared.clock import site_date


def enter_corrections(page: CertificationPage, changes: Iterable[ExplainedFactChange]) -> None:
    """Enter each change of a publication that its authors called an error of ours.

    Old and new values are those of the two versions, with the new one's source; only the reason was typed,
    and approved with the page. In the transaction of the publication; one query.
    """
    sources: dict[int | None, CertificationFact] = {row.pk: row for row in page.facts.all()}
    entries = []
    for change in changes:
        if change.because is Because.WRONG:
            new = change.change.new
            row = sources.get(new.row) if new is not None else None
            entries.append(
                Correction(
                    certification=page.translation_key,
                    certification_name=page.title,
                    key=change.change.old.key,
                    old_value=change.change.old.stated,
                    new_value=new.stated if new is not None else "",
                    source_url=row.source_url if row is not None else "",
                    source_note=row.source_note if row is not None else "",
                    reason=change.reason,
                    corrected_on=site_date(),
                )
            )
    Correction.objects.bulk_create(entries)
