"""The test's database goes away from under its workers."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg import sql

Server = psycopg.Connection[tuple[object, ...]]


@contextmanager
def _server() -> Iterator[tuple[Server, str]]:
    """A connection to the server that is not to the test's database, and the name of that."""
    name = str(connection.settings_dict["NAME"])
    # Django's own parameters: the server may be named by a socket folder among the options.
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    connection.close()
    with psycopg.connect(**parameters, autocommit=True) as server:
        yield server, name


def outage(*, seconds: float) -> None:
    """Refuse connections to the test's database and end those that are open, for a while."""
    with _server() as (server, name):
        server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        try:
            _end(server, name)
            server.execute("SELECT pg_sleep(%s)", [seconds])
        finally:
            server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(sql.Identifier(name)))


def cut_off(share: float, chance: random.Random) -> None:
    """End this share of the open sessions, by chance; new ones are welcome."""
    with _server() as (server, name):
        _end(server, name, lambda: chance.random() < share)


def _end(server: Server, name: str, chosen: Callable[[], bool] = lambda: True) -> None:
    found = server.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s ORDER BY pid", [name])
    for (pid,) in found.fetchall():
        if chosen():
            server.execute("SELECT pg_terminate_backend(%s)", [pid])
