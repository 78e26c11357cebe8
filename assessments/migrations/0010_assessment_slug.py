"""A place for readable addresses."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0009_payer_link")]

    operations = [
        # Without an index, which comes with the constraint: PostgreSQL would make it twice.
        migrations.AddField(
            "assessment", "slug", models.SlugField(blank=True, default="", max_length=60, db_index=False)
        ),
    ]
