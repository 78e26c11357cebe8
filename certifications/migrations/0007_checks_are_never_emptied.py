"""Checks of facts and corrections are never emptied; only erasing a person takes their name off a check."""

from django.db import migrations

FROZEN = ("correction", "factverification")

FORWARDS = (
    "".join(
        f"CREATE TRIGGER {name}_never_emptied BEFORE TRUNCATE ON certifications_{name}"
        " FOR EACH STATEMENT EXECUTE FUNCTION certifications_refuse_change();\n"
        for name in FROZEN
    )
    + """
CREATE TRIGGER factverification_unlinked_by_erasing BEFORE UPDATE ON certifications_factverification
    FOR EACH ROW WHEN (
        NEW.verified_by_id IS DISTINCT FROM OLD.verified_by_id
        AND current_setting('portal.erasing', true) IS DISTINCT FROM 'on'
    ) EXECUTE FUNCTION certifications_refuse_change();
"""
)
BACKWARDS = """
DROP TRIGGER factverification_unlinked_by_erasing ON certifications_factverification;
""" + "".join(f"DROP TRIGGER {name}_never_emptied ON certifications_{name};\n" for name in FROZEN)


class Migration(migrations.Migration):
    dependencies = [("certifications", "0006_suspect_reports")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
