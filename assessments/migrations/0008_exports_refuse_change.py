"""The database refuses to change who exported what, and to empty any table that is written once."""

from django.db import migrations

FROZEN = (
    "assessmentversion",
    "attempt",
    "cataloguesnapshot",
    "exportrecord",
    "outcome",
    "proofreport",
    "proofsignature",
    "submission",
)

EXPORTS = """
-- A record is written before the first byte leaves, and told once how many rows the whole file had. Erasing a
-- person empties exported_by; nothing else of a record changes.
CREATE TRIGGER export_append_only BEFORE UPDATE ON assessments_exportrecord
    FOR EACH ROW WHEN (
        (NEW.rows IS DISTINCT FROM OLD.rows AND OLD.rows IS NOT NULL)
        OR (NEW.exported_by_id IS DISTINCT FROM OLD.exported_by_id AND NEW.exported_by_id IS NOT NULL)
        OR to_jsonb(OLD) - '{rows,exported_by_id}'::text[]
        IS DISTINCT FROM to_jsonb(NEW) - '{rows,exported_by_id}'::text[]
    ) EXECUTE FUNCTION assessments_refuse_change();
CREATE TRIGGER export_never_deleted BEFORE DELETE ON assessments_exportrecord
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change();
"""
# Who did it: emptied by erasing a person (SET LOCAL portal.erasing = 'on') and by nothing else.
NAMING = (
    ("assessmentversion", "frozen_by"),
    ("exportrecord", "exported_by"),
    ("proofsignature", "signed_by"),
)
UNLINKING = "".join(
    f"CREATE TRIGGER {name}_unlinked_by_erasing BEFORE UPDATE ON assessments_{name} FOR EACH ROW WHEN ("
    f" NEW.{column}_id IS DISTINCT FROM OLD.{column}_id"
    " AND current_setting('portal.erasing', true) IS DISTINCT FROM 'on'"
    ") EXECUTE FUNCTION assessments_refuse_change();\n"
    for name, column in NAMING
)
EMPTYING = "".join(
    f"CREATE TRIGGER {name}_never_emptied BEFORE TRUNCATE ON assessments_{name}"
    " FOR EACH STATEMENT EXECUTE FUNCTION assessments_refuse_change();\n"
    for name in FROZEN
)

BACKWARDS = (
    "".join(f"DROP TRIGGER {name}_never_emptied ON assessments_{name};\n" for name in FROZEN)
    + "".join(f"DROP TRIGGER {name}_unlinked_by_erasing ON assessments_{name};\n" for name, _column in NAMING)
    + """
DROP TRIGGER export_never_deleted ON assessments_exportrecord;
DROP TRIGGER export_append_only ON assessments_exportrecord;
"""
)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0007_suspect_marks")]

    operations = [migrations.RunSQL(EXPORTS + UNLINKING + EMPTYING, BACKWARDS)]
