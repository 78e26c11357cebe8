"""Give the application's database role what the site does with its tables, and nothing more."""

from django.db import connection, transaction
from psycopg import sql

# Rows only: no TRUNCATE, no triggers, no tables of its own.
GRANTS = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "REVOKE ALL ON SCHEMA public FROM {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    # What is migrated is read by the application and written by the owner.
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
)
# Whether the role exists, and is more than an application's should be.
POWERS = """
SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,
       EXISTS (
           SELECT FROM pg_class
           WHERE relnamespace = 'public'::regnamespace AND pg_has_role(rolname, relowner, 'MEMBER')
       )
FROM pg_roles WHERE rolname = %s
"""


class UnfitRoleError(Exception):
    """The role cannot be the application's; says why."""


@transaction.atomic
def grant_to_application(role: str) -> None:
    """Grant the role rows of every table there is now. Run it as the tables' owner, after each migration.

    Raises:
        UnfitRoleError: there is no such role, or it may do more than rows allow.
    """
    with connection.cursor() as cursor:
        cursor.execute(POWERS, [role])
        found = cursor.fetchone()
        if found is None:
            raise UnfitRoleError(f"There is no database role “{role}”.")
        is_powerful, owns_tables = found
        if is_powerful:
            raise UnfitRoleError(f"“{role}” has powers over the whole server, such as a superuser’s.")
        if owns_tables:
            raise UnfitRoleError(f"“{role}” owns tables, or is a member of the role that does.")
        for statement in GRANTS:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
