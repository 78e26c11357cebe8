"""A migrated database of one's own for a program that is no test: benchmarks and campaigns."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import make_conninfo


@contextmanager
def scratch_database(label: str) -> Iterator[str]:
    """Set Django up on a fresh copy of the migrated template; dropped at the end. Yields its version.

    Works on the server of DATABASE_URL, else starts the embedded one of the tests. Once a process.
    """
    # Importing it names the template and the server in the environment.
    from tests.support import database

    database.ensure_template(os.environ["DATABASE_URL"])
    name = f"portal_{label}_{os.getpid()}"
    server = os.environ["DATABASE_URL"]
    maintenance = make_conninfo(server, dbname="postgres")
    with psycopg.connect(maintenance, autocommit=True) as connection:
        database.execute(
            connection, "CREATE DATABASE {} TEMPLATE {}", name, os.environ["TEST_DATABASE_TEMPLATE"]
        )
        version = str(connection.info.server_version // 10000)
    os.environ["DATABASE_URL"] = database.with_database(server, name)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    try:
        _set_up_django()
        yield version
    finally:
        _close_connections()
        with psycopg.connect(maintenance, autocommit=True) as connection:
            database.execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _set_up_django() -> None:
    import django

    django.setup()


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()
