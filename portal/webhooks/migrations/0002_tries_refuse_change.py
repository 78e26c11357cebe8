"""The log of tries is never changed; the database refuses it. Deleting is for what is too old."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION webhooks_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER try_append_only BEFORE UPDATE ON webhooks_deliverytry
    FOR EACH ROW EXECUTE FUNCTION webhooks_refuse_change();
"""

BACKWARDS = """
DROP TRIGGER try_append_only ON webhooks_deliverytry;
DROP FUNCTION webhooks_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
