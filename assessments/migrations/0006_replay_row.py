"""Call what became of a submission in a replay a row of that replay."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assessments", "0005_replay")]

    operations = [
        migrations.RenameModel(old_name="ReplayedSubmission", new_name="ReplayRow"),
        migrations.AlterModelOptions(
            name="replayrow",
            options={
                "default_permissions": (),
                "verbose_name": "row of a replay",
                "verbose_name_plural": "rows of replays",
            },
        ),
    ]
