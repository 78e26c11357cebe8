"""How many statements something takes, whether that grows with the length of a list, and which one waits."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import filterfalse

from django.db import connection
from django.test.utils import CaptureQueriesContext

_LITERALS = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")
_HELD_UP = (
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)
_LISTS = re.compile(r"\(\s*\?(?:\s*,\s*\?)*\s*\)")


@contextmanager
def recorded_queries() -> Iterator[list[str]]:
    """Collect the SQL of every statement inside the block; the list fills when the block ends."""
    statements: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield statements
    statements.extend(query["sql"] for query in captured.captured_queries)


def count_queries(action: Callable[[], object]) -> int:
    """Statements that `action` takes, transaction control included."""
    with recorded_queries() as statements:
        action()
    return len(statements)


def held_up() -> bool:
    """Whether a statement of another connection to this database waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD_UP)
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def assert_queries_do_not_grow(
    make_more: Callable[[int], object], action: Callable[[], object], *, at_a_time: int = 3
) -> int:
    """Assert that `action` takes as many statements over 2N things as over N; returns that number.

    `make_more(n)` adds n things to what `action` lists. `action` runs once before it is measured, so that
    what a process keeps (content types, the site) counts on neither side; it must not answer from a cache.

    Raises:
        AssertionError: it grew; names each statement that is run more often, and how often.
    """
    make_more(at_a_time)
    action()
    with recorded_queries() as before:
        action()
    make_more(at_a_time)
    with recorded_queries() as after:
        action()
    fewer, more = (list(filterfalse(is_once_a_second, statements)) for statements in (before, after))
    grown = Counter(map(shape, more)) - Counter(map(shape, fewer))
    assert len(more) <= len(fewer), (
        f"{len(fewer)} statements for {at_a_time}, {len(more)} for {2 * at_a_time}. Run more often:\n"
        + "\n".join(f"  {times} × {statement}" for statement, times in grown.most_common())
    )
    return len(more)


def is_once_a_second(statement: str) -> bool:
    """Whether it asks for the generation of pages, as any page does once a second."""
    return "operations_pagegeneration" in statement


def shape(statement: str) -> str:
    """A statement without its values, so that the same query for other rows looks the same."""
    return _LISTS.sub("(?)", _LITERALS.sub("?", statement))
