"""The database of demo, development and tests: PostgreSQL from a wheel, up in a second.

Only the files of the wheel are used, never its Python module (docs/decisions/0002). A *keeper* process
owns the server; whoever needs it holds a shared lock, and the keeper stops the server when nobody does:

    use() -> keeper.py (one for each VAR_DIR) -> server.py -> postgres

Nothing here imports Django, so that settings can ask for the address.
"""

from portal.embedded_postgres.errors import EmbeddedPostgresError
from portal.embedded_postgres.layout import Address, Layout
from portal.embedded_postgres.usage import (
    Lease,
    database_url,
    django_database,
    ensure_for_command,
    is_owned,
    remove,
    use,
)

__all__ = [
    "Address",
    "EmbeddedPostgresError",
    "Layout",
    "Lease",
    "database_url",
    "django_database",
    "ensure_for_command",
    "is_owned",
    "remove",
    "use",
]
