"""That a check was taken back is never changed or emptied; only erasing a person takes their name off it."""

from django.db import migrations

FORWARDS = """
CREATE TRIGGER takenback_never_deleted BEFORE DELETE ON certifications_takenbackcheck
    FOR EACH ROW EXECUTE FUNCTION certifications_refuse_change();
CREATE TRIGGER takenback_append_only BEFORE UPDATE ON certifications_takenbackcheck
    FOR EACH ROW WHEN (
        NEW.taken_back_by_id IS NOT NULL
        OR ROW(OLD.id, OLD.verification_id, OLD.taken_back_at)
        IS DISTINCT FROM ROW(NEW.id, NEW.verification_id, NEW.taken_back_at)
        OR current_setting('portal.erasing', true) IS DISTINCT FROM 'on'
    ) EXECUTE FUNCTION certifications_refuse_change();
CREATE TRIGGER takenback_never_emptied BEFORE TRUNCATE ON certifications_takenbackcheck
    FOR EACH STATEMENT EXECUTE FUNCTION certifications_refuse_change();
"""

BACKWARDS = """
DROP TRIGGER takenback_never_emptied ON certifications_takenbackcheck;
DROP TRIGGER takenback_append_only ON certifications_takenbackcheck;
DROP TRIGGER takenback_never_deleted ON certifications_takenbackcheck;
"""


class Migration(migrations.Migration):
    dependencies = [("certifications", "0016_checks_and_watched_sources")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
