"""Submissions as numbers, thousands at once, for a replay.

PostgreSQL packs them into arrays, and NumPy reads the arrays as they come: no row is ever a Python object.
docs/decisions/0035-replay-copies-chunks.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import psycopg
from django.db import connection
from numpy.typing import NDArray
from psycopg import pq, sql
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.postgres import types

from assessments.attempts.queries.suspects import NOT_SUSPECT
from assessments.domain.replay.stored_rows import NONE, FieldKind, Reading, StoredAnswers, StoredField

# The numbers of which arrays are read.
KINDS: dict[str, type[np.signedinteger[Any]]] = {"int2": np.int16, "int8": np.int64}
# Number of dimensions, flags and type of elements; then size and first index of each dimension.
HEAD, DIMENSION = 12, 8

_NONE = sql.SQL(f"'{NONE}'::int8")
_SELECT = {
    FieldKind.CHOICE: "COALESCE(array_position({keys}::text[], s.answers->>{key}) - 1, {none})::int8",
    FieldKind.NUMBER: "COALESCE((s.answers->>{key})::int8, {none})",
}


class RowsDifferError(LookupError):
    """Stored rows of a version do not have one number for each of its scored questions."""


@dataclass(frozen=True, slots=True)
class VersionRows:
    """The submissions to a version that a replay covers: up to `last`, so that later ones stay outside."""

    version: int
    number: int
    count: int
    last: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Submissions that follow each other: their keys, ascending, and what was read of them."""

    ids: NDArray[np.int64]
    stored: StoredAnswers


def parts_of(assessment: int) -> tuple[VersionRows, ...]:
    """The versions of an assessment that have submissions, the oldest first. One query. Here as below,
    submissions of suspect attempts are left out.
    """
    statement = sql.SQL(
        "SELECT v.id, v.number, found.count, found.last FROM assessments_assessmentversion v"
        " CROSS JOIN LATERAL (SELECT count(*) AS count, max(id) AS last FROM assessments_submission s"
        " WHERE s.version_id = v.id AND {honest}) found"
        " WHERE v.assessment_id = {assessment} AND found.count > 0 ORDER BY v.number"
    ).format(honest=NOT_SUSPECT, assessment=assessment)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return tuple(VersionRows(*row) for row in cursor.fetchall())


def piece_after(reading: Reading, part: VersionRows, after: int, most: int) -> Piece | None:
    """The next submissions to a version, at most so many; None when there is none left. One query.

    Raises:
        RowsDifferError: what is stored does not have the form that the version asks for.
    """
    return _read(
        reading,
        sql.SQL(
            "SELECT s.id, {columns} FROM assessments_submission s WHERE s.version_id = {version}"
            " AND s.id > {after} AND s.id <= {last} AND {honest} ORDER BY s.id LIMIT {most}"
        ).format(
            columns=_columns(reading),
            honest=NOT_SUSPECT,
            version=part.version,
            after=after,
            last=part.last,
            most=most,
        ),
    )


def flipped(reading: Reading, part: VersionRows, replay: int, *, incomplete: bool, most: int) -> Piece | None:
    """The first submissions to a version that a replay found to flip; None when there is none. One query.

    Raises:
        RowsDifferError: as above.
    """
    return _read(
        reading,
        sql.SQL(
            "SELECT s.id, {columns} FROM assessments_replayrow r"
            " JOIN assessments_submission s ON s.id = r.submission_id WHERE r.replay_id = {replay}"
            " AND s.version_id = {version} AND r.before <> r.after AND r.incomplete = {incomplete}"
            " ORDER BY r.submission_id LIMIT {most}"
        ).format(
            columns=_columns(reading),
            replay=replay,
            version=part.version,
            incomplete=incomplete,
            most=most,
        ),
    )


def _columns(reading: Reading) -> sql.Composable:
    names = [
        sql.SQL("{} AS {}").format(_value(field), _name(place)) for place, field in enumerate(reading.fields)
    ]
    return sql.SQL(", ").join([sql.SQL("s.scored"), *names])


def _name(place: int) -> sql.Identifier:
    return sql.Identifier(f"field_{place}")


def _value(field: StoredField) -> sql.Composable:
    """The number that stands for an answer, as SQL."""
    if field.kind is not FieldKind.CHOICES:
        return sql.SQL(_SELECT[field.kind]).format(keys=list(field.keys), key=field.question, none=_NONE)
    bits = [
        sql.SQL("(s.answers->{key} ? {choice})::int4::int8 * {bit}").format(
            key=field.question, choice=choice, bit=1 << place
        )
        for place, choice in enumerate(field.keys)
    ]
    return sql.SQL("CASE WHEN s.answers ? {key} THEN {bits} ELSE {none} END").format(
        key=field.question, bits=sql.SQL(" + ").join(bits), none=_NONE
    )


def _read(reading: Reading, rows: sql.Composable) -> Piece | None:
    wanted = ["id", *(["scored"] if reading.width else [])]
    arrays = [
        *(sql.SQL("array_agg({})").format(sql.Identifier(name)) for name in wanted),
        *(sql.SQL("array_agg({})").format(_name(place)) for place in range(len(reading.fields))),
    ]
    statement = sql.SQL("SELECT {} FROM ({}) AS found").format(sql.SQL(", ").join(arrays), rows)
    found = _row(statement)
    ids = found.pop(0)
    if ids is None:
        return None
    scored = found.pop(0) if reading.width else np.zeros((len(ids), 0), dtype=np.int16)
    if scored.shape[1:] != (reading.width,):
        raise RowsDifferError(f"Rows of {scored.shape[1:]} are stored for {reading.width} scored questions.")
    return Piece(ids, StoredAnswers(scored, tuple(found)))


def _row(statement: sql.Composed) -> list[Any]:
    """The arrays that a query answers; None each where there are no rows."""
    connection.ensure_connection()
    # The server's own cursor, for only that takes results as they come.
    with psycopg.Cursor(connection.connection) as cursor:
        for name in KINDS:
            cursor.adapters.register_loader(types[name].array_oid, NumberArray)
        try:
            cursor.execute(statement, binary=True)
        except psycopg.errors.ArraySubscriptError as error:
            raise RowsDifferError("Stored rows of one version have different lengths.") from error
        return [*(cursor.fetchone() or [None])]


class NumberArray(Loader):
    """Reads an array of numbers as NumPy's, 20 times as fast as a list: a length before each number."""

    format = pq.Format.BINARY

    def load(self, data: Buffer) -> NDArray[Any]:
        """The numbers, column by column in memory, as they are looked at.

        Raises:
            RowsDifferError: a null is among them, or there is none.
        """
        dimensions, nulls, element = np.frombuffer(data, dtype=">i4", count=HEAD // 4).tolist()
        if nulls or not dimensions:
            raise RowsDifferError("Stored rows are empty, or hold nothing where a number belongs.")
        shape = np.frombuffer(data, dtype=">i4", count=2 * dimensions, offset=HEAD)[::2].tolist()
        kind = KINDS[types[element].name]
        form = np.dtype([("length", ">i4"), ("number", np.dtype(kind).newbyteorder(">"))])
        numbers = np.frombuffer(data, dtype=form, offset=HEAD + DIMENSION * dimensions)["number"]
        return np.asfortranarray(numbers.astype(kind).reshape(shape))
