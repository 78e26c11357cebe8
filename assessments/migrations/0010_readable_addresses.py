"""Readable addresses: each assessment gets one from its title, then they have to differ."""

from typing import Any

from django.db import migrations, models
from django.utils.text import slugify

import assessments.models.assessment

LONGEST = 56


def fill_slugs(apps: Any, _schema_editor: Any) -> None:
    """Make an address from the title of each assessment; the oldest of one title gets it without a number."""
    model = apps.get_model("assessments", "Assessment")
    taken: set[str] = set()
    for row in model.objects.order_by("pk"):
        wanted = slugify(row.title)[:LONGEST].strip("-") or "assessment"
        if wanted in assessments.models.assessment.RESERVED:
            wanted = f"{wanted}-assessment"
        number = 1
        slug = wanted
        while slug in taken:
            number += 1
            slug = f"{wanted}-{number}"
        taken.add(slug)
        model.objects.filter(pk=row.pk).update(slug=slug)


def field(**options: Any) -> models.SlugField:
    """The column."""
    return models.SlugField(
        blank=True,
        default="",
        help_text=(
            "Ends the address: /assessments/find-your-path/. Left empty, it is made from the title. Links to "
            "the old address stop working when you change it."
        ),
        max_length=60,
        validators=[assessments.models.assessment.refuse_reserved],
        verbose_name="address",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [("assessments", "0009_payer_link")]

    operations = [
        # Without its index, which comes with the constraint: PostgreSQL would make it twice.
        migrations.AddField("assessment", "slug", field(db_index=False)),
        migrations.RunPython(fill_slugs, migrations.RunPython.noop),
        migrations.AlterField("assessment", "slug", field(unique=True)),
    ]
