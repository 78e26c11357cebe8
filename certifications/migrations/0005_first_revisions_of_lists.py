"""What stands in the lists is live, each row by a first revision."""

from django.db import migrations

from portal.editorial.services.record_first_revisions import record_first_revisions, remove_first_revisions

LISTS = (
    'discipline',
    'educationreading',
    'experiencereading',
    'focusarea',
    'focustheme',
    'issuer',
    'learnerquestion',
    'level',
    'lookalike',
    'machinewrittensite',
    'namereading',
    'progression',
)


def record(apps, schema_editor):
    record_first_revisions(apps, 'certifications', LISTS)


def remove(apps, schema_editor):
    remove_first_revisions(apps, 'certifications', LISTS)


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0004_lists_by_approval'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    # Whose they are is then taken over with all other revisions.
    run_before = [('editorial', '0004_events_of_stored_revisions')]

    operations = [migrations.RunPython(record, remove)]
