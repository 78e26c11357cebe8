"""The log of who did what in the admin is never changed or deleted; the database refuses it.

Wagtail holds no constraint on whose an entry is, so deleting an account leaves its number. Erasing a person
blanks what entries about the account say of its holder.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION operations_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER page_log_append_only BEFORE UPDATE OR DELETE ON wagtailcore_pagelogentry
    FOR EACH ROW EXECUTE FUNCTION operations_refuse_change();
CREATE TRIGGER page_log_never_emptied BEFORE TRUNCATE ON wagtailcore_pagelogentry
    FOR EACH STATEMENT EXECUTE FUNCTION operations_refuse_change();
-- Erasing a person (SET LOCAL portal.erasing = 'on') takes their name out of entries about their account.
CREATE TRIGGER model_log_append_only BEFORE UPDATE ON wagtailcore_modellogentry
    FOR EACH ROW WHEN (
        current_setting('portal.erasing', true) IS DISTINCT FROM 'on'
        OR NEW.label <> 'erased account'
        OR NEW.data <> '{}'
        OR to_jsonb(OLD) - '{label,data}'::text[] IS DISTINCT FROM to_jsonb(NEW) - '{label,data}'::text[]
    ) EXECUTE FUNCTION operations_refuse_change();
CREATE TRIGGER model_log_never_deleted BEFORE DELETE ON wagtailcore_modellogentry
    FOR EACH ROW EXECUTE FUNCTION operations_refuse_change();
CREATE TRIGGER model_log_never_emptied BEFORE TRUNCATE ON wagtailcore_modellogentry
    FOR EACH STATEMENT EXECUTE FUNCTION operations_refuse_change();
"""

BACKWARDS = """
DROP TRIGGER model_log_never_emptied ON wagtailcore_modellogentry;
DROP TRIGGER model_log_never_deleted ON wagtailcore_modellogentry;
DROP TRIGGER model_log_append_only ON wagtailcore_modellogentry;
DROP TRIGGER page_log_never_emptied ON wagtailcore_pagelogentry;
DROP TRIGGER page_log_append_only ON wagtailcore_pagelogentry;
DROP FUNCTION operations_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("operations", "0002_counter_entries"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
