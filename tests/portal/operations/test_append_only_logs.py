"""The log of who did what refuses change, by plain SQL; only erasing a person takes a name out."""

import re

import pytest
from django.db import DatabaseError, connection, transaction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from portal.users.services.allow_erasure import allow_erasure
from tests.factories.pages import make_home_page
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

# Tables that are written once, each with what it keeps.
APPEND_ONLY = (
    "assessments_assessmentversion",
    "assessments_attempt",
    "assessments_cataloguesnapshot",
    "assessments_exportrecord",
    "assessments_outcome",
    "assessments_proofreport",
    "assessments_proofsignature",
    "assessments_submission",
    "certifications_correction",
    "certifications_factverification",
    "certifications_takenbackcheck",
    "editorial_contentevent",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
)


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def refuses(statement: str, table: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(statement.format(table))


@pytest.fixture
def entries(editor: Actor) -> None:
    log(instance=make_home_page(), action="wagtail.edit", user=editor.person)
    log(instance=editor.person, action="wagtail.edit", user=editor.person, data={"was": "another name"})


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("table", ["wagtailcore_pagelogentry", "wagtailcore_modellogentry"])
def test_log_refuses_change_and_deletion_also_while_erasing(table: str) -> None:
    for _ in ("as usual", "while erasing"):
        refuses("DELETE FROM {}", table)
        refuses("UPDATE {} SET user_id = NULL", table)
        refuses("UPDATE {} SET action = 'wagtail.publish'", table)
        refuses("UPDATE {} SET label = 'another label'", table)
        refuses("UPDATE {} SET timestamp = now()", table)
        execute("SET LOCAL portal.erasing = 'on'")


@pytest.mark.usefixtures("entries")
def test_only_erasing_takes_a_name_out_of_the_log() -> None:
    blank = "UPDATE wagtailcore_modellogentry SET label = 'erased account', data = jsonb_build_object()"
    refuses(blank, "")
    with allow_erasure():
        execute(blank)
    refuses(blank, "")
    assert ModelLogEntry.objects.filter(label="erased account", data={}).exists()
    assert not PageLogEntry.objects.filter(label="erased account").exists()


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_table_that_is_written_once_refuses_to_be_emptied(table: str) -> None:
    refuses("TRUNCATE {} CASCADE", table)


def test_every_table_with_a_trigger_that_refuses_change_is_listed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
        named = {table for table, name in cursor.fetchall() if re.search("append_only|_never_|_final_", name)}
    # Tries to deliver are never changed, and go after a month.
    assert named == {*APPEND_ONLY, "webhooks_deliverytry"}
