"""Say that what was carried over from the last time is still right."""

from datetime import datetime

from django.db import connection

from assessments.access import HOLDERS, Holder
from assessments.models import Attempt

CONFIRM = f"""
UPDATE {Attempt._meta.db_table}
SET saved_at = %(now)s, answers = (
    SELECT jsonb_object_agg(
        key,
        CASE WHEN value ? 'carried'
            THEN (value - 'carried') || jsonb_build_object('confirmed', value -> 'carried') ELSE value END
    ) FROM jsonb_each(answers)
)
WHERE id = %(id)s AND submitted_at IS NULL AND answers <> '{{}}'::jsonb AND {HOLDERS}
"""  # noqa: S608 - the table's name is the model's


def confirm_carried(attempt_id: int, *, holder: Holder, now: datetime) -> None:
    """Make all that was carried over an answer like any other; nothing where the attempt was submitted or is
    not this holder's. One UPDATE. Revisions stay: no answer has changed.
    """
    with connection.cursor() as cursor:
        cursor.execute(CONFIRM, {"id": attempt_id, "now": now, **holder.parameters})
