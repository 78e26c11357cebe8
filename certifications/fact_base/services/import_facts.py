"""The import as a whole."""

from collections import defaultdict
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.lists import CommonError, StatedProgression
from certifications.domain.fact_base.problems import FactBaseRefusedError
from certifications.domain.fact_base.records import FactBase
from certifications.fact_base.services.author import OPERATOR, ImportAuthor
from certifications.fact_base.services.changes import Changes
from certifications.fact_base.services.import_advice import bring_advice
from certifications.fact_base.services.records import RecordImport
from certifications.fact_base.services.rows import ListRows, day_to_come, provenance_columns
from certifications.fact_base.services.terms import import_terms
from certifications.mapping import progression_from_row
from certifications.models import (
    CataloguePage,
    CertificationPage,
    CourseReading,
    EducationReading,
    ExperienceReading,
    LearnerQuestion,
    LookAlike,
    MachineWrittenSite,
    NameReading,
    Progression,
)
from certifications.queries.progressions import checked_progressions
from portal.editorial.snippets import ApprovedSnippet
from portal.shared import page_cache
from portal.shared.clock import site_date

# Records done, records in all, and the record at hand.
Progress = Callable[[int, int, str], None]


class NoCatalogueError(RuntimeError):
    """There is no catalogue page for the certifications to stand under."""


def import_fact_base(
    base: FactBase,
    advice: Advice | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    author: ImportAuthor = OPERATOR,
) -> Changes:
    """Bring the catalogue in line with a fact base, and its lists with an advice file, in one transaction.

    What an operator imports goes live; what a person imports waits as drafts in their name. A dry run does
    everything and takes it back. Takes about a tenth of a second a record.

    Raises:
        NoCatalogueError: no catalogue page exists.
        FactBaseRefusedError: the file is of a day to come, a record does not fit the tables, or its author
            may not write it; nothing is imported.
    """
    if base.compiled > site_date():
        raise FactBaseRefusedError((day_to_come(base.compiled),))
    changes = Changes()
    rows = ListRows(changes, base.compiled, author)
    with transaction.atomic():
        catalogue = CataloguePage.objects.first()
        if catalogue is None:
            raise NoCatalogueError(_("There is no catalogue page yet. Create one under the home page first."))
        _import_pages(base, catalogue, rows, progress or _untold)
        _import_lists(base, rows)
        if advice is not None:
            bring_advice(advice, changes, author)
        if changes.made and author.publishes:
            page_cache.purge()
        if dry_run:
            transaction.set_rollback(True)
    return changes


def _untold(_done: int, _total: int, _record: str) -> None:
    """Nobody watches."""


def _import_pages(base: FactBase, catalogue: CataloguePage, rows: ListRows, progress: Progress) -> None:
    terms = import_terms(base, rows)
    errors: dict[str, list[CommonError]] = defaultdict(list)
    for error in base.common_errors:
        errors[error.certification].append(error)
    pages = {page.slug: page for page in CertificationPage.objects.child_of(catalogue)}
    total = len(base.records)
    for done, record in enumerate(base.records):
        progress(done, total, record.slug)
        RecordImport(record, errors[record.slug], terms, base.compiled, rows.changes, author=rows.author).run(
            catalogue, pages.get(record.slug)
        )
    progress(total, total, "")


def _import_lists(base: FactBase, rows: ListRows) -> None:
    checked = checked_progressions(since=base.compiled)
    for item in base.progressions:
        rows.upsert(
            Progression,
            {"start": item.start, "end": item.end, "kind": item.kind.value},
            {
                "detail": item.detail,
                "basis": item.basis,
                **_waived(item),
                **provenance_columns(item, base.compiled),
            },
            stays=lambda row: progression_from_row(row, {}).digest in checked,
        )
    _import_readings(base, rows)
    for question in base.learner_questions:
        rows.upsert(
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
        rows.upsert(
            LookAlike,
            {"name": look_alike.name},
            {"what_it_is": look_alike.what_it_is, "source_url": look_alike.source_url},
        )
    rows.publish_new()


def _waived(item: StatedProgression) -> dict[str, object]:
    """What a waiver waives. A file that does not say leaves what editors said."""
    waived = " ".join(item.waives)
    return {"waives": waived, "needs_active": item.needs_active} if waived else {}


def _import_readings(base: FactBase, rows: ListRows) -> None:
    """Add what the lists do not hold. What they hold is the editors'; where the file differs, it is told."""
    read = base.readings
    wanted: tuple[tuple[type[ApprovedSnippet], str, dict[str, dict[str, object]]], ...] = (
        (EducationReading, "words", {row.words: {"level": row.level.value} for row in read.educations}),
        (ExperienceReading, "words", {row.words: {"kind": row.kind} for row in read.experience}),
        (CourseReading, "words", {row.words: {"is_anybodys": row.anybody} for row in read.courses}),
        (NameReading, "words", {row.words: {"certification": row.certification} for row in read.names}),
        (MachineWrittenSite, "host", {host: {} for host in read.machine_written}),
    )
    for model, identity, values in wanted:
        for words, columns in values.items():
            rows.upsert(model, {identity: words}, columns, stays=lambda _row: True)
