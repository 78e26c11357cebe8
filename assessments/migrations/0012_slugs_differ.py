"""No two assessments have one readable address."""

from django.db import migrations, models

import assessments.models.assessment


class Migration(migrations.Migration):
    dependencies = [("assessments", "0011_fill_slugs")]

    operations = [
        migrations.AlterField(
            "assessment",
            "slug",
            models.SlugField(
                blank=True,
                default="",
                help_text=(
                    "Ends the address: /assessments/find-your-path/. Left empty, it is made from the title. "
                    "Links to the old address stop working when you change it."
                ),
                max_length=60,
                unique=True,
                validators=[assessments.models.assessment.refuse_reserved],
                verbose_name="address",
            ),
        ),
    ]
