"""Give each assessment a readable address, made from its title."""

from typing import Any

from django.db import migrations
from django.utils.text import slugify

# As in assessments.models.assessment when this was written.
LONGEST = 56
RESERVED = {"attempts", "claim", "history", "payer", "plan", "results"}


def fill_slugs(apps: Any, _schema_editor: Any) -> None:
    """Make an address for each; the oldest of one title gets it without a number."""
    model = apps.get_model("assessments", "Assessment")
    taken = set(RESERVED)
    for row in model.objects.filter(slug="").order_by("pk"):
        wanted = slugify(row.title)[:LONGEST].strip("-") or "assessment"
        slug, number = wanted, 1
        while slug in taken:
            number += 1
            slug = f"{wanted}-{number}"
        taken.add(slug)
        model.objects.filter(pk=row.pk).update(slug=slug)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0010_assessment_slug")]

    operations = [migrations.RunPython(fill_slugs, migrations.RunPython.noop)]
