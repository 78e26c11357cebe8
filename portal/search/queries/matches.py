"""Which entries match the terms of a query, and where: one statement."""

from collections.abc import Iterator, Sequence

from django.db import connection
from psycopg import sql

from portal.search.domain.query import Alternative, Term

# Of a term; further synonyms are left out.
MOST_ALTERNATIVES = 8

_CLASS = sql.SQL(
    "CASE WHEN words @@ {name}::tsquery THEN 4"
    " WHEN words @@ to_tsquery('english', {title}) THEN 3"
    " WHEN words @@ to_tsquery('english', {about}) THEN 2"
    " WHEN words @@ to_tsquery('english', {text}) THEN 1 ELSE 0 END"
)
_ANY = sql.SQL("words @@ ({name}::tsquery || to_tsquery('english', {text}))")


def matches_of(terms: Sequence[Term]) -> dict[int, tuple[tuple[tuple[int, float], ...], ...]]:
    """By entry, for each term and alternative: where it was found (domain/ranking.py), and what it weighs.

    One query; none for no terms.
    """
    alternatives = [term.alternatives[:MOST_ALTERNATIVES] for term in terms]
    flat = [alternative for of_term in alternatives for alternative in of_term]
    if not flat:
        return {}
    statement = sql.SQL("SELECT id, {classes} FROM search_searchentry WHERE {any}").format(
        classes=sql.SQL(", ").join(_class_of(alternative) for alternative in flat),
        any=sql.SQL(" OR ").join(_any_of(alternative) for alternative in flat),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    return {pk: tuple(_by_term(alternatives, classes)) for pk, *classes in rows}


def _by_term(
    alternatives: Sequence[Sequence[Alternative]], classes: Sequence[int]
) -> Iterator[tuple[tuple[int, float], ...]]:
    found = iter(classes)
    for of_term in alternatives:
        yield tuple((next(found), alternative.weight) for alternative in of_term)


def _class_of(alternative: Alternative) -> sql.Composed:
    return _CLASS.format(
        name=_query(alternative, "A"),
        title=_query(alternative, "AB"),
        about=_query(alternative, "ABC"),
        text=_query(alternative, "ABCD"),
    )


def _any_of(alternative: Alternative) -> sql.Composed:
    return _ANY.format(name=_query(alternative, "A"), text=_query(alternative, "ABCD"))


def _query(alternative: Alternative, weights: str) -> sql.Literal:
    """The words as PostgreSQL asks for them. They have letters, digits and “+” alone: nothing to escape."""
    last = len(alternative.words) - 1
    return sql.Literal(
        " & ".join(
            f"'{word}':{'*' if alternative.is_begun and place == last else ''}{weights}"
            for place, word in enumerate(alternative.words)
        )
    )
