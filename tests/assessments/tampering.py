"""Changing what the database keeps from change, as the owner of its tables can."""

from django.db import connection


def tamper(table: str, change: str, pk: int) -> None:
    """Change one row past the triggers: `change` is what follows SET."""
    name = connection.ops.quote_name(f"assessments_{table}")
    with connection.cursor() as cursor:
        # A table with checks to come cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
        cursor.execute(f"UPDATE {name} SET {change} WHERE id = %s", [pk])  # noqa: S608 - from the tests alone
        cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")
