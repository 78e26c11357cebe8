"""Against another catalogue: which plans change, and which certification comes first."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from psycopg import sql

from assessments.attempts.queries.suspects import NOT_SUSPECT
from assessments.catalogue.queries.stored_snapshots import snapshots_by_hash
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import sheet_of
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import engine_for
from assessments.domain.replay.plans import Planning, Slugs
from assessments.domain.replay.result import Result, VersionResult
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.replays.queries.submissions import VersionRows
from assessments.replays.services.store_pieces import ReplayWork, Store, StoredPieces
from assessments.replays.services.store_rows import copy_rows
from assessments.versions.queries.versions import definition_of, kept_version, prepared_of

# A plan takes a millisecond or so, unless one of equal inputs is known.
AT_ONCE = 250
PIECES = 1
MOST_KNOWN = 50_000

# In the codes, for a plan without entries.
NOTHING = ""

# The latest outcome of each submission.
ROWS = sql.SQL("""
SELECT DISTINCT ON (s.id) s.id, s.answers, s.held, o.as_of, o.path, o.scores,
    jsonb_path_query_array(o.document, '$.plan[*].slug')
FROM assessments_submission s JOIN assessments_outcome o ON o.submission_id = s.id
WHERE s.version_id = %s AND s.id > %s AND s.id <= %s AND {honest} ORDER BY s.id, o.engine DESC LIMIT %s
""").format(honest=NOT_SUSPECT)


class CatalogueReplay(ReplayWork):
    """One by one by the engine, equal inputs once: at the day of the outcome, with the other catalogue."""

    at_once = AT_ONCE
    pieces = PIECES

    def first_codes(self) -> list[str]:
        return [NOTHING]

    def storing(self, part: VersionRows) -> Store:
        version = kept_version(part.version)
        plans = _Plans(
            definition_of(version),
            prepared_of(version, engine_for(definition_of(version)).version),
            snapshots_by_hash([self.replay.sha256])[self.replay.sha256],
        )

        def store(after: int) -> StoredPieces:
            rows = list(_rows(part, after, self.at_once))
            if not rows:
                return StoredPieces(after, 0)
            told = [tuple(row[-1]) for row in rows]
            now = [plans.plan_of(*row[1:-1]) for row in rows]
            sorts = copy_rows(
                self.replay.pk,
                np.array([row[0] for row in rows], dtype=np.int64),
                self._codes(told),
                self._codes(now),
                np.zeros(len(rows), dtype=np.bool_),
            )
            changed = sum(before != after for before, after in zip(told, now, strict=True))
            return StoredPieces(rows[-1][0], len(rows), sorts, changed)

        return store

    def result(self) -> Result:
        return Result(
            tuple(
                VersionResult(part.number, self.cells(number), (), (), self.place.plans[number])
                for number, part in enumerate(self.parts)
            )
        )

    def _codes(self, plans: list[Slugs]) -> Any:
        """The numbers of the first entries; those that are new are stored with the replay."""
        firsts = [plan[0] if plan else NOTHING for plan in plans]
        fresh = [slug for slug in dict.fromkeys(firsts) if slug not in self.replay.codes]
        if fresh:
            self.replay.codes = [*self.replay.codes, *fresh]
            self.replay.save(update_fields=["codes"])
        numbers = {slug: number for number, slug in enumerate(self.replay.codes)}
        return np.array([numbers[slug] for slug in firsts], dtype=np.intp)


class _Plans:
    """Plans of submissions to one version under one catalogue."""

    def __init__(self, definition: Definition, prepared: Any, snapshot: Snapshot) -> None:
        self._definition = definition
        self._prepared = prepared
        self._snapshot = snapshot
        self._engine = engine_for(definition)
        self._planning = Planning(
            definition, lambda sheet: self._engine.visible_questions(self._prepared, sheet)
        )

    def plan_of(self, answers: Any, held: Any, as_of: date, path: str, scores: Any) -> Slugs:
        """The slugs of the plan that the engine makes for a stored submission."""
        if len(self._planning) >= MOST_KNOWN:
            self._planning.forget()
        sheet = sheet_of(self._definition, answers)
        holds = parse_held(held)
        inputs = self._planning.inputs_of(path, scores, sheet, holds, as_of)

        def make() -> Slugs:
            outcome = self._engine.judge(self._prepared, sheet, holds, self._snapshot, as_of)
            return tuple(entry.slug for entry in outcome.plan)

        return self._planning.plan_of(inputs, make)


def _rows(part: VersionRows, after: int, most: int) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [part.version, after, part.last, most])
        for submission, answers, held, as_of, path, scores, plan in cursor.fetchall():
            read = (json.loads(answers), json.loads(held), as_of, path, json.loads(scores))
            yield submission, *read, json.loads(plan)
