"""Open what the database refuses otherwise: removing what names a person who is erased."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SWITCH = "SELECT set_config('portal.erasing', %s, true)"


@contextmanager
def allow_erasure() -> Iterator[None]:
    """Let the triggers of append-only tables pass erasing inside the block. Two statements.

    Takes a transaction around it; after an error that transaction's end closes it.
    """
    with connection.cursor() as cursor:
        cursor.execute(SWITCH, ["on"])
        yield
        cursor.execute(SWITCH, ["off"])
