"""Migrations are named, complete and can be undone."""

import inspect
import sys
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation

from tests.support import migration_rules
from tests.support.repository import PACKAGES


def own_migrations() -> Iterator[Migration]:
    """Every migration of our own apps; needs no database."""
    loader = MigrationLoader(None)
    own = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES}
    return (migration for (label, _name), migration in sorted(loader.disk_migrations.items()) if label in own)


def test_there_are_migrations() -> None:
    assert len(list(own_migrations())) >= 4


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_every_migration_has_a_name_that_says_what_it_does() -> None:
    assert [fault for found in own_migrations() for fault in migration_rules.name_faults(found.name)] == []


def test_every_migration_can_be_undone_or_says_why_not() -> None:
    assert [
        fault
        for found in own_migrations()
        for fault in migration_rules.operation_faults(
            str(found), found.operations, getattr(sys.modules[found.__module__], "IRREVERSIBLE_BECAUSE", "")
        )
    ] == []


def test_migrations_that_change_rows_use_the_models_of_their_time() -> None:
    assert [
        fault
        for found in own_migrations()
        for fault in migration_rules.import_faults(
            str(found), inspect.getsource(sys.modules[found.__module__]), PACKAGES
        )
    ] == []


@pytest.mark.parametrize(
    "name", ["0002_auto_20260101_1200", "0003_custom", "0004_fact_key_fact_value_and_more", "initial"]
)
def test_name_that_says_nothing_is_caught(name: str) -> None:
    assert migration_rules.name_faults(name)


def test_name_that_says_something_passes() -> None:
    assert migration_rules.name_faults("0002_fact_collected_on") == []


def nothing(_apps: object, _schema_editor: object) -> None:
    pass


ROWS = migrations.RunPython(nothing, migrations.RunPython.noop)
ROWS_ONE_WAY = migrations.RunPython(nothing)
SQL_ONE_WAY = migrations.RunSQL("SELECT 1")
SCHEMA = migrations.AddField("fact", "key", models.IntegerField())


@pytest.mark.parametrize(
    ("operations", "reason", "fault"),
    [
        ([ROWS], "", None),
        ([SCHEMA], "", None),
        ([ROWS_ONE_WAY], "", "no way back"),
        ([SQL_ONE_WAY], "", "no way back"),
        ([ROWS_ONE_WAY], "The dropped rows are kept nowhere.", None),
        ([SCHEMA, ROWS], "", "schema and rows in one"),
        ([migrations.SeparateDatabaseAndState(database_operations=[SQL_ONE_WAY])], "", "no way back"),
    ],
)
def test_migration_without_a_way_back_is_caught(
    operations: list[Operation], reason: str, fault: str | None
) -> None:
    faults = migration_rules.operation_faults("0002_rows", operations, reason)
    assert len(faults) == (0 if fault is None else 1)
    assert all(fault in sentence for sentence in faults if fault)


def test_todays_models_in_a_migration_of_rows_are_caught() -> None:
    source = (
        "from certifications.models import CertificationFact\noperations = [migrations.RunPython(nothing)]\n"
    )
    assert migration_rules.import_faults("0002_rows", source, PACKAGES) == [
        "0002_rows: imports certifications.models; use apps.get_model"
    ]
