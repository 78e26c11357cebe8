"""Pytest plugin: a database server for the suite and a migrated template that every test process copies.

Loaded by `-p` in pyproject.toml, before pytest-django reads the settings. With DATABASE_URL it works on that
server; without, the controlling process starts an embedded one with data of its own, which ends with it.
"""

import hashlib
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from portal import embedded_postgres

ROOT = Path(__file__).resolve().parent.parent.parent
TEST_VAR_DIR = ROOT / "var" / "test-postgres"
OF_A_RUN = re.compile(r"test_portal_([0-9]+)(_|$)")
TEMPLATE_PREFIX = "portal_template_"
OWNER = "portal_test_owner"
# Templates that no run has used for this long are dropped.
TEMPLATE_LIFE = timedelta(days=1)
# Since PostgreSQL 17 the server brings this locale itself; before, the system's of that name is the same.
BUILTIN_LOCALE = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
SYSTEM_LOCALE = "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
MIGRATE = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("sync_roles", verbosity=0)
"""

Connection = psycopg.Connection[tuple[object, ...]]
_lease: list[embedded_postgres.Lease] = []


def migrations_fingerprint() -> str:
    """A digest of everything that decides the migrated schema and its seeded rows."""
    places = ("portal", "certifications", "assessments")
    files = [ROOT / "portal/locks/runtime.txt", ROOT / "portal/users/roles.py"]
    files.append(ROOT / "tests/support/database.py")
    for place in places:
        files += [*(ROOT / place).glob("**/migrations/*.py"), *(ROOT / place).glob("**/models.py")]
        files += (ROOT / place).glob("**/models/*.py")
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def with_database(url: str, name: str) -> str:
    """The same server's URL for another database."""
    head, question, query = url.partition("?")
    scheme, _slashes, rest = head.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/{name}{question}{query}"


def template_name() -> str:
    """The migrated template's name, the same for the same migrations."""
    return f"{TEMPLATE_PREFIX}{migrations_fingerprint()}"


def ensure_template(url: str) -> None:
    """Make the migrated template on this server unless it is there.

    Processes and runs wait for each other. Takes some seconds the first time.
    """
    name = template_name()
    maintenance = make_conninfo(url, dbname="postgres")
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('portal test template'))")
        if name not in database_names(connection):
            building = f"{name}_building"
            create_empty(connection, building)
            migrate(as_owner(with_database(url, building)))
            execute(connection, "ALTER DATABASE {} RENAME TO {}", building, name)
        used = sql.Literal(datetime.now(UTC).isoformat())
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), used))
        drop_outdated(connection, keep=name)


def database_names(connection: Connection) -> set[str]:
    """The databases of the server."""
    return {str(row[0]) for row in connection.execute("SELECT datname FROM pg_database")}


def execute(connection: Connection, statement: str, *names: str) -> None:
    """Run a statement about databases."""
    connection.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))


def as_owner(url: str) -> str:
    """The URL with which everything is done by the owner of the tables, as in production."""
    return f"{url}{'&' if '?' in url else '?'}options={quote(f'-c role={OWNER}')}"


def create_empty(connection: Connection, name: str) -> None:
    """An empty database that orders text bytewise and knows the letters of all languages.

    It belongs to a role that is no superuser: what migrations may not do in production fails here.
    """
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
        execute(connection, "CREATE ROLE {}", OWNER)
    execute(connection, "DROP DATABASE IF EXISTS {}", name)
    locale = BUILTIN_LOCALE if connection.info.server_version >= 170000 else SYSTEM_LOCALE
    execute(
        connection,
        f"CREATE DATABASE {{}} OWNER {{}} TEMPLATE template0 ENCODING 'UTF8' {locale}",
        name,
        OWNER,
    )


def migrate(url: str) -> None:
    """Make the tables and the roles, in one process: each start of Django costs a second."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": url}
    subprocess.run([sys.executable, "-c", MIGRATE], cwd=ROOT, env=environment, check=True)


def drop_outdated(connection: Connection, *, keep: str) -> None:
    """Drop templates that no run has used for a day, also half-made ones."""
    rows = connection.execute(
        "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database "
        "WHERE starts_with(datname, %s)",
        [TEMPLATE_PREFIX],
    ).fetchall()
    oldest = (datetime.now(UTC) - TEMPLATE_LIFE).isoformat()
    for name, last_used in rows:
        if name != keep and (last_used is None or str(last_used) < oldest):
            execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", str(name))


def embedded_url() -> str:
    """Start the embedded server of the tests and hold it until this process ends."""
    lease = embedded_postgres.use(TEST_VAR_DIR, disposable=True)
    _lease.append(lease)
    # Each run has databases of its own, so that two at once do not meet.
    url = embedded_postgres.database_url(lease.address, f"portal_{os.getpid()}")
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        drop_databases_of_killed_runs(connection)
    return url


def drop_databases_of_killed_runs(connection: Connection) -> None:
    """Drop what runs left that could not clean up; their process ids are in the names."""
    for name in database_names(connection):
        owner = OF_A_RUN.match(name)
        if owner and not process_exists(int(owner[1])):
            execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def process_exists(pid: int) -> bool:
    """Whether this process runs, whoever's it is."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


if "PYTEST_XDIST_WORKER" not in os.environ and "TEST_DATABASE_TEMPLATE" not in os.environ:
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = embedded_url()
    os.environ["TEST_DATABASE_TEMPLATE"] = template_name()
    # Meanwhile the tests are collected; who needs a database waits for its lock (tests/conftest.py).
    Thread(target=ensure_template, args=[os.environ["DATABASE_URL"]], daemon=True).start()
