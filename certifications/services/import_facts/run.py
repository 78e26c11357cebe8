"""The import as a whole."""

from collections import defaultdict
from collections.abc import Callable

from django.db import transaction

from certifications.domain.fact_base import CommonError, FactBase
from certifications.models import (
    CataloguePage,
    CertificationPage,
    LearnerQuestion,
    LookAlike,
    Progression,
)
from certifications.services.import_facts.changes import Changes
from certifications.services.import_facts.records import RecordImport, provenance_columns
from certifications.services.import_facts.terms import import_terms


class NoCatalogueError(RuntimeError):
    """There is no catalogue page for the certifications to stand under."""


def import_fact_base(
    base: FactBase, *, dry_run: bool = False, progress: Callable[[int, int, str], None] | None = None
) -> Changes:
    """Bring the catalogue in line with a fact base, in one transaction.

    `progress` is told records done, records in all, and the record at hand. A dry run does everything
    and takes it back. Takes about a tenth of a second a record.

    Raises:
        NoCatalogueError: no catalogue page exists.
        django.core.exceptions.ValidationError: a record does not fit the tables; nothing is imported.
    """
    changes = Changes()
    with transaction.atomic():
        catalogue = CataloguePage.objects.first()
        if catalogue is None:
            raise NoCatalogueError("There is no catalogue page yet. Make one under the home page first.")
        terms = import_terms(base, changes)
        errors: dict[str, list[CommonError]] = defaultdict(list)
        for error in base.common_errors:
            errors[error.certification].append(error)
        pages = {page.slug: page for page in CertificationPage.objects.child_of(catalogue)}
        for done, record in enumerate(base.records):
            if progress:
                progress(done, len(base.records), record.slug)
            RecordImport(record, errors[record.slug], terms, base.compiled, changes).run(
                catalogue, pages.get(record.slug)
            )
        _import_lists(base, changes)
        if progress:
            progress(len(base.records), len(base.records), "")
        if dry_run:
            transaction.set_rollback(True)
    return changes


def _import_lists(base: FactBase, changes: Changes) -> None:
    for item in base.progressions:
        changes.upsert(
            Progression,
            {"start": item.start, "end": item.end, "kind": item.kind.value},
            {"detail": item.detail, **provenance_columns(item.provenance, base.compiled)},
        )
    for question in base.learner_questions:
        changes.upsert(
            LearnerQuestion,
            {"question": question.question},
            {
                "what_is_confused": question.what_is_confused,
                "source_url": question.source_url,
                "source_date": question.source_date,
                "also": "\n".join(question.also),
            },
        )
    for look_alike in base.look_alikes:
        changes.upsert(
            LookAlike,
            {"name": look_alike.name},
            {"what_it_is": look_alike.what_it_is, "source_url": look_alike.source_url},
        )
