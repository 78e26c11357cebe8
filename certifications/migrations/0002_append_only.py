"""Checks of facts and corrections are never changed afterwards; the database refuses it."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION certifications_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER correction_append_only BEFORE UPDATE OR DELETE ON certifications_correction
    FOR EACH ROW EXECUTE FUNCTION certifications_refuse_change();
CREATE TRIGGER verification_never_deleted BEFORE DELETE ON certifications_factverification
    FOR EACH ROW EXECUTE FUNCTION certifications_refuse_change();
-- Erasing a person empties verified_by; nothing else of a check may change.
CREATE TRIGGER verification_append_only BEFORE UPDATE ON certifications_factverification
    FOR EACH ROW WHEN (
        NEW.verified_by_id IS NOT NULL
        OR ROW(OLD.certification, OLD.key, OLD.digest, OLD.verified_on, OLD.note, OLD.recorded_at)
        IS DISTINCT FROM ROW(NEW.certification, NEW.key, NEW.digest, NEW.verified_on, NEW.note, NEW.recorded_at)
    ) EXECUTE FUNCTION certifications_refuse_change();
"""

BACKWARDS = """
DROP TRIGGER verification_append_only ON certifications_factverification;
DROP TRIGGER verification_never_deleted ON certifications_factverification;
DROP TRIGGER correction_append_only ON certifications_correction;
DROP FUNCTION certifications_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("certifications", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
