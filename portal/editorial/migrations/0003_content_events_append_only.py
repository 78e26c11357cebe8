"""What happened to a content is never changed afterwards; the database refuses it."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION editorial_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER event_never_deleted BEFORE DELETE ON editorial_contentevent
    FOR EACH ROW EXECUTE FUNCTION editorial_refuse_change();
CREATE TRIGGER event_never_emptied BEFORE TRUNCATE ON editorial_contentevent
    FOR EACH STATEMENT EXECUTE FUNCTION editorial_refuse_change();
-- Erasing a person (SET LOCAL portal.erasing = 'on') empties person; nothing else of an event may change.
CREATE TRIGGER event_append_only BEFORE UPDATE ON editorial_contentevent
    FOR EACH ROW WHEN (
        current_setting('portal.erasing', true) IS DISTINCT FROM 'on'
        OR NEW.person_id IS NOT NULL
        OR to_jsonb(OLD) - 'person_id' IS DISTINCT FROM to_jsonb(NEW) - 'person_id'
    ) EXECUTE FUNCTION editorial_refuse_change();
"""

BACKWARDS = """
DROP TRIGGER event_append_only ON editorial_contentevent;
DROP TRIGGER event_never_emptied ON editorial_contentevent;
DROP TRIGGER event_never_deleted ON editorial_contentevent;
DROP FUNCTION editorial_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("editorial", "0002_content_event")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
