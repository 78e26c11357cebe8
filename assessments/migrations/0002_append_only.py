"""What was submitted, and what it was answered from, is never changed afterwards; the database refuses it."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION assessments_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER submission_append_only BEFORE UPDATE ON assessments_submission
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change();
CREATE TRIGGER outcome_append_only BEFORE UPDATE ON assessments_outcome
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change();
CREATE TRIGGER snapshot_append_only BEFORE UPDATE ON assessments_cataloguesnapshot
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change();
-- Erasing a person empties frozen_by; nothing else of a version may change.
CREATE TRIGGER version_append_only BEFORE UPDATE ON assessments_assessmentversion
    FOR EACH ROW WHEN (
        NEW.frozen_by_id IS NOT NULL
        OR to_jsonb(OLD) - 'frozen_by_id' IS DISTINCT FROM to_jsonb(NEW) - 'frozen_by_id'
    ) EXECUTE FUNCTION assessments_refuse_change();
-- A submitted run may be claimed, or lose its link to a browser; it never changes hands.
CREATE TRIGGER attempt_final_once_submitted BEFORE UPDATE ON assessments_attempt
    FOR EACH ROW WHEN (
        OLD.submitted_at IS NOT NULL AND (
            (OLD.learner_id IS NOT NULL AND NEW.learner_id IS DISTINCT FROM OLD.learner_id)
            OR (NEW.visitor <> '' AND NEW.visitor <> OLD.visitor)
            OR to_jsonb(OLD) - '{learner_id,visitor}'::text[] IS DISTINCT FROM to_jsonb(NEW) - '{learner_id,visitor}'::text[]
        )
    ) EXECUTE FUNCTION assessments_refuse_change();

-- Deleting is for erasing a person: SET LOCAL portal.erasing = 'on'.
CREATE TRIGGER submission_never_deleted BEFORE DELETE ON assessments_submission
    FOR EACH ROW WHEN (current_setting('portal.erasing', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION assessments_refuse_change();
CREATE TRIGGER outcome_never_deleted BEFORE DELETE ON assessments_outcome
    FOR EACH ROW WHEN (current_setting('portal.erasing', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION assessments_refuse_change();
CREATE TRIGGER attempt_never_deleted BEFORE DELETE ON assessments_attempt
    FOR EACH ROW WHEN (
        OLD.submitted_at IS NOT NULL AND current_setting('portal.erasing', true) IS DISTINCT FROM 'on'
    ) EXECUTE FUNCTION assessments_refuse_change();

-- The foreign keys refuse it, too, but only when the transaction ends.
CREATE FUNCTION assessments_refuse_deleting_what_is_used() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE used boolean;
BEGIN
    IF TG_TABLE_NAME = 'assessments_assessmentversion' THEN
        SELECT EXISTS (SELECT FROM assessments_attempt WHERE version_id = OLD.id)
            OR EXISTS (SELECT FROM assessments_submission WHERE version_id = OLD.id)
            OR EXISTS (SELECT FROM assessments_outcome WHERE version_id = OLD.id)
            OR EXISTS (SELECT FROM assessments_outcome WHERE previous_version_id = OLD.id)
        INTO used;
    ELSE
        SELECT EXISTS (SELECT FROM assessments_outcome WHERE snapshot_id = OLD.id) INTO used;
    END IF;
    IF used THEN
        RAISE EXCEPTION 'row % of % is in use', OLD.id, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER version_kept_while_used BEFORE DELETE ON assessments_assessmentversion
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_deleting_what_is_used();
CREATE TRIGGER snapshot_kept_while_used BEFORE DELETE ON assessments_cataloguesnapshot
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_deleting_what_is_used();
"""

BACKWARDS = """
DROP TRIGGER snapshot_kept_while_used ON assessments_cataloguesnapshot;
DROP TRIGGER version_kept_while_used ON assessments_assessmentversion;
DROP FUNCTION assessments_refuse_deleting_what_is_used();
DROP TRIGGER attempt_never_deleted ON assessments_attempt;
DROP TRIGGER outcome_never_deleted ON assessments_outcome;
DROP TRIGGER submission_never_deleted ON assessments_submission;
DROP TRIGGER attempt_final_once_submitted ON assessments_attempt;
DROP TRIGGER version_append_only ON assessments_assessmentversion;
DROP TRIGGER snapshot_append_only ON assessments_cataloguesnapshot;
DROP TRIGGER outcome_append_only ON assessments_outcome;
DROP TRIGGER submission_append_only ON assessments_submission;
DROP FUNCTION assessments_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
