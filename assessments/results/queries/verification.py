"""Whether every stored outcome still follows from what was stored with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import transaction

from assessments.attempts.mapping import outcome_columns
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.scored_row import scored_row
from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.writer import logic_hash, wording_hash
from assessments.domain.engines import registry
from assessments.domain.snapshots.document import parse_snapshot, snapshot_hash
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import AssessmentVersion, CatalogueSnapshot, Outcome

ROWS_AT_ONCE = 500
KEPT = 32

# Told of each outcome that was checked: how many so far, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class OutcomeDifference:
    """An outcome that does not follow, by its key: which columns differ, or that it cannot be recomputed."""

    outcome: int
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """How many outcomes were checked, and which do not follow."""

    checked: int
    differences: tuple[OutcomeDifference, ...]


def verify_outcomes(progress: Progress | None = None) -> Verification:
    """Recompute every stored outcome by its own engine from the stored definition, submission, snapshot and
    date, and compare document and columns. Reads through a cursor of the server: memory does not grow.
    """
    stored = _Stored()
    with transaction.atomic():
        rows = Outcome.objects.select_related("submission").order_by("pk")
        total = rows.count()
        differences = []
        checked = 0
        for checked, row in enumerate(rows.iterator(chunk_size=ROWS_AT_ONCE), start=1):
            what = _differing(row, stored)
            if what:
                differences.append(OutcomeDifference(row.pk, what))
            if progress:
                progress(checked, max(total, checked))
    return Verification(checked, tuple(differences))


class _Stored:
    """What many outcomes rest on: versions and snapshots, the last ones used kept."""

    def __init__(self) -> None:
        self.version = lru_cache(maxsize=KEPT)(_PreparedVersion.read)
        self.snapshot = lru_cache(maxsize=KEPT)(_read_snapshot)


class _PreparedVersion:
    """A frozen version, its definition prepared by each engine that is asked for."""

    def __init__(self, row: AssessmentVersion) -> None:
        self.definition = parse_definition(row.definition)
        self.prepared = lru_cache(maxsize=None)(self._prepare)
        self.faults = tuple(
            f"version.{name}"
            for name, stored, found in (
                ("logic_hash", row.logic_hash, logic_hash(self.definition)),
                ("wording_hash", row.wording_hash, wording_hash(self.definition)),
            )
            if stored != found
        )

    @classmethod
    def read(cls, pk: int) -> "_PreparedVersion":
        return cls(AssessmentVersion.objects.get(pk=pk))

    def _prepare(self, engine: int) -> Any:
        return registry.engine_of(engine).prepare(self.definition)


def _read_snapshot(pk: int) -> tuple[Snapshot, tuple[str, ...]]:
    """A stored snapshot, and "snapshot.sha256" where it is not what its row says."""
    row = CatalogueSnapshot.objects.get(pk=pk)
    snapshot = parse_snapshot(row.document)
    return snapshot, () if snapshot_hash(snapshot) == row.sha256 else ("snapshot.sha256",)


def _differing(row: Outcome, stored: _Stored) -> tuple[str, ...]:
    try:
        return tuple(_compared(row, stored))
    # What was tampered with may be of any form.
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        return (f"cannot be recomputed ({type(error).__name__})",)


def _compared(row: Outcome, stored: _Stored) -> Iterator[str]:
    """The columns of the outcome, and of what it rests on, that are not as they must be."""
    submission = row.submission
    version = stored.version(submission.version_id)
    snapshot, faults = stored.snapshot(row.snapshot_id)
    yield from (*version.faults, *faults)
    engine = registry.engine_of(row.engine)
    prepared = version.prepared(row.engine)
    sheet = sheet_of(version.definition, submission.answers)
    held = parse_held(submission.held)
    columns = outcome_columns(engine.evaluate(prepared, sheet, held, snapshot, row.as_of))
    visible = engine.visible_questions(prepared, sheet)
    expected = {
        **columns,
        "version_id": submission.version_id,
        "submitted_at": submission.submitted_at,
    }
    for name, value in expected.items():
        if not _equal(getattr(row, name), value):
            yield name
    if submission.scored != list(scored_row(version.definition, sheet, visible)):
        yield "submission.scored"


def _equal(stored: object, expected: object) -> bool:
    if isinstance(expected, dict):
        return canonical_json(stored) == canonical_json(expected)
    return stored == expected
