"""Rows that migrations wrote: roles, the root of the page tree, the site.

A test that commits ends with all tables emptied, and the next test of the process would miss these rows.
"""

import pytest
from django.db import connection
from pytest_django.plugin import blocking_manager_key


def empties_tables(item: pytest.Item) -> bool:
    """Whether a test commits for real, so that every table is emptied after it."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server", "django_db_reset_sequences"}
        & set(getattr(item, "fixturenames", ()))
    )


def restore_migrated_rows(config: pytest.Config) -> None:
    """Write the rows that the test database was made with.

    Does nothing unless some test of the run asks for `django_db_serialized_rollback`.
    """
    contents: str | None = getattr(connection, "_test_serialized_contents", None)
    if contents:
        with config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(contents)
