"""What was proved, and who signed it, is never changed or deleted afterwards; the database refuses it."""

from django.db import migrations

FORWARDS = """
CREATE TRIGGER proof_append_only BEFORE UPDATE OR DELETE ON assessments_proofreport
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change();
-- Erasing a person empties signed_by; nothing else of a signature may change.
CREATE TRIGGER signature_append_only BEFORE UPDATE ON assessments_proofsignature
    FOR EACH ROW WHEN (
        NEW.signed_by_id IS NOT NULL
        OR to_jsonb(OLD) - 'signed_by_id' IS DISTINCT FROM to_jsonb(NEW) - 'signed_by_id'
    ) EXECUTE FUNCTION assessments_refuse_change();
CREATE TRIGGER signature_never_deleted BEFORE DELETE ON assessments_proofsignature
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change();
"""

BACKWARDS = """
DROP TRIGGER signature_never_deleted ON assessments_proofsignature;
DROP TRIGGER signature_append_only ON assessments_proofsignature;
DROP TRIGGER proof_append_only ON assessments_proofreport;
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_proof")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
