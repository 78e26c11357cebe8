"""The application's role in the database: the site runs by it, and it can only read and write rows."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg import sql

from assessments.models import ExportRecord, Outcome
from portal import operations
from portal.embedded_postgres.binaries import program_folder
from portal.jobs.kinds import JobKind, job_handlers
from portal.jobs.models import JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.worker import run_here
from portal.users.models import User
from portal.users.services.erase_person import erase_person
from tests.factories.assessments import make_outcome
from tests.factories.pages import make_catalogue_page
from tests.portal.operations.test_append_only_logs import APPEND_ONLY
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROLES_FILE = Path(operations.__file__).parent / "database_roles.sql"
OWNER, APPLICATION = f"owner_{os.getpid()}", f"application_{os.getpid()}"
PASSWORD = "it's a secret"
MEMBER = "GRANT {} TO {}"


def as_superuser(statement: str, *names: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def run_roles_file() -> None:
    """What compose.yaml runs on a new server, under names of this run."""
    script = (
        ROLES_FILE.read_text().replace("portal_owner", OWNER).replace("ROLE portal ", f"ROLE {APPLICATION} ")
    )
    place = {f"PG{name.upper()}": value for name, value in address().items()}
    secrets = {"PORTAL_OWNER_PASSWORD": PASSWORD, "PORTAL_PASSWORD": PASSWORD}
    psql = [str(program_folder(None) / "psql"), "--no-psqlrc", "--set=ON_ERROR_STOP=1"]
    subprocess.run(psql, input=script, env={**place, **secrets}, check=True, text=True)


def address() -> dict[str, str]:
    """Where and as whom the tests are connected."""
    connection.ensure_connection()
    known = connection.connection.info
    found = {"host": known.host, "port": str(known.port), "database": known.dbname, "user": known.user}
    return {**found, "password": known.password}


@pytest.fixture
def roles() -> Iterator[None]:
    """Both roles, with the rights of the application's granted."""
    known = address()
    run_roles_file()
    yield
    as_superuser("ALTER DATABASE {} OWNER TO {}", known["database"], known["user"])
    for role in (APPLICATION, OWNER):
        as_superuser("DROP OWNED BY {}", role)
        as_superuser("DROP ROLE {}", role)


@pytest.fixture
def granted(roles: None) -> None:
    call_command("grant_to_application", APPLICATION, verbosity=0)


@pytest.fixture
def as_application(granted: None) -> Iterator[None]:
    """Django works on a connection of the application's role."""
    known = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update(USER=APPLICATION, PASSWORD=PASSWORD)
    yield
    connection.close()
    connection.settings_dict.update(known)


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that does nothing."""
    monkeypatch.setitem(job_handlers._entries, "test.nothing", JobKind("Nothing", lambda _context: None))


@pytest.fixture
def outcome(learner: Actor) -> Outcome:
    make_catalogue_page()
    return make_outcome(learner=learner.person)


@pytest.mark.usefixtures("as_application", "kind")
def test_site_runs_by_the_role_of_the_application(
    learner: Actor, editor: Actor, moderator: Actor, administrator: Actor, outcome: Outcome
) -> None:
    visitor = Client()
    page = make_catalogue_page()
    page.save_revision(user=editor.person)
    page.get_workflow().start(page, editor.person)
    waiting = page.current_workflow_task_state
    waiting.task.specific.on_action(waiting, moderator.person, "approve")
    job = enqueue_job("test.nothing")
    run_here(job.pk)
    export: Any = administrator.client.get(reverse("assessments_reports:outcomes_csv"))
    exported = b"".join(export.streaming_content)

    assert visitor.get(page.url).status_code == 200
    assert visitor.get("/assessments/").status_code == 200
    assert editor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert str(outcome.submission.public_id).encode() in exported
    assert ExportRecord.objects.get().rows == 1
    job.refresh_from_db()
    assert job.state == JobState.SUCCEEDED
    erase_person(learner.person)
    assert not User.objects.filter(pk=learner.person.pk).exists()


@pytest.mark.usefixtures("granted")
def test_role_of_the_application_is_refused_all_but_rows() -> None:
    known = address()
    with psycopg.connect(
        host=known["host"],
        port=known["port"],
        dbname=known["database"],
        user=APPLICATION,
        password=PASSWORD,
        autocommit=True,
    ) as session:
        for table in (*APPEND_ONLY, "users_user"):
            for statement in (
                "TRUNCATE {} CASCADE",
                "ALTER TABLE {} DISABLE TRIGGER ALL",
                "ALTER TABLE {} ADD COLUMN more text",
                "CREATE TRIGGER mine BEFORE TRUNCATE ON {} EXECUTE FUNCTION operations_refuse_change()",
                "DROP TABLE {} CASCADE",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    session.execute(sql.SQL(statement).format(sql.Identifier(table)))
        for statement in (
            "SET session_replication_role = replica",
            "CREATE TABLE mine ()",
            "CREATE OR REPLACE FUNCTION operations_refuse_change() RETURNS trigger LANGUAGE sql AS ''",
            "DELETE FROM django_migrations",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(statement)


@pytest.mark.usefixtures("roles")
def test_role_that_may_do_more_is_not_made_the_applications() -> None:
    with pytest.raises(CommandError, match="no database role"):
        call_command("grant_to_application", "nobody_there")
    with pytest.raises(CommandError, match="whole server"):
        call_command("grant_to_application", connection.settings_dict["USER"])
    as_superuser(MEMBER, "portal_test_owner", APPLICATION)
    with pytest.raises(CommandError, match="owns tables"):
        call_command("grant_to_application", APPLICATION)
